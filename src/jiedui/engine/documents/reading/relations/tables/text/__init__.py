"""Tables against the text beside them."""
