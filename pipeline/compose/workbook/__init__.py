"""The budget workbook, a file a sheet: formulas with their results."""
