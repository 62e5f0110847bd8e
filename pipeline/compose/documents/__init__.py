"""Each Word document as a whole: which sections, for whom, from which template."""
