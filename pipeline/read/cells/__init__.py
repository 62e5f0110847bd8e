"""What a cell means beside its value: how it is shown, and what its formula comes to."""
