"""Wholes and their parts: what must add up, and what is left over."""
