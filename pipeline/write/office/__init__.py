"""What every Office file needs: its package, the marks of language, widths, and why a file was refused."""
