"""The same case in the other form of Norwegian."""
