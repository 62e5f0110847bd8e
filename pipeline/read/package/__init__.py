"""The first look at an Office file, before any library opens it: what it is, and whether it is safe."""
