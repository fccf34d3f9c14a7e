"""Activities by hand for the tests of norms."""

from __future__ import annotations

from dataclasses import replace

from indicia.model import (
    Activity,
    BorderDistance,
    Finding,
    Party,
    Place,
    Quantity,
    Span,
    TransparencyFact,
    When,
)
from indicia.norms import check

AT = Span(0, 5)


def number(
    value: int | None = None,
    *,
    low: int | None = None,
    high: int | None = None,
    qualifier: str = "",
    holder: str = "author",
    basis: str = "reported",
    what: str = "troops",
) -> Quantity:
    """An exact number unless bounds or a qualifier are given."""
    if value is not None and not qualifier and low is None and high is None:
        low = high = value
    return Quantity(
        what=what, span=AT, value=value, low=low, high=high, qualifier=qualifier, holder=holder, basis=basis
    )


def at(name: str, country: str | None, **more: object) -> Place:
    return Place(name=name, span=AT, country=country, **more)


def when(edtf: str | None) -> When | None:
    return When(span=AT, edtf=edtf) if edtf else None


def border(country: str, low: float, high: float) -> BorderDistance:
    return BorderDistance(country=country, km=low, low=low, high=high, place="here")


def activity(
    *codes: str,
    kind: str = "exercise",
    start: str | None = "2016-06-07",
    end: str | None = None,
    troops: tuple[Quantity, ...] = (),
    forces: tuple[str, ...] = (),
    places: tuple[Place, ...] | None = None,
    **more: object,
) -> Activity:
    """An exercise in the first actor's country unless told otherwise."""
    names = codes or ("PL",)
    return Activity(
        id="a1",
        kind=kind,
        trigger=AT,
        actors=tuple(Party(name=c, code=c) for c in names),
        forces=tuple(Party(name=f, kind="formation") for f in forces),
        places=(at(names[0], names[0]),) if places is None else places,
        start=when(start),
        end=when(end),
        troops=troops,
        **more,
    )


def told(**marks: str) -> tuple[TransparencyFact, ...]:
    """Facts such as told(notified="yes")."""
    return tuple(TransparencyFact(activity="a1", mark=m, value=v, span=AT) for m, v in marks.items())


def findings(a: Activity, **kwargs: object) -> dict[str, Finding]:
    return {f.norm: f for f in check(a, **kwargs)}


def results(a: Activity, **kwargs: object) -> dict[str, str]:
    return {norm: f.result for norm, f in findings(a, **kwargs).items()}


__all__ = ["activity", "at", "border", "findings", "number", "replace", "results", "told", "when"]
