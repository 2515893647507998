"""A whole and the parts told with it: which belong to it, and whether they add up."""
