"""A file of YAML: its text with the place of each line, and its keys, asked for one by one."""
