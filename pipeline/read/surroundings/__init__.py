"""The places of findings in what stands around them: cells, paragraphs and lines as their owner sees them."""
