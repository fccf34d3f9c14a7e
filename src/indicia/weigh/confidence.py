"""How firm the ground is under a weighing: from the number of origins, their grades, conflict and coverage.

Analytic confidence is about the sources, never about a hypothesis, and never
shares a sentence with a likelihood (ICD 203). Source of the three words:
tradecraft.md (b): high is several good independent sources with little
conflict, moderate is credible and plausible but open, low is scant,
fragmentary or doubtful.
"""

from __future__ import annotations

import numpy as np

from indicia.kb import grades
from indicia.model import Confidence, ConfidenceWord
from indicia.weigh.evidence import Evidence

CREDIBLE = "C3"
"""The least grade of a good source: fairly reliable, possibly true."""
FEW, SEVERAL = 2, 3
"""Good origins outside the acting side that moderate and high confidence need."""
MUCH_CONFLICT = 0.5
"""From this share of disputed indicators on the sources contradict each other more than they agree."""


def confidence(evidence: Evidence, *, covered: bool) -> Confidence | None:
    """The word and what it rests on; None if nothing was reported.

    Copies and the order of reports change nothing; a source that is added
    and disputes nothing never lowers it. Without knowledge of the coverage
    it is moderate at most.
    """
    if not evidence.origins:
        return None
    least = grades.quality(CREDIBLE)
    good = sum(1 for o in evidence.origins if not o.acting_side and o.grade and grades.quality(o.grade) >= least)
    disputed = _disputed(evidence)
    return Confidence(
        word=_word(good, disputed / len(evidence.indicators), covered=covered),
        reasons=(
            f"{_number(good, 'origin')} outside the acting side of grade {CREDIBLE} or better",
            _conflict(disputed, len(evidence.indicators)),
            "coverage is good" if covered else "how well the media cover it is not known",
        ),
    )


def _word(good: int, disputed: float, *, covered: bool) -> ConfidenceWord:
    if good < FEW or disputed >= MUCH_CONFLICT:
        return "low"
    return "high" if good >= SEVERAL and not disputed and covered else "moderate"


def _disputed(evidence: Evidence) -> int:
    """Indicators that one origin reports present and another absent."""
    size = len(evidence.indicators)
    said = (np.bincount(evidence.indicator[evidence.present == v], minlength=size) > 0 for v in (True, False))
    return int(np.logical_and(*said).sum())


def _conflict(disputed: int, size: int) -> str:
    """How many of the indicators reported are disputed.

    >>> _conflict(0, 1)
    'the one indicator reported is not disputed between origins'
    >>> _conflict(2, 4)
    '2 of the 4 indicators reported are disputed between origins'
    """
    if size == 1:
        return f"the one indicator reported is {'' if disputed else 'not '}disputed between origins"
    verb = "is" if disputed <= 1 else "are"
    return f"{disputed or 'none'} of the {size} indicators reported {verb} disputed between origins"


def _number(count: int, what: str) -> str:
    return f"{count or 'no'} {what}" if count == 1 or not count else f"{count} {what}s"
