"""Persons, firms, villages and things: one name written in two ways."""
