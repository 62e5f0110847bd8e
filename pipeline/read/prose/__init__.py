"""tekster.docx: headings, paragraphs, lists and runs."""
