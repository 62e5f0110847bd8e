"""The plan: measures and their amounts, every sum, the council's budget, what is bound, decided and changed."""
