"""tiltak.xlsx: cells, rows by the description of the sheets, and the plan that they make."""
