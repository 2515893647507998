"""Growth: from a base to a new value, told as a percentage, an increment, times (倍), 翻番 or percentage points."""
