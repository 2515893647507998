"""What a paragraph ranks or counts of a table's rows (居前三位的是…, 低于80%的有3个县) against its columns."""
