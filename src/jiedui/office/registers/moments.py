"""Moments of the store that rooms above may wait for."""

from django.dispatch import Signal

# inside the write's transaction, after the last check and before the first row: `areas` (codes whose rows are written), `who`
before_write = Signal()
