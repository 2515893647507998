"""Documents: arrangements of figures, and written reports read back."""
