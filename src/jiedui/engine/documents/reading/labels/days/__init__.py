"""Days and the order of events."""
