"""Whether two parts of the data are alike, and what of the error is mismatch."""
