"""Numbers announced against the items that are there."""
