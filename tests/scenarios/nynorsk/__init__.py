"""The scenario in nynorsk: the real case with every text in both forms."""
