"""The numbers that people wrote, each tied to what it is about and compared with what the plan has for that."""
