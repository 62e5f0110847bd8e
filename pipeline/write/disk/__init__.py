"""Places on the disk that one run has for itself, also when two run at once or one is killed."""
