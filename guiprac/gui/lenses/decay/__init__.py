"""The factor 1 - αλ/m, and the two parts of one weight's step."""
