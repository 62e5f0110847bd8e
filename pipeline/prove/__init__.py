"""The finished files, opened again by another way than they were written, against what was composed."""
