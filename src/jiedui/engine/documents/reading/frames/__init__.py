"""Quantity → frame: what it counts, of whom, where, when, through whom, and what it is part of."""
