"""Slips that are no quantities: enumerations, promises, names, titles, annexes, dates, levels, old terms."""
