"""Titles of papers and annexes, and their numbers."""
