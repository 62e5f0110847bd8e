"""A sheet of formulas: rows of named cells, where a formula and its result are one expression."""
