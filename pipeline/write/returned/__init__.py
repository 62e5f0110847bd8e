"""The user's own files handed back with findings marked, and the copy for reviewing numbers."""
