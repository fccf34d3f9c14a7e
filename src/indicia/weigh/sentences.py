"""The verdict in plain sentences. Likelihood and confidence never share one."""

from __future__ import annotations

from collections.abc import Sequence

from indicia.kb.likelihoods import Row
from indicia.model import HypothesisRange, Origin
from indicia.weigh.judge import LEAD_ODDS, WEIGHT_FLOOR_BITS

NAMED = 3
"""So many rivals are named when no reason stands out."""


def percent(p: float) -> str:
    """A probability without a false 0 or 100.

    >>> percent(0.001), percent(0.256), percent(0.9999)
    ('under 1', '26', 'over 99')
    """
    if p < 0.01:
        return "under 1"
    return "over 99" if p > 0.99 else f"{p * 100:.0f}"


def span(h: HypothesisRange) -> str:
    """Name and range of a hypothesis; ends that read alike are written once."""
    low, high = percent(h.p_low), percent(h.p_high)
    return f"{h.name} ({low if low == high else f'{low} to {high}'} %)"


def extent(indicators: int, origins: Sequence[Origin]) -> str:
    """How much was reported, by how many first sayers."""
    if not indicators:
        return "Nothing that could be weighed was reported."
    signs = "1 indicator is reported" if indicators == 1 else f"{indicators} indicators are reported"
    if len(origins) == 1:
        return f"{signs}, and all of it goes back to one origin, {origins[0].name}."
    return f"{signs}, by {len(origins)} independent origins."


def not_enough(bits: float) -> str:
    """Why nothing can be said yet."""
    return (
        f"What was reported hardly tells one reason from another: {bits:.1f} bits of evidence, "
        f"and no judgement is made under {WEIGHT_FLOOR_BITS:.0f}."
    )


def no_clear(ranked: Sequence[HypothesisRange]) -> str:
    """Which reasons stay open."""
    named = "; ".join(span(h) for h in ranked[:NAMED])
    return f"The reports fit several reasons, and none is ahead by a margin: {named}."


def leaning(first: HypothesisRange, second: HypothesisRange) -> str:
    """What comes first, and by how much."""
    return (
        f"{_capital(span(first))} comes first, more than {LEAD_ODDS:.0f} times as likely at mid-points as "
        f"{span(second)}, the next."
    )


def ahead_but(first: HypothesisRange) -> str:
    """Ahead over the whole range, but not without its props."""
    return f"{_capital(first.name)} is ahead whatever values the ranges take, but not when one part is left out."


def not_ahead(first: HypothesisRange) -> str:
    """Why a lead is not more than that."""
    return f"The ranges are too wide to say that {first.name} is ahead whatever values they take."


def indicated(first: HypothesisRange) -> str:
    """What holds, and against which changes."""
    return (
        f"{_capital(span(first))} is ahead of every other reason whatever values the ranges take, also when any one "
        "origin, any one indicator or everything from the acting side is left out."
    )


def own_figures(rows: Sequence[Row]) -> tuple[str, ...]:
    """That cells of the table are the user's, if any are."""
    files = [c.own for r in rows for c in r.cells if c.own]
    if not files:
        return ()
    cells = "1 likelihood is" if len(files) == 1 else f"{len(files)} likelihoods are"
    return (f"{cells} set by {', '.join(sorted(set(files)))}, in place of ours.",)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
