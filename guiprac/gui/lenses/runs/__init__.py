"""Every run of this window, and any two side by side."""
