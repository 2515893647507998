"""Numbers as written: values with their interval, unit and period."""
