"""The same value under another name, unit, kind or period."""
