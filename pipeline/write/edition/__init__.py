"""The folder of an edition: whole or not at all, with its receipt."""
