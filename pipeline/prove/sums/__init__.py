"""The sums of the tables, added up from the cells as they are printed."""
