"""The tables of a document, and how they are counted and referred to."""
