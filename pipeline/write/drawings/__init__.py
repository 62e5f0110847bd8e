"""Drawings in Word documents: the arms, and charts that Word can edit."""
