"""Relations inside a table, and between a table and the text."""
