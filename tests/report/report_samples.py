"""Readings and assessments made by hand: one seen on the devset, the other with every slot filled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from indicia.bench.devset import load
from indicia.model import (
    Activity,
    Assessment,
    BorderDistance,
    Comparison,
    Explanation,
    Finding,
    HypothesisRange,
    Judgement,
    LookFor,
    Member,
    Origin,
    Page,
    Reading,
    Ref,
    Report,
    Span,
    TransparencyFact,
    Verdict,
    VoicedReason,
    Weighing,
    Zone,
)

ROOT = Path(__file__).parents[2]
GOMEL = (52.2, 30.2)
"""Rough centre of Gomel oblast, degrees."""


@cache
def gold(number: str) -> Reading:
    """The gold reading of a devset page, its name without the path of this machine."""
    found = next(g.reading for g in load(ROOT / "bench" / "devset") if g.id == number)
    return replace(found, page=replace(found.page, name=f"{number}.txt", raw=b""))


def span_of(page: Page, words: str) -> Span:
    """The first occurrence of some words on a page."""
    start = page.text.index(words)
    return Span(start, start + len(words))


def commissariat() -> Reading:
    """Page 048 with what resolution adds: coordinates, distances, a judgement, a voiced condition."""
    reading = gold("048")
    main = reading.activities[0]
    lat, lon = GOMEL
    place = replace(main.places[0], kind="region", region="BY-HO", lat=lat, lon=lon, radius_km=163.0)
    borders = (
        BorderDistance(country="UA", km=0.0, low=0.0, high=230.0, place=place.name),
        BorderDistance(country="RU", km=0.0, low=0.0, high=250.0, place=place.name),
    )
    activity = replace(main, places=(place,), borders=borders)
    text = reading.page
    return replace(
        reading,
        activities=(activity, *reading.activities[1:]),
        explanations=tuple(_not_hers(x) for x in reading.explanations),
        judgements=(
            Judgement(span=span_of(text, "Nothing published so far"), holder="author", verdict="no clear indication"),
        ),
        transparency=(
            *reading.transparency,
            TransparencyFact(
                activity="a1",
                mark="notified",
                value="condition",
                span=span_of(text, "If they kept the men after the last day"),
                holder="Yulia Harbatsevich",
            ),
        ),
    )


def _not_hers(x: Explanation) -> Explanation:
    return replace(x, not_voiced_by=("Yulia Harbatsevich",)) if x.holder == "author" else x


def copy_page() -> Reading:
    """A second page that repeats the first one's report in one paragraph."""
    text = "Belarus calls up reservists\n\nA mobilisation exercise will be held in Homyel oblast from 22 June.\n"
    page = Page(
        id="copy",
        name="copy.txt",
        text=text,
        language="en",
        zones=(Zone(kind="headline", span=Span(0, 27)), Zone(kind="body", span=Span(29, len(text) - 1))),
    )
    trigger = span_of(page, "mobilisation exercise")
    return Reading(page=page, activities=(Activity(id="a1", kind="mobilization", trigger=trigger, status="planned"),))


RANGES = {
    "routine_training": ("routine training", 0.12, 0.30, 0.48),
    "readiness_defence": ("readiness and defence", 0.10, 0.22, 0.41),
    "border_security": ("security of the border", 0.04, 0.11, 0.25),
    "domestic_contingency": ("unrest at home", 0.03, 0.09, 0.22),
    "third_party_cover": ("cover for a third party", 0.01, 0.05, 0.14),
    "attack_preparation": ("preparation of an attack", 0.0005, 0.002, 0.008),
    "other": ("something else", 0.05, 0.13, 0.30),
}


def weighing() -> Weighing:
    """Ranges that overlap: no clear indication."""
    return Weighing(
        hypotheses=tuple(
            HypothesisRange(id=k, name=n, p_low=a, p_mid=b, p_high=c, prior_low=a / 2, prior_high=min(1.0, c * 1.2))
            for k, (n, a, b, c) in RANGES.items()
        ),
        verdict=Verdict(
            word="no clear indication",
            hypothesis=None,
            reasons=("The ranges of the first three hypotheses overlap.", "Both observations fit most of them."),
            linchpins=("whether the reservists go home after 16 July",),
        ),
        next=(
            LookFor(indicator="troops_stay_after_end", name="troops stay after the stated end", gain_bits=0.41),
            LookFor(indicator="interior_troops", name="interior troops take part", gain_bits=0.22),
        ),
        reference_class="national exercises in Europe, 1991-2024",
        weight_bits=0.64,
    )


def findings(page: str, evidence: Span) -> tuple[Finding, ...]:
    """One finding of each result."""
    return (
        Finding(
            norm="VD-N1", pack="vd2011", title="Notify 42 days ahead from 9,000 troops",
            citation="Vienna Document 2011, 40.1.1",
            result="cannot be judged", reason="No number of troops is reported.",
            comparisons=(
                Comparison(
                    reading="as announced", low=None, high=None, threshold=9000, unit="troops", outcome="unknown"
                ),
                Comparison(
                    reading="estimate", low=None, high=13000, threshold=9000, unit="troops", outcome="may be above"
                ),
            ),
            not_reported=("troops",), would_settle=("How many troops take part, under one command?",), checked=True,
        ),
        Finding(
            norm="GP-1", pack="good practice", title="Dates made public ahead", citation="good practice, no treaty",
            result="consistent", reason="The dates were public a fortnight ahead.", evidence=(Ref(page, evidence),),
        ),
        Finding(
            norm="BL-UA-1", pack="bilateral", title="Neighbour told of exercises in the border zone",
            citation="Agreement of 2001, art. 3", result="not consistent", reason="The page says that nobody was told.",
        ),
        Finding(
            norm="WPNS-1", pack="wassenaar", title="Missile launch notice", citation="HCOC 4.a",
            result="not applicable", reason="No missile is launched.",
        ),
    )  # fmt: skip


def assessment() -> Assessment:
    """Page 048 and its copy, weighed: no clear indication."""
    first, second = commissariat(), copy_page()
    activity, page = first.activities[0], first.page.id
    dates_public = first.transparency[0].span
    return Assessment(
        activity=activity,
        as_of=date(2022, 6, 15),
        weighing=weighing(),
        readings=(first, second),
        members=(Member(page=page, activity=activity), Member(page="copy", activity=second.activities[0])),
        because=("Pages copy and 048: both name Belarus as taking part; their dates agree.",),
        findings=findings(page, dates_public),
        explanations=tuple(VoicedReason(page=page, explanation=x) for x in first.explanations),
        origins=(
            Origin(id="n1", name="Borderlands Review", kind="outlet", grade="F6", relays=("copy.txt",)),
            Origin(id="n2", name="regional commissariat", kind="state body", grade="B3", acting_side=True),
        ),
        reports=tuple(
            Report(indicator=o.indicator, present=True, origin=f"n{n}", refs=(Ref(page, o.span),))
            for n, o in enumerate(first.observations, 1)
        ),
    )


def nothing() -> Assessment:
    """A page without any military activity."""
    page = Page(
        id="n", name="bake.txt", text="The bakers won.\n", language="en", zones=(Zone(kind="body", span=Span(0, 15)),)
    )
    empty = Weighing(hypotheses=(), verdict=Verdict(word="not enough reported"))
    return Assessment(activity=None, as_of=None, weighing=empty, readings=(Reading(page=page),))
