"""Lessons in the real window: the column that tells them, and what they do to the window while they are open."""
