"""PDF of the Word documents: LibreOffice, the archive's format, and only claims that hold."""
