"""The numbers of measures that other sheets may name."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.domain.findings.finding import nearest
from pipeline.read.workbook.plan_findings import MEASURE_ENDED, MEASURE_UNKNOWN
from pipeline.read.workbook.table import Row


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of the plan's measures, and of those that have ended."""

    known: frozenset[str]
    ended: frozenset[str] = frozenset()

    def are_known(self, number: str, row: Row, key: str) -> bool:
        """Say whether a number, which stands in a field of a row, is that of a measure; another is a finding."""
        if number in self.known:
            return True
        if number in self.ended:
            row.find(MEASURE_ENDED, key, None, number, number=number)
        else:
            row.find(MEASURE_UNKNOWN, key, None, number, number=number, nearest=nearest(number, self.known))
        return False
