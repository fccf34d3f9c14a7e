"""The record of what an analyst set in place of ours: an `Override` for each value, with the one that it replaced."""

from __future__ import annotations

from indicia.kb.hypotheses import hypothesis
from indicia.kb.indicators import indicators
from indicia.kb.judgements_own import Added, Signature
from indicia.kb.likelihoods import Cell, Prior
from indicia.model import Observation, Origin, Override, OverrideKind


def struck(target: str, observation: Observation, signed: Signature) -> Override:
    """An observation that does not count; `target` is page/observation."""
    name = _indicator(observation.indicator)
    return _record("struck", target, name, observation.status, "", signed, indicator=observation.indicator)


def added(name: str, one: Added, origin: Origin) -> Override:
    """A report that no page has; `name` is the entry's."""
    after = f"{'present' if one.present else 'absent'}, by {origin.name}, grade {origin.grade}"
    about = _indicator(one.indicator)
    return _record("added", name, about, "", after, one.signed, indicator=one.indicator, origin=origin.id)


def graded(origin: Origin, grade: str, signed: Signature) -> Override:
    """A grade; `origin` still has ours."""
    return _record("grade", origin.id, origin.name, origin.grade, grade, signed, origin=origin.id)


def likelihood(indicator: str, ours: Cell, own: Cell, signed: Signature) -> Override:
    """A cell of the table of likelihoods."""
    name = f"{_indicator(indicator)}, under {hypothesis(own.hypothesis).name}"
    target, after = f"{indicator}/{own.hypothesis}", f"{_range(own)} {own.mark}".rstrip()
    return _record(
        "likelihood", target, name, _range(ours), after, signed, indicator=indicator, hypothesis=own.hypothesis
    )


def prior(key: str, ours: Prior, own: Prior, signed: Signature) -> Override:
    """The starting odds of a purpose; `key` is that of the entry."""
    return _record("prior", key, ours.name, _range(ours), _range(own), signed, hypothesis=ours.hypothesis)


def chosen(of: str, use: str, signed: Signature) -> Override:
    """Another reference class than that of the kind of activity: the starting odds of all purposes at once."""
    return _record("prior", of, "every purpose", f"those of the class {of}", f"those of the class {use}", signed)


def _record(
    kind: OverrideKind,
    target: str,
    name: str,
    before: str,
    after: str,
    signed: Signature,
    *,
    indicator: str = "",
    hypothesis: str = "",
    origin: str = "",
) -> Override:
    return Override(
        kind=kind, target=target, name=name, before=before, after=after, who=signed.who, when=signed.when,
        why=signed.why, indicator=indicator, hypothesis=hypothesis, origin=origin,
    )  # fmt: skip


def _range(interval: Cell | Prior) -> str:
    return f"{interval.low:g}-{interval.high:g}"


def _indicator(id: str) -> str:
    return next((i.name for i in indicators() if i.id == id), id)
