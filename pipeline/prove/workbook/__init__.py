"""The finished budget workbook: its cells, and its formulas worked out anew."""
