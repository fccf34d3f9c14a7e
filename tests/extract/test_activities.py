"""Activities: what, who, where, when, how many, to what end."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from indicia import read_text
from indicia.bench.devset import load
from indicia.extract.activities import activities
from indicia.extract.parse import parse
from indicia.model import Activity, Attribution, Page, Span, Zone, ZoneKind
from indicia.resolve.dates import dates

HERE = Path(__file__).parent
DEVSET = HERE.parents[1] / "bench" / "devset"
SEED = HERE.parents[2] / "shared" / "seed" / "gomel-2015.txt"
WEDNESDAY = date(2021, 9, 15)


def page(*stretches: tuple[ZoneKind, str], published: date | None = WEDNESDAY) -> Page:
    text, zones = "", []
    for kind, words in stretches:
        zones.append(Zone(kind=kind, span=Span(len(text), len(text) + len(words))))
        text += words + "\n\n"
    return Page(id="c", name="c", text=text, language="en", zones=tuple(zones), published=published)


def read(*stretches: tuple[ZoneKind, str], published: date | None = WEDNESDAY) -> tuple[Activity, ...]:
    document = page(*stretches, published=published)
    return dates(activities(parse(document)), document)


def cases(name: str) -> list[Any]:
    rows = yaml.load((HERE / "cases" / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return [pytest.param(row, id=row["text"][:60], marks=_marks(row)) for row in rows]


def _marks(row: dict[str, Any]) -> list[Any]:
    return [pytest.mark.xfail(reason=row["xfail"], strict=False)] if "xfail" in row else []


def faults(want: dict[str, Any], found: Activity, text: str) -> list[str]:
    """The slots of a wanted activity that a found one does not fill as wanted."""
    start, end = (when.edtf if when else None for when in (found.start, found.end))
    troops = found.troops[0] if found.troops else None
    aims = " ".join(text[p.span.start : p.span.end] for p in found.purposes)
    have: dict[str, Any] = {
        "kind": found.kind,
        "actors": sorted(p.code or "" for p in found.actors),
        "name": found.name,
        "start": start,
        "end": end,
        "status": found.status,
        "near": sorted(found.near_border_of),
        **{slot: getattr(troops, slot, None) for slot in ("value", "low", "high")},
    }
    wrong = [s for s in have if s in want and have[s] != (sorted(want[s]) if isinstance(want[s], list) else want[s])]
    wrong += ["place"] if "place" in want and not any(want["place"] in p.name for p in found.places) else []
    return wrong + (["purpose"] if want.get("purpose", "") not in aims else [])


@pytest.mark.parametrize("case", [*cases("activities.yaml"), *cases("activities_styles.yaml")])
def test_a_paragraph_gives_the_activities_it_reports(case: dict[str, Any]) -> None:
    published = date.fromisoformat(str(case.get("published", WEDNESDAY)))
    found = read(("body", case["text"]), published=published)
    for want in case["want"]:
        want = {slot: str(v) if slot in ("start", "end") else v for slot, v in want.items()}
        assert min((faults(want, a, case["text"]) for a in found), key=len, default=["nothing found"]) == []
    assert len(found) == len(case["want"])


@pytest.mark.parametrize("case", cases("activities_none.yaml"))
def test_other_worlds_give_no_activity(case: dict[str, Any]) -> None:
    assert read(("body", case["text"])) == ()


def test_the_negative_pages_of_the_devset_give_no_activity() -> None:
    negatives = [gold.reading.page for gold in load(DEVSET) if not gold.reading.activities]
    assert len(negatives) == 8
    assert [p.id for p in negatives if activities(parse(p))] == []


def test_a_caption_feeds_nothing() -> None:
    assert read(("caption", "Russian troops hold an exercise near Pskov.")) == ()


def test_the_body_is_preferred_to_the_headline() -> None:
    (found,) = read(
        ("headline", "Belarus begins military drill near Ukraine"),
        ("body", "Belarus began a military exercise in Gomel region on Monday, its defence ministry said."),
    )
    assert found.trigger.start > len("Belarus begins military drill near Ukraine")
    assert len(found.mentions) == 2


def test_definite_mentions_join_and_another_one_does_not() -> None:
    text = (
        "Poland began the exercise Dragon on Monday. The drill involves 5,000 troops. The manoeuvres end on Friday. "
        "Another exercise of the Polish army will follow in October."
    )
    first, second = read(("body", text))
    assert (len(first.mentions), first.end and first.end.edtf) == (3, "2021-09-17")
    assert second.status == "planned"


def test_a_joint_exercise_of_two_states_is_one() -> None:
    (found,) = read(("body", "Georgia and Turkey are holding joint military exercises near Batumi."))
    assert [p.code for p in found.actors] == ["GE", "TR"]


def test_rival_numbers_are_kept_with_the_main_figure_first() -> None:
    text = "Russia says 12,700 troops take part in the exercise Zapad-2017. NATO says the drill has 40,000 soldiers."
    (found,) = read(("body", text), published=date(2017, 9, 15))
    assert [q.value for q in found.troops] == [12700, 40000]


def test_a_number_inside_somebodys_words_is_theirs() -> None:
    document = page(
        ("body", "The Polish army is holding an exercise near Orzysz. Nowak said 9,000 soldiers take part.")
    )
    start = document.text.index("9,000")
    said = Attribution(id="s1", source="Jan Nowak", source_kind="person", content=(Span(start, len(document.text)),))
    (found,) = activities(parse(document), (said,))
    assert [(q.holder, q.basis) for q in found.troops] == [("Jan Nowak", "announced")]


def test_without_a_date_of_publication_a_start_stays_relative() -> None:
    (found,) = read(("body", "Two days ago the Polish army began an exercise near Orzysz."), published=None)
    assert found.start is not None
    assert (found.start.edtf, found.start.relative) == (None, "published - 2 days")


def test_ids_count_from_a1_in_reading_order() -> None:
    text = "Russia began a military exercise near Pskov. Latvia's army then put its units on high alert."
    assert [a.id for a in read(("body", text))][:2] == ["a1", "a2"]


@pytest.mark.skipif(not SEED.exists(), reason="the seed page lies outside the project (../shared)")
def test_the_seed_page_reports_exactly_one_activity() -> None:
    text = SEED.read_text(encoding="utf-8")
    lead = text.index("Two days ago")
    end = text.index("Since you")
    caption = text.index("Belarusian troops on parade")
    stop = text.index("\n", caption)
    zones = (
        Zone(kind="headline", span=Span(0, text.index("\n"))),
        Zone(kind="caption", span=Span(caption, stop)),
        Zone(kind="body", span=Span(lead, end)),
    )
    document = Page(id="s", name="s", text=text, language="en", zones=zones, published=date(2015, 6, 18))
    (found,) = dates(activities(parse(document)), document)
    (actor,), (place,), (purpose,) = found.actors, found.places, found.purposes
    assert actor.span is not None
    assert found.start is not None
    assert (found.kind, found.status, found.troops) == ("command_staff_exercise", "under_way", ())
    assert (actor.code, text[slice(*actor.span)]) == ("BY", "the Belarusian armed forces")
    assert [f.name for f in found.forces] == ["territorial forces of that region"]
    assert (place.name, found.near_border_of) == ("Gomel oblast", ("UA",))
    assert (found.start.edtf, found.start.relative) == ("2015-06-16", "published - 2 days")
    aim = "to perfect tactics to interdict diversionary forces and illegal armed formations"
    assert text[slice(*purpose.span)] == aim


def spans(found: Activity) -> list[Span]:
    parties = (*found.actors, *found.partners, *found.forces)
    parts: list[Span | None] = [found.trigger, *found.mentions, *(p.span for p in parties)]
    parts += [*(p.span for p in found.places), *(q.span for q in (*found.troops, *found.equipment))]
    parts += [*(p.span for p in found.purposes), *(w.span for w in (found.start, found.end) if w)]
    return [part for part in parts if part]


WORDS = (
    "Russia|Belarus|NATO|army|exercise|drill|troops|border|missile|Monday|from|until|10|June|began|will|hold|near|Minsk|"
    "the|a|an|of|with|to|said|,|.|;|“|”|snap|check|alert|5,000|about|withdraw|attack|it|they|Zapad-2021|called"
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split("|")), max_size=60))
def test_any_mix_of_military_words_gives_spans_inside_the_page(words: list[str]) -> None:
    document = page(("body", " ".join(["NATO's army:", *words])))
    for found in dates(activities(parse(document)), document):
        assert all(0 <= s.start < s.end <= len(document.text) for s in spans(found))


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=200))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    document = page(("body", "The Polish army and NATO troops. " + text))
    dates(activities(parse(document)), document)


def test_a_page_of_one_word_over_and_over_is_read_in_bounded_time() -> None:
    document = page(("body", "The Polish army held an exercise. " * 600))
    assert len(activities(parse(document))) == 1


def test_a_formation_that_bears_the_name_of_an_exercise_gives_it_none() -> None:
    text = "12 May 2021\n\nLithuania's Iron Wolf mechanised brigade began an exercise at Kazlu Ruda on Monday."
    assert [a.name for a in read_text(text).activities] == [None]
