"""One file a command: the order of the stages, and nothing else."""
