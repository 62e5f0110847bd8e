"""Values: a place, an amount of money, years, a language, a text."""
