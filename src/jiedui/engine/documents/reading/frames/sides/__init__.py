"""Which places a text names, and who goes where."""
