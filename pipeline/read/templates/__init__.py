"""Word templates: their files, and the tags in them as docxtpl will see them."""
