"""How values are put in words, the same in terminal and HTML.

Likelihood terms are those of ICD 203 (row A of its table), read from the two
ends of a range. No text here names a confidence: the directive forbids a
likelihood and a confidence in one sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from indicia.kb.words import DEFAULT
from indicia.kb.words import words as terms
from indicia.model import (
    AUTHOR,
    Activity,
    BorderDistance,
    Certainty,
    Comparison,
    HypothesisRange,
    Mark,
    Party,
    Quantity,
    Stance,
    ZoneKind,
)

NOT_REPORTED = "not reported"
SHOWN_LOW, SHOWN_HIGH = 0.01, 0.99
"""Nothing is shown as 0 or 100 %: ICD 203 ends its scale at 1 and 99."""

KINDS = {
    "command_staff_exercise": "command-staff exercise",
    "live_fire": "live-fire exercise",
    "mobilization": "mobilisation",
    "other": "military activity",
}
STATUSES = {
    "under_way": "under way",
    "denied": "denied by one side",
    "hypothetical": "hypothetical: only feared, asked or supposed",
}
STANCES: dict[Stance, str] = {
    "asserts": "asserts",
    "possible": "calls possible",
    "doubts": "doubts",
    "rejects": "rejects",
}
STANCE_SYMBOLS: dict[Stance, str] = {"asserts": "●", "possible": "◐", "doubts": "◌", "rejects": "✕"}
MARKS: dict[Mark, str] = {"planned": "planned", "notified": "notified", "observed": "observed"}
MARK_WORDS = {"not_reported": NOT_REPORTED}
PRESENCE = {"present": "seen", "absent": "said not to be there", "denied": "denied"}
PRESENCE_SYMBOLS = {"present": "+", "absent": "−", "denied": "±"}
_CERTAINTIES: dict[Certainty, str] = {"asserted": "", "conditional": "as a condition"}
ZONES: dict[ZoneKind, str] = {"boilerplate": "not the article", "links": "links"}


_UNCHANGED = frozenset({"aircraft", "artillery", "infantry", "personnel", "people", "equipment", "hovercraft"})
"""Things that have no plural in s."""


def certainty(value: Certainty) -> str:
    """How firmly it is put; "" for a plain assertion."""
    return _CERTAINTIES.get(value, f"as {value}")


def spaced(code: str) -> str:
    """A code of ours as words: `far_units` -> `far units`."""
    return code.replace("_", " ")


def kind_word(activity: Activity) -> str:
    """The activity's kind as a noun phrase."""
    return KINDS.get(activity.kind, spaced(activity.kind))


def state_name(code: str) -> str:
    """The English name of a state or alliance; the code itself if the catalogue does not know it."""
    from indicia.kb import actors

    try:
        return actors.state_name(code) or code
    except (KeyError, ValueError):
        return code


def party_name(party: Party) -> str:
    """A party as a person would name it; a state by its English name whatever the page calls it."""
    return state_name(party.code) if party.code and party.kind in ("state", "alliance") else party.name


@cache
def _hypothesis_names() -> dict[str, str]:
    from indicia.kb import hypotheses

    return {h.id: h.name for h in hypotheses.hypotheses()}


def hypothesis_order() -> tuple[str, ...]:
    """Hypotheses in the catalogue's order."""
    return tuple(_hypothesis_names())


def hypothesis_name(key: str) -> str:
    """The catalogue's name of a hypothesis, or the code as words for one that it does not hold."""
    return _hypothesis_names().get(key, spaced(key))


@cache
def _indicator_names() -> dict[str, str]:
    from indicia.kb import indicators

    return {i.id: i.name for i in indicators.indicators()}


def indicator_name(key: str) -> str:
    """The catalogue's name of an indicator, or the code as words."""
    return _indicator_names().get(key, spaced(key))


def holder_name(holder: str) -> str:
    """The author's own voice reads "the author"; everybody else by name."""
    return "the author" if holder == AUTHOR else holder


def listed(items: Iterable[str]) -> str:
    """A list as prose, doubles dropped.

    >>> listed(["Russia", "Belarus", "Russia", "Serbia"])
    'Russia, Belarus and Serbia'
    """
    words = list(dict.fromkeys(items))
    return " and ".join([*([", ".join(words[:-1])] if words[1:] else []), *words[-1:]])


def capital(text: str) -> str:
    """The same text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def number(value: float) -> str:
    """A count or distance: thousands with commas, decimals only below 10."""
    return f"{value:,.1f}".removesuffix(".0") if abs(value) < 10 else f"{value:,.0f}"


def quantity(q: Quantity) -> str:
    """A number as the page gave it: hedge, value and what was counted."""
    what = _counted(q)
    if q.value is None and q.low is None and q.high is None:
        return f"{what}, no number"
    return f"{_hedged(q)} {what}"


def _counted(q: Quantity) -> str:
    """The thing counted; kinds come in the singular."""
    what = spaced(q.what)
    alone = q.value == 1 and q.low in (None, 1) and q.high in (None, 1)
    return what if alone or what.endswith("s") or what.rpartition(" ")[2] in _UNCHANGED else f"{what}s"


def _hedged(q: Quantity) -> str:
    exact = q.value if q.value is not None else q.high if q.high is not None else q.low
    assert exact is not None
    if q.low is not None and q.high is not None and q.low != q.high:
        return f"{q.low:,} to {q.high:,}"
    hedge = q.qualifier or _hedge(q)
    return f"{hedge} {exact:,}".strip()


def _hedge(q: Quantity) -> str:
    if q.low is None and q.high is None:
        return "about"
    return "up to" if q.low is None else "at least" if q.high is None else ""


def border_phrase(border: BorderDistance) -> str:
    """The distance to one foreign border."""
    name = state_name(border.country)
    if border.km <= 0:
        return f"at the border with {name} (0 km)"
    return f"{number(border.km)} km from the border with {name}"


def border_extent(border: BorderDistance) -> str:
    """How near and far the place's own extent lies from that border; "" for a point."""
    if border.high - border.low < 1:
        return ""
    return f"; the place reaches from {number(border.low)} to {number(border.high)} km"


def percent(p: float) -> str:
    """A probability in whole per cent, never 0 or 100.

    >>> percent(0.0), percent(0.123), percent(1.0)
    ('<1', '12', '>99')
    """
    if p < SHOWN_LOW:
        return "<1"
    return ">99" if p > SHOWN_HIGH else f"{p * 100:.0f}"


def percent_range(h: HypothesisRange) -> str:
    """A posterior range: `12–48 %`, or one figure if both ends round to it."""
    low, high = percent(h.p_low), percent(h.p_high)
    if low == high:
        return f"{low} %"
    return "up to 1 %" if (low, high) == ("<1", "1") else f"{low}–{high} %"


def likelihood(h: HypothesisRange, scale: str = DEFAULT) -> str:
    """The terms of a scale for a range: one term, or those of both ends; "" where both lie in gaps of the scale.

    >>> likelihood(HypothesisRange(id="x", name="x", p_low=.1, p_mid=.2, p_high=.3, prior_low=.1, prior_high=.3))
    'very unlikely to unlikely'
    """
    return terms(h.p_low, h.p_high, scale=scale)


def comparison(c: Comparison) -> str:
    """One number against one threshold, and whose number it is."""
    if c.outcome == "unknown":
        return f"{c.reading}: no figure, threshold {number(c.threshold)} {c.unit}"
    return f"{c.reading}: {_interval(c.low, c.high)} {c.unit}, {c.outcome} the threshold of {number(c.threshold)}"


def _interval(low: float | None, high: float | None) -> str:
    if low is not None and high is not None:
        return number(low) if low == high else f"{number(low)}–{number(high)}"
    if high is not None:
        return f"up to {number(high)}"
    return f"at least {number(low)}" if low is not None else "no figure"


def parties(group: Sequence[Party]) -> str:
    """Parties as prose: "Russia and Belarus"."""
    return listed(party_name(p) for p in group)
