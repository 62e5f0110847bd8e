"""Numbers as people write them in Norwegian: amounts, counts, shares and years, each with its place in the text."""
