"""The icon that starts Saksbygger without a terminal, on each of the systems."""
