"""Shares, rates and completion: the pair a rate is worked out from, and what follows if it does not fit."""
