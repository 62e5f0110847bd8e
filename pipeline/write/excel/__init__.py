"""Workbooks: the budget workbook and the user's own, from typed cells."""
