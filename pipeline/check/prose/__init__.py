"""What has to be right in the officer's text: headings, typed numbers, abbreviations."""
