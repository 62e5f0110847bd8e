"""The finished files as they are opened: a package of parts, or the reason why it is none."""
