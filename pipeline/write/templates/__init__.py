"""Word templates: opened and patched by docxtpl, filled in a sandbox, compiled once where all of one is known."""
