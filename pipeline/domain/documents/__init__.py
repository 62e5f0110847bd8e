"""What is composed, as typed fields, and what a Word template may use of it."""
