"""Which paper, agency, station or blog a page is of, as far as the page itself names it.

Names stand in the margins: in the first rubric, the byline, the dateline, a
picture's credit, and in what the outlet says of itself below the text. Each
place is a piece of evidence with a weight; the name with most of it wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from indicia.model import Zone
from indicia.pages.outlet_frames import HINTED, Hint, hints
from indicia.pages.outlet_names import has_head, initials, key, sounds

ENOUGH = 2.0
"""From so much evidence on a name is the outlet's: one picture's credit, or two weaker places. Chosen on 476 pages
of bench/fresh/tuning: lower adds wrong names, higher loses papers that are named once."""

MAX_HINTS = 400
"""More are a hostile page."""
MOST_TRIED = 3


@dataclass(slots=True)
class _Candidate:
    weight: float = 0.0
    forms: list[str] = field(default_factory=list)


def outlet_of(text: str, zones: Sequence[Zone]) -> str | None:
    """The outlet's name as the page writes it, without article; None if the page does not name it.

    A short name ("Subscribe to the Mirror") is given as such if no longer one
    is on the page. An office that publishes a communique is no outlet.
    """
    found = _gathered(islice(hints(text, zones), MAX_HINTS))
    enough = [c for c in found.values() if c.weight >= ENOUGH]
    for candidate in sorted(enough, key=lambda c: -c.weight)[:MOST_TRIED]:
        if not _is_spoken_of(candidate.forms[0], text, zones):
            return _form(candidate.forms)
    return None


def _is_spoken_of(name: str, text: str, zones: Sequence[Zone]) -> bool:
    """Whether a name that does not sound like the press's is a person or thing of the text: "© 2015 Ann Roe"."""
    words = name.split()
    if len(words) < 2 or sounds(name):
        return False
    told = " ".join(text[slice(*z.span)] for z in zones if z.kind in ("body", "headline"))
    return re.search(rf"(?<!\w){re.escape(words[-1])}(?!\w)", told.replace(name, " ")) is not None


def _gathered(given: Iterable[Hint]) -> dict[str, _Candidate]:
    found: dict[str, _Candidate] = {}
    for hint in given:
        candidate = found.setdefault(key(hint.name), _Candidate())
        if hint.weight > HINTED or not candidate.forms or sounds(hint.name):
            candidate.weight += hint.weight
        candidate.forms.append(hint.name)
    for name in sorted(found, key=len):
        if found[name].weight and (better := _better(name, found)):
            found[better].weight += found[name].weight
            found[name].weight = 0.0
    return found


def _better(name: str, found: Mapping[str, _Candidate]) -> str | None:
    """The name that this one is a short or a stretched form of: "mirror", "vms", "vistula wire warsaw"."""
    others = [o for o in found if o != name and found[o].weight and _is_better(o, name)]
    return max(others, key=lambda o: found[o].weight, default=None)


def _is_better(other: str, name: str) -> bool:
    if name.startswith(other + " "):
        return not has_head(name[len(other) + 1 :])
    if other.startswith(name + " "):
        return has_head(other[len(name) + 1 :])
    return other.endswith(" " + name) or name in (initials(other), "".join(word[0] for word in other.split()))


def _form(forms: Sequence[str]) -> str:
    """The writing without capitals throughout, if there is one; "The" at the start of a sentence is no part."""
    form = next((f for f in forms if not f.isupper()), forms[0])
    words = form.split()
    return " ".join(words[1:] if len(words) > 1 and words[0].casefold() == "the" else words)
