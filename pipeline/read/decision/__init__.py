"""The sheet `Vedtak`: what the council decided, point by point and amount by amount."""
