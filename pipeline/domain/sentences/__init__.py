"""The sentences of a text as people write them in Norwegian, with the numbers, words and names in each."""
