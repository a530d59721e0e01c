"""guiprac: practise, see and use the practical side of deep learning."""

__version__ = "0.1.0"
