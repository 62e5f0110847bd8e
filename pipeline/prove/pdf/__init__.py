"""The words of a PDF: those of the Word document that it was made from."""
