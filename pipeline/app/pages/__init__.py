"""The pages. A file that is put here is found by itself: its PAGES say at which addresses it answers."""
