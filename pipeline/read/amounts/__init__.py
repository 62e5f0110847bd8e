"""An amount written in words or signs, read and proposed, never used."""
