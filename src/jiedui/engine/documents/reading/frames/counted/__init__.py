"""What a number counts: its own noun, one lent by the sentence, or one inherited from its host."""
