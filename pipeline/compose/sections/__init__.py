"""The parts that documents are put together from: sentences, tables and charts."""
