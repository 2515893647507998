"""The official table and what opens out of it: the sheet, a cell, its course, stored days and areas side by side."""
