"""The user's workbook: the one description of its sheets and columns, and what a rollover carries."""
