"""Copies -> origins: who said it first, counted once."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clock import cpu_seconds
from indicia.bench.devset import load
from indicia.model import (
    Activity,
    ActivityGroup,
    Attribution,
    Member,
    Observation,
    Page,
    Party,
    Reading,
    Span,
    Zone,
)
from indicia.resolve.origins import for_group
from indicia.resolve.origins_copies import copies
from indicia.weigh import weigh

DEVSET = Path(__file__).resolve().parents[2] / "bench" / "devset"
STORY = (
    "Columns of fuel lorries reached the woods south of Brest during the night, and people in two villages "
    "counted more than forty of them before sunrise. A pontoon bridge lies over the river since Monday. "
    "Belarusian defence ministry spokesman Ivan Petrov said that reservists were called up for five days. "
    "Three US officials said that blood had been brought forward. Analyst Anna Nowak of the Eastern Institute "
    "sees no reason for alarm, because the same range is used every summer by the same brigade."
)
OTHER = (
    "In the capital nobody talks of anything but the harvest this week, which has been poor after a wet spring. "
    "On the road to the south our correspondent met a dozen fuel lorries with military plates, parked in a row."
)
DRILL = Activity(id="a1", kind="exercise", trigger=Span(0, 7), actors=(Party(name="Belarus", code="BY"),))


def page(id: str, text: str = STORY, *, outlet: str | None = None, day: int = 1) -> Page:
    return Page(
        id=id, name=f"{id}.txt", text=text, language="en", zones=(Zone(kind="body", span=Span(0, len(text))),),
        outlet=outlet, published=date(2022, 2, day),
    )  # fmt: skip


def saw(indicator: str, holder: str = "author", *, status: str = "present", certainty: str = "asserted", at: int = 0):
    return Observation(
        id=f"{indicator}-{holder}-{status}", activity="a1", indicator=indicator, status=status,
        span=Span(at, at + 5), holder=holder, certainty=certainty,
    )  # fmt: skip


def says(source: str, kind: str = "person") -> Attribution:
    start = max(0, STORY.find(source))
    return Attribution(
        id=source, source=source, source_kind=kind, source_span=Span(start, start + 5), content=(Span(10, 40),)
    )


def reading(p: Page, *observations: Observation, sources: tuple[Attribution, ...] = ()) -> Reading:
    return Reading(page=p, activities=(DRILL,), observations=observations, attributions=sources)


def group(*readings: Reading) -> ActivityGroup:
    return ActivityGroup(activity=DRILL, members=tuple(Member(page=r.page.id, activity=DRILL) for r in readings))


def run(*readings: Reading):
    return for_group(group(*readings), readings)


def test_the_same_page_under_five_names_counts_once() -> None:
    pages = [reading(page(f"p{n}", outlet=f"Outlet {n}", day=n), saw("fuel_forward")) for n in range(1, 6)]
    origins, reports = run(*pages)
    assert [o.name for o in origins] == ["Outlet 1"]
    assert origins[0].relays == ("Outlet 2", "Outlet 3", "Outlet 4", "Outlet 5")
    assert len(reports) == 1
    assert len(reports[0].refs) == 5
    once = run(pages[0])
    assert weigh(reports, origins).hypotheses == weigh(once[1], once[0]).hypotheses


def test_a_copy_that_credits_the_wire_service_makes_the_service_the_origin() -> None:
    copy = reading(page("p1", "MINSK (Lake Wire) - " + STORY, outlet="Courier", day=1), saw("fuel_forward", at=20))
    wire = reading(page("p2", outlet="Lake Wire", day=2), saw("fuel_forward"))
    origins, _ = run(copy, wire)
    assert [(o.name, o.relays) for o in origins] == [("Lake Wire", ("Courier",))]


def test_a_story_with_a_new_first_sentence_is_still_a_copy() -> None:
    changed = "From our own desk, which has the following. " + STORY.replace("since Monday", "since yesterday")
    assert copies([page("a"), page("b", changed), page("c", OTHER)]) == (0, 0, 2)


def test_a_story_inside_a_longer_page_is_a_copy() -> None:
    more = " ".join(f"Paragraph {n} of the chronicle tells of matter {n * 7} in town {n * 3}." for n in range(20))
    assert copies([page("a"), page("b", f"{more} {STORY}")]) == (0, 0)


def test_a_short_quotation_that_two_pages_share_makes_no_copy() -> None:
    quote = "The bridge will stay where it is for weeks, the colonel said."
    assert copies([page("a", f"{STORY} {quote}"), page("b", f"{OTHER} {quote}")]) == (0, 1)


@pytest.mark.parametrize(("one", "two"), [("007", "047"), ("022", "035")])
def test_rewritten_wire_stories_of_the_devset_are_copies(one: str, two: str) -> None:
    gold = {g.id: g.reading.page for g in load(DEVSET)}
    assert copies([gold[one], gold["001"], gold[two]]) == (0, 1, 0)


def test_pages_of_the_devset_without_a_common_origin_are_no_copies() -> None:
    gold = [g for g in load(DEVSET) if g.origin is None]
    assert copies([g.reading.page for g in gold]) == tuple(range(len(gold)))


def test_two_thousand_pages_are_compared_in_seconds() -> None:
    texts = [" ".join(f"w{n * 17 % 911}{m * 31 % 97}" for m in range(200)) for n in range(1000)]
    pages = [page(f"p{n}", texts[n % 1000]) for n in range(2000)]
    found: list[tuple[int, ...]] = []
    assert cpu_seconds(lambda: found.append(copies(pages))) < 8
    assert found[0][1000:] == found[0][:1000]


def test_two_pages_about_one_thing_in_their_own_words_are_two_origins() -> None:
    origins, _ = run(
        reading(page("a", outlet="Polissia Today"), saw("fuel_forward")),
        reading(page("b", OTHER, outlet="River Post"), saw("fuel_forward")),
    )
    assert sorted(o.name for o in origins) == ["Polissia Today", "River Post"]


def test_two_pages_of_one_outlet_are_one_origin() -> None:
    origins, _ = run(
        reading(page("a", outlet="River Post"), saw("fuel_forward")),
        reading(page("b", OTHER, outlet="River Post"), saw("fuel_forward")),
    )
    assert len(origins) == 1


def test_a_ministry_over_two_outlets_is_one_origin_and_the_acting_side() -> None:
    ministry = says("Belarusian defence ministry", "organisation")
    told = saw("reservists_called_up", "Belarusian defence ministry")
    origins, reports = run(
        reading(page("a", outlet="Polissia Today"), told, sources=(ministry,)),
        reading(page("b", OTHER, outlet="River Post"), told, sources=(ministry,)),
    )
    assert [(o.id, o.kind, o.grade, o.acting_side) for o in origins] == [("state:BY", "ministry", "B2", True)]
    assert origins[0].relays == ("Polissia Today", "River Post")
    assert len(reports) == 1


@pytest.mark.parametrize(
    ("holder", "kind", "key", "expected", "acting"),
    [
        ("Ivan Petrov", "person", "state:BY", "ministry", True),
        ("Anna Nowak", "person", "person:nowak", "expert", False),
        ("three US officials", "anonymous", "anonymous:US", "anonymous", False),
        ("Minsk", "state", "state:BY", "ministry", True),
        ("the defence ministry", "organisation", "state:BY", "ministry", True),
        ("Alexander Lukashenko", "person", "state:BY", "ministry", True),
        ("BelTA", "organisation", "state:BY", "agency", True),
        ("Russian defence ministry", "organisation", "state:RU", "official", False),
        ("NATO", "organisation", "state:NATO", "official", False),
        ("Maxar", "organisation", "satellite_firm:maxar", "satellite_firm", False),
        ("OSCE mission", "organisation", "state:OSCE", "observer_mission", False),
        ("Reuters", "organisation", "agency:reuters", "agency", False),
        ("a villager", "person", "witness:a villager", "witness", False),
        ("Eastern Institute", "organisation", "body:eastern institute", "expert", False),
        ("a Belarusian officer", "anonymous", "anonymous:BY", "anonymous", True),
    ],
)
def test_who_a_holder_is(holder: str, kind: str, key: str, expected: str, acting: bool) -> None:
    origins, _ = run(reading(page("a"), saw("fuel_forward", holder), sources=(says(holder, kind),)))
    assert [(o.id, o.kind, o.acting_side) for o in origins] == [(key, expected, acting)]


def test_readers_are_never_counted() -> None:
    assert run(reading(page("a"), saw("fuel_forward", "luka"), sources=(says("luka", "reader"),))) == ((), ())


def test_a_comment_is_never_counted_even_without_a_holder() -> None:
    text = page("a")
    zones = (Zone(kind="body", span=Span(0, 200)), Zone(kind="comment", span=Span(201, len(STORY))))
    assert run(reading(replace(text, zones=zones), saw("fuel_forward", at=250))) == ((), ())


@pytest.mark.parametrize("certainty", ["possible", "hypothetical", "conditional"])
def test_a_guess_is_no_report(certainty: str) -> None:
    assert run(reading(page("a"), saw("fuel_forward", certainty=certainty))) == ((), ())


def test_an_observation_of_another_activity_is_left_out() -> None:
    stray = replace(saw("fuel_forward"), activity="a2")
    assert run(reading(page("a"), stray)) == ((), ())


def test_a_denial_without_its_holder_is_left_out_and_with_him_it_is_an_absence() -> None:
    assert run(reading(page("a"), saw("blood_supplies", status="denied"))) == ((), ())
    denied = saw("blood_supplies", "Hanna Maliar", status="denied")
    _, reports = run(reading(page("a"), denied, sources=(says("Hanna Maliar"),)))
    assert [r.present for r in reports] == [False]


def test_a_page_without_an_outlet_is_of_unknown_grade() -> None:
    origins, _ = run(reading(page("a"), saw("fuel_forward")))
    assert [(o.kind, o.grade) for o in origins] == [("page", "F6")]


def test_a_state_agency_of_the_acting_side_is_the_acting_side() -> None:
    origins, _ = run(reading(page("a", outlet="BelTA"), saw("fuel_forward")))
    assert origins[0].acting_side


def test_a_page_that_only_passes_on_one_official_is_his_voice() -> None:
    ministry = replace(says("Belarusian defence ministry", "organisation"), content=(Span(0, 400),))
    origins, _ = run(reading(page("a", outlet="River Post"), saw("fuel_forward"), sources=(ministry,)))
    assert [o.id for o in origins] == ["state:BY"]


def test_order_of_pages_changes_nothing() -> None:
    pages = [
        reading(
            page("a", outlet="A"), saw("fuel_forward"), saw("bridging", "Ivan Petrov"), sources=(says("Ivan Petrov"),)
        ),
        reading(page("b", outlet="B", day=2), saw("fuel_forward")),
        reading(page("c", OTHER, outlet="C", day=3), saw("fuel_forward")),
    ]
    first = run(*pages)
    for seed in range(5):
        mixed = random.Random(seed).sample(pages, len(pages))
        assert for_group(group(*pages), tuple(mixed)) == first


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=200), st.text(min_size=1, max_size=60), st.sampled_from(["person", "anonymous", "organisation"])
)
def test_any_text_and_any_holder_give_an_origin(text: str, holder: str, kind: str) -> None:
    told = says(holder, kind)
    origins, reports = run(reading(page("a", text + " said" + holder), saw("fuel_forward", holder), sources=(told,)))
    assert {r.origin for r in reports} <= {o.id for o in origins}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=6))
def test_families_of_copies_are_named_by_their_first_page(texts: list[str]) -> None:
    pages = [page(f"p{n}", text + "x") for n, text in enumerate(texts)]
    found = copies(pages)
    assert all(found[f] == f <= n for n, f in enumerate(found))


def test_no_pages_have_no_origins() -> None:
    assert copies([]) == ()
    assert for_group(group(), ()) == ((), ())
