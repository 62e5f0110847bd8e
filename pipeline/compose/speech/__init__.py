"""How a document speaks: numbers, years, amounts, names and lists, in one language."""
