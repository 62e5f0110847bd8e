"""The parts that documents are put together from: sentences, lists and charts, with their tables."""
