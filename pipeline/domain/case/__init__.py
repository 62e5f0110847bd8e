"""The case: everything that a council decides on at once, and the choices made for it."""
