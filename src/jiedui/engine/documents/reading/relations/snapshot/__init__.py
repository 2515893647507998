"""With a snapshot every question is known: numbers are matched to the lines of the table and compared with them."""
