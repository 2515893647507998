"""One quantity with two values, wherever it is said."""
