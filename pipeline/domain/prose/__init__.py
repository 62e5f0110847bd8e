"""The officer's text and the wording: their headings, fields, phrases and two forms of Norwegian."""
