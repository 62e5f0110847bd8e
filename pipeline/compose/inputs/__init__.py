"""The files that the user begins with: a new case, and last year's case rolled over."""
