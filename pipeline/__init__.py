"""Saksbygger: from a region's measures in Excel and prose in Word to the case documents its councils decide on."""

__version__ = "0.1.0"
