"""Files to a case whose values know their place, and findings. The only code that opens an input or a template."""
