"""Findings as text and JSON, and what the commands print."""
