"""What the documents in the other form of Norwegian lack: texts of cells, names, and parts of the text."""
