"""The proposal: which points apply, of a municipality (K), of the council (R) and in December (D)."""
