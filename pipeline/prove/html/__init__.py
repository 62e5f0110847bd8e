"""A finished web page, read again tag by tag: its text, its numbers and its charts are those that were composed."""
