"""Word documents: templates filled, and what a template cannot say."""
