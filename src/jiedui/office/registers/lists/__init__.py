"""Lists of a register's rows: what an address asks, which rows that is, a page of them, and their counts and sums."""
