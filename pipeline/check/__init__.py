"""A case to findings: pure rules, each a small function. Every rule runs, none stops the rest."""

from __future__ import annotations

from pipeline.check.rules import CheckedCase, check

__all__ = ["CheckedCase", "check"]
