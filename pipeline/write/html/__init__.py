"""A document as one web page of its own: from the same fields as Word, with no script and no request to anybody."""
