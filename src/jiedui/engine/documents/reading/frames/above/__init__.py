"""What headings say of the numbers below them: year, place, and whether they are aims."""
