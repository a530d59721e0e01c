"""Inverted dropout step by step, at test time, unit by unit, and its J."""
