"""Histograms of W, a and dW over time, and how much each layer learns."""
