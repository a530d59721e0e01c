"""Inputs raw, centred and scaled; contours of J; the largest learning rate."""
