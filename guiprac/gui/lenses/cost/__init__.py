"""J as a stack of its parts, norms of the layers, exact zeros."""
