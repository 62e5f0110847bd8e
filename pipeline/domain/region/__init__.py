"""The council, its municipalities, and how they share costs."""
