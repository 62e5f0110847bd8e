"""Whether a Word template can be filled, told from its tags before anything is composed."""
