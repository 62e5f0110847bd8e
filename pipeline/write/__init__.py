"""Fields to files: .docx, .xlsx, findings, receipt, the edition's folder. The only code that writes a file."""
