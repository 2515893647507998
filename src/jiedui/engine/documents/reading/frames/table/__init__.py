"""A table's row read like a sentence: its label, its cells, their units."""
