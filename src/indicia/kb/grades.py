"""Admiralty grades as rates, and the grade that a kind of source has until somebody judges it (kb/data/grades.yaml)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from indicia.errors import UsageError
from indicia.kb.catalogue import document, entries, fault, share_of, text_of, texts_of

FILE = "grades.yaml"
_NOISE = re.compile(r"\b(?:the|news|agency|press|state|service|company|firm|television|tv)\b")


class Rates(NamedTuple):
    """P(reported present | it is so) and P(reported present | it is not so)."""

    sensitivity: float
    false_report: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginKind:
    """A kind of first sayer with its grade. What is not `counted` is shown and never weighed."""

    id: str
    grade: str
    counted: bool
    meaning: str


def quality(grade: str) -> float:
    """How much a report of this grade tells, from 0 (nothing) to 1.

    F and 6 mean unknown: they lie between, not at the bottom.

    Raises:
        UsageError: `grade` is not a letter A-F and a digit 1-6.

    >>> quality("D4") < quality("F6") < quality("C3")
    True
    """
    letters, digits = _shares()
    if len(grade) != 2 or grade[0] not in letters or grade[1] not in digits:
        raise UsageError(f"{grade!r} is no Admiralty grade. Write a letter A-F and a digit 1-6, such as B2.")
    return letters[grade[0]] * digits[grade[1]]


@cache
def rates(grade: str) -> Rates:
    """Sensitivity and false-report rate of a grade; the better the grade, the wider they lie apart.

    >>> rates("A1")
    Rates(sensitivity=0.95, false_report=0.01)
    """
    data = document(FILE)
    q = quality(grade)
    neutral, best, worst = (share_of(data, f, file=FILE) for f in ("neutral", "best_sensitivity", "best_false_report"))
    if not 0 < worst < neutral < best < 1:
        fault(FILE, "neutral", f"is {neutral!r}; it must lie between best_false_report and best_sensitivity.")
    return Rates(round(neutral + q * (best - neutral), 12), round(neutral - q * (neutral - worst), 12))


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A well-known first sayer under several names; `state` owns or runs it."""

    names: frozenset[str]
    kind: str
    state: str | None = None


@cache
def kinds() -> tuple[OriginKind, ...]:
    """All kinds of origin, the most trusted first."""
    return tuple(_kind(entry) for entry in entries(document(FILE), file=FILE, key="kinds"))


def kind(id: str) -> OriginKind:
    """The kind of origin with this id.

    Raises:
        KnowledgeError: There is none.
    """
    return next((k for k in kinds() if k.id == id), None) or fault(FILE, f"kinds.{id}", "is no kind of origin.")


@cache
def bodies() -> tuple[Body, ...]:
    """Well-known agencies, imagery firms and missions, with the state that owns or runs them."""
    return tuple(
        Body(
            names=frozenset(n.casefold() for n in texts_of(entry, "names", file=FILE)),
            kind=kind(text_of(entry, "kind", file=FILE)).id,
            state=entry.get("state"),
        )
        for entry in entries(document(FILE), file=FILE, key="bodies")
    )


def body(name: str) -> Body | None:
    """The well-known body of this name, if it is one.

    >>> body("the Xinhua agency").state, body("Press TV").state, body("the Associated Press").kind
    ('CN', 'IR', 'agency')
    """
    said = {plain(name), _without_article(name)}
    return next((b for b in bodies() if said & b.names), None)


def plain(name: str) -> str:
    """A body's name without "the", "agency" and the like, in lower case: "the AFP news agency" is "afp".

    A name of nothing else stays: "Press TV" is "press tv".
    """
    return " ".join(_NOISE.sub(" ", name.casefold()).split()) or _without_article(name)


def _without_article(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


@cache
def denial_grade() -> str:
    """The best grade that a denial by the acting side can have."""
    grade = text_of(document(FILE), "acting_side_denial", file=FILE)
    quality(grade)
    return grade


def denied(grade: str) -> str:
    """The grade of what the acting side says is absent: its own, or the cap if that is lower.

    >>> denied("B2"), denied("E5")
    ('D4', 'E5')
    """
    return min(grade, denial_grade(), key=quality)


@cache
def _shares() -> tuple[dict[str, float], dict[str, float]]:
    data = document(FILE)
    letters, digits = (
        {text_of(e, "id", file=FILE): share_of(e, "share", file=FILE) for e in entries(data, file=FILE, key=key)}
        for key in ("letters", "digits")
    )
    return letters, digits


def _kind(entry: dict[str, Any]) -> OriginKind:
    grade = text_of(entry, "grade", file=FILE)
    quality(grade)
    counted = entry.get("counted")
    if not isinstance(counted, bool):
        fault(FILE, f"kinds.{entry['id']}.counted", f"is {counted!r}, not true or false.")
    return OriginKind(id=entry["id"], grade=grade, counted=counted, meaning=text_of(entry, "meaning", file=FILE))
