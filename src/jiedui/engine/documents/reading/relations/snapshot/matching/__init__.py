"""Which lines of the table the words around a number ask for."""
