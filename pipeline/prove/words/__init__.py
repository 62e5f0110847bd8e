"""The words of a finished Word document: those of its template with those that were composed, and no others."""
