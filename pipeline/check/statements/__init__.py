"""The texts that people wrote, what they may speak of, and what the plan has for that."""
