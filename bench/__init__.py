"""How fast the papers are made."""
