"""What the user's own YAML files share: how they are read, and how a wrong value is told.

A fault carries the path of keys; `yaml_lines.complain` finds the line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeVar

from indicia.errors import KnowledgeError
from indicia.kb.hypotheses import OTHER, hypotheses
from indicia.kb.marks import mark, marks, named_mark
from indicia.kb.yaml_lines import Fault, Path, complain, file_text, parse

ENDS = ("low", "high")
MARK = "mark"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file of the user's: its plain values, and what is needed to say where a wrong one stands."""

    path: str
    text: str
    data: Any

    def wrong(self, fault: Fault) -> KnowledgeError:
        """A fault as an error with file, line and key."""
        return complain(fault, text=self.text, file=self.path)


def open_own(path: str) -> OwnFile:
    """The values of a YAML file.

    Raises:
        KnowledgeError: Unreadable, no YAML, or a key given twice.
    """
    text = file_text(path)
    return OwnFile(path, text, parse(text, file=path))


def read_own(path: str, reader: Callable[[Any], T]) -> T:
    """What `reader` makes of the values of a YAML file; its `Fault` becomes an error with file, line and key.

    Raises:
        KnowledgeError: As `open_own`, or a fault.
    """
    own = open_own(path)
    try:
        return reader(own.data)
    except Fault as fault:
        raise own.wrong(fault) from fault


def mapping(value: Any, at: Path) -> dict[str, Any]:
    """A value that must be a mapping with texts as keys."""
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise Fault(at, f"is {shown(value)}, not a mapping whose keys are texts.")
    return value


def only(entry: Mapping[str, Any], fields: Iterable[str], at: Path, *, has: str) -> None:
    """Complain of a key that is not among the fields; `has` says which there are."""
    known = list(fields)
    for key in entry:
        if key not in known:
            raise Fault((*at, key), f"is not known here. {has}{near(key, known)}")


def text_in(entry: Mapping[str, Any], key: str, at: Path, *, ask: str) -> str:
    """A text that must be there and not blank; `ask` says what is wanted."""
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise Fault((*at, key), f"is {shown(value)}, not a text. {ask}")
    return " ".join(value.split())


def interval_in(entry: Mapping[str, Any], at: Path) -> tuple[float, float]:
    """Low and high with 0 < low <= high < 1: a probability of 0 or 1 would admit no evidence against it."""
    low, high = (_probability(entry, key, at) for key in ENDS)
    if low > high:
        raise Fault((*at, "low"), f"is {low!r}, above high, which is {high!r}.")
    return low, high


def likelihood_in(entry: Mapping[str, Any], at: Path) -> tuple[float, float, str]:
    """Low, high and mark ("" if none) of a cell that is given by its ends or by an ACH mark."""
    if MARK not in entry:
        return (*interval_in(entry, at), "")
    both = next((key for key in ENDS if key in entry), None)
    if both:
        raise Fault((*at, both), f"is {shown(entry[both])} beside a mark. Give the mark, or low and high.")
    value = entry[MARK]
    id = named_mark(value) if isinstance(value, str) and value.strip() else None
    if id is None:
        raise Fault((*at, MARK), f"is {shown(value)}, no mark. Write one of {', '.join(m.id for m in marks())}, or NA.")
    chosen = mark(id)
    return chosen.low, chosen.high, id


def cell_at(indicator: str, hypothesis: str, known: Mapping[str, Iterable[str]], at: Path) -> None:
    """Complain of a cell that the table of likelihoods does not have."""
    if indicator not in known:
        hint = near(indicator, known)
        raise Fault(at[:-1], f"is no indicator. `indicia catalogue indicators` lists them.{hint}")
    if hypothesis == OTHER:
        raise Fault(at, "has no cells: `other` is the geometric mean of the named purposes.")
    purpose_at(hypothesis, at)


def purpose_at(hypothesis: str, at: Path) -> None:
    """Complain of a purpose that the catalogue does not have."""
    ids = [h.id for h in hypotheses()]
    if hypothesis not in ids:
        raise Fault(at, f"is no purpose. `indicia catalogue hypotheses` lists them.{near(hypothesis, ids)}")


def near(id: str, known: Iterable[str]) -> str:
    """The nearest known id as a question, "" if none is near.

    >>> near("birdging", ["bridging", "fuel_forward"])
    " Did you mean 'bridging'?"
    """
    found = get_close_matches(id, list(known), n=1)
    return f" Did you mean {found[0]!r}?" if found else ""


def shown(value: Any) -> str:
    """A value as a complaint shows it."""
    if isinstance(value, list):
        return f"a list of {len(value)}"
    return "missing" if value is None else repr(value)


def _probability(entry: Mapping[str, Any], key: str, at: Path) -> float:
    value = entry.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1:
        raise Fault((*at, key), f"is {shown(value)}, not a number between 0 and 1 (both excluded).")
    return float(value)
