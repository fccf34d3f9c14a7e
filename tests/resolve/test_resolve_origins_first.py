"""Whom a page goes back to: cited sources, the same quotes, the same figures and slips."""

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
from indicia.kb import grades
from indicia.model import (
    Activity,
    ActivityGroup,
    Attribution,
    Explanation,
    Member,
    Observation,
    Page,
    Party,
    Purpose,
    Reading,
    Span,
    Zone,
)
from indicia.resolve.origins import first_sayers, for_group
from indicia.resolve.origins_first import passed_on
from indicia.resolve.origins_holders import sayer
from indicia.resolve.origins_marks import joined_by_marks
from indicia.resolve.origins_quotes import same_speakers
from indicia.weigh import weigh

DEVSET = Path(__file__).resolve().parents[2] / "bench" / "devset"
DRILL = Activity(id="a1", kind="exercise", trigger=Span(0, 5), actors=(Party(name="Belarus", code="BY"),))
REST = " The weather in the region stays dry, and the roads are open to all traffic until the end of the week."


def page(text: str, *, id: str = "", outlet: str | None = None, day: int = 1) -> Page:
    name = id or f"p{abs(hash(text)) % 10**6}"
    return Page(
        id=name, name=f"{name}.txt", text=text, language="en", zones=(Zone(kind="body", span=Span(0, len(text))),),
        outlet=outlet, published=date(2022, 2, day),
    )  # fmt: skip


def said(text: str, source: str, content: str, *, kind: str = "organisation", form: str = "indirect", via: str = ""):
    start, at = text.index(content), max(0, text.find(source))
    return Attribution(
        id=f"{source}-{start}", source=source, source_kind=kind, source_span=Span(at, at + len(source)), form=form,
        content=(Span(start, start + len(content)),), relays=(via,) if via else (),
    )  # fmt: skip


def reading(text: str, *sources: tuple[str, str], kind: str = "organisation", via: str = "", **given_page) -> Reading:
    told = tuple(said(text, source, content, kind=kind, via=via) for source, content in sources)
    return Reading(page=page(text, **given_page), activities=(DRILL,), attributions=told)


MINISTRY = "Reservists are called up in the south, the Belarusian defence ministry said on Friday." + REST
PRESS = "Two brigades march to the border, the press service of the defence ministry in Minsk reported." + REST
LEADER = "The border must be stronger, President Alyaksandr Lukashenka said after hearing his ministers." + REST
BLOOD = "Blood has been brought forward, three US officials told Reuters on condition of anonymity." + REST
OTHERS = "Blood is one thing among many, an official told CNN in Washington on condition of anonymity." + REST


def test_a_ministry_cited_by_two_pages_is_the_first_sayer_of_both() -> None:
    one = reading(MINISTRY, ("Belarusian defence ministry", "Reservists are called up in the south"), outlet="A")
    two = reading(PRESS, ("the press service of the defence ministry", "Two brigades march to the border"), outlet="B")
    first, second = first_sayers([one, two])
    assert first == second == "state:BY/defence"


def test_a_president_and_his_ministry_are_two_first_sayers_and_one_voice() -> None:
    one = reading(MINISTRY, ("Belarusian defence ministry", "Reservists are called up in the south"), outlet="A")
    two = reading(LEADER, ("Alyaksandr Lukashenka", "The border must be stronger"), kind="person", outlet="B")
    assert len(set(first_sayers([one, two]))) == 2
    assert set(first_sayers([one, two], as_weighed=True)) == {"state:BY"}


PERSON = "The check goes on, the Belarusian defence minister Anton Sokal said after a meeting in Minsk." + REST


def in_person(text: str, source: str, content: str = "The check goes on", **given) -> Reading:
    return reading(text, (source, content), kind="person", **given)


def test_a_minister_and_his_ministry_are_two_first_sayers_and_one_voice() -> None:
    one = reading(MINISTRY, ("Belarusian defence ministry", "Reservists are called up in the south"), outlet="A")
    two, three = (in_person(PERSON, "Anton Sokal", outlet=outlet, id=outlet) for outlet in ("B", "C"))
    assert first_sayers([one, two, three]) == ("state:BY/defence", *("state:BY/defence/in person",) * 2)
    assert set(first_sayers([one, two, three], as_weighed=True)) == {"state:BY"}


@pytest.mark.parametrize(
    ("title", "himself"),
    [
        ("the Belarusian defence minister Anton Sokal", True),
        ("Anton Sokal, the Belarusian defence minister,", True),
        ("the chief of Belarus's general staff Anton Sokal", True),
        ("the Belarusian deputy defence minister Anton Sokal", False),
        ("the Belarusian defence ministry's Anton Sokal", False),
        ("the spokesman of the Belarusian defence minister Anton Sokal", False),
        ("Colonel Anton Sokal of the Belarusian defence ministry", False),
    ],
)
def test_deputies_spokesmen_and_officers_speak_for_the_ministry(title: str, himself: bool) -> None:
    told = in_person(f"The check goes on, {title} said." + REST, "Anton Sokal")
    assert first_sayers([told]) == ("state:BY/defence" + "/in person" * himself,)


@pytest.mark.parametrize(("day", "joined"), [(date(2022, 2, 20), True), (None, True), (date(2023, 2, 20), False)])
def test_a_lead_that_cites_both_makes_minister_and_ministry_one_for_those_days(day: date | None, joined: bool) -> None:
    text = "Troops move, the Belarusian defence ministry said. " + PERSON
    both = reading(text, ("Belarusian defence ministry", "Troops move"), kind="organisation", id="both")
    both = replace(
        both, attributions=(*both.attributions, said(text, "Anton Sokal", "The check goes on", kind="person"))
    )
    alone = in_person(PERSON, "Anton Sokal", id="alone")
    alone = replace(alone, page=replace(alone.page, published=day))
    first, second = first_sayers([both, alone])
    assert first == "state:BY/defence"
    assert (first == second) is joined


def test_anonymous_officials_of_two_media_are_two_first_sayers() -> None:
    one = reading(
        BLOOD, ("three US officials", "Blood has been brought forward"), kind="anonymous", via="Reuters", outlet="A"
    )
    two = reading(
        OTHERS, ("a US official", "Blood is one thing among many"), kind="anonymous", via="CNN", outlet="B"
    )  # fmt: skip
    assert len(set(first_sayers([one, two]))) == 2
    again = replace(one, page=replace(one.page, id="again", outlet="C"))
    assert len(set(first_sayers([one, again]))) == 1


def test_a_page_that_cites_nobody_goes_back_to_its_outlet() -> None:
    assert first_sayers([reading(MINISTRY, outlet="River Post")]) == ("outlet:river post",)


def test_an_outlets_page_without_citation_does_not_go_back_to_whom_its_other_page_cites() -> None:
    cited = reading(MINISTRY, ("Belarusian defence ministry", "Reservists are called up in the south"), outlet="A")
    assert first_sayers([cited, reading(FIGURES, outlet="A")]) == ("state:BY/defence", "outlet:a")


def test_unnamed_analysts_of_two_pages_are_two_first_sayers_and_of_a_copy_one() -> None:
    text = "The drill is over, analysts said." + REST * 2
    one = reading(text, ("analysts", "The drill is over"), kind="anonymous", id="a", outlet="A")
    other = reading(
        "It goes on, analysts said." + FIGURES, ("analysts", "It goes on"), kind="anonymous", id="b", outlet="B"
    )
    copy = reading("Minsk. " + text, ("analysts", "The drill is over"), kind="anonymous", id="c", outlet="C")
    first, second, third = first_sayers([one, other, copy])
    assert first == third != second


def test_what_a_page_says_of_itself_is_no_citation() -> None:
    text = "A column went by. The outlet adds that shops were shut." + REST
    assert first_sayers([reading(text, ("the outlet", "shops were shut"), outlet="River Post")])[0].startswith("outlet")


def test_a_ministry_that_publishes_itself_is_its_state() -> None:
    origins, _ = for_group(*group(watched(reading(MINISTRY, outlet="Belarusian Ministry of Defence"))))
    assert [(o.id, o.kind, o.acting_side) for o in origins] == [("state:BY", "ministry", True)]


def test_a_late_citation_is_not_the_news_of_the_page() -> None:
    text = "Lorries stand in the woods." + REST * 4 + " The exercise is routine, the Belarusian defence ministry said."
    late = reading(text, ("Belarusian defence ministry", "The exercise is routine"), outlet="River Post")
    assert first_sayers([late])[0].startswith("outlet:river post")
    assert passed_on(late) is None


def group(*readings: Reading) -> tuple[ActivityGroup, tuple[Reading, ...]]:
    members = tuple(Member(page=r.page.id, activity=DRILL) for r in readings)
    return ActivityGroup(activity=DRILL, members=members), readings


def watched(r: Reading, holder: str = "author") -> Reading:
    seen = Observation(
        id="o1", activity="a1", indicator="fuel_forward", status="present", span=Span(0, 9), holder=holder
    )
    return replace(r, observations=(seen,))


def test_a_page_that_cites_only_a_ministry_in_its_lead_is_no_origin_of_its_own() -> None:
    cited = reading(MINISTRY, ("Belarusian defence ministry", "Reservists are called up in the south"), outlet="A")
    origins, reports = for_group(*group(watched(cited), watched(cited, "Belarusian defence ministry")))
    assert [o.id for o in origins] == ["state:BY"]
    assert len(reports) == 1


@pytest.mark.parametrize(
    "own", ["Our correspondent saw the lorries himself.", "A driver told this newspaper of them.", "We counted forty."]
)
def test_a_page_that_has_seen_it_keeps_its_own_voice(own: str) -> None:
    text = MINISTRY + " " + own
    seen = reading(text, ("Belarusian defence ministry", "Reservists are called up in the south"), outlet="River Post")
    assert passed_on(seen) is None
    origins, _ = for_group(*group(watched(seen)))
    assert [o.name for o in origins] == ["River Post"]


def test_a_page_that_cites_two_sides_keeps_its_own_voice() -> None:
    text = MINISTRY + " Poland called it a threat."
    both = reading(
        text, ("Belarusian defence ministry", "Reservists are called up in the south"), ("Poland", "it a threat")
    )
    assert passed_on(both) is None


def test_outlets_that_retell_one_agency_story_are_no_origins_of_their_own() -> None:
    told = {"kind": "anonymous", "via": "Reuters"}
    one = reading(BLOOD, ("three US officials", "Blood has been brought forward"), **told, id="a", outlet="A")
    text = "Three US officials told Reuters that blood is there. Hospitals are ready, analyst Jan Kowal said."
    two = reading(
        text, ("Three US officials", "blood is there"), ("Jan Kowal", "are ready"), **told, id="b", outlet="B"
    )
    origins, reports = for_group(*group(watched(one), watched(two)))
    assert [(o.id, o.kind, o.relays) for o in origins] == [("agency:reuters", "agency", ("A", "B"))]
    assert len(reports) == 1


def test_an_expert_alone_is_not_passed_on() -> None:
    text = "The bridge is new, analyst Anna Nowak said." + REST
    assert passed_on(reading(text, ("Anna Nowak", "The bridge is new"), kind="person")) is None


@pytest.mark.parametrize(
    ("sentence", "holder", "key"),
    [
        ("Some stay, the chief of Ukraine's general staff Pavlo Hrytsenko said.", "Pavlo Hrytsenko", "state:UA"),
        ("It is no drill, the US charge d'affaires at the OSCE, Carol Smith, said.", "Carol Smith", "state:US"),
        ("It ends, Colonel Oleg Sidorov of the Belarusian defence ministry said.", "Oleg Sidorov", "state:BY"),
        ("In Gomel, next to Ukraine, BelTA quoted commissar Andrei Petrenko.", "Andrei Petrenko", "state:BY"),
        ("All will leave, the president of Belarus said.", "the president of Belarus", "state:BY"),
        ("All will leave, the former president of Belarus said.", "the former president of Belarus", "anonymous:BY"),
        ("We were told, the Russian ambassador to Poland Ivan Markov said.", "Ivan Markov", "state:RU"),
    ],
)
def test_the_state_in_a_title_is_whose_voice_it_is(sentence: str, holder: str, key: str) -> None:
    kind = "anonymous" if holder.startswith("the ") else "person"
    told = reading(sentence, (holder, sentence[:8]), kind=kind)
    assert sayer(holder, told, home="BY").key == key


FIGURES = "They use 14 ranges, 290 tanks, 760 vehicles, 15 ships and 12,800 people."


def test_pages_with_the_same_three_particular_figures_go_back_to_one_text() -> None:
    one, two = page(FIGURES, id="a"), page("With 15 ships, 760 vehicles and 290 tanks it is large.", id="b")
    other = page("Some 9,300 people and 31 ships came, with 44 aircraft.", id="c")
    assert joined_by_marks([one, two, other]) == ((0, 1),)


@pytest.mark.parametrize(
    "text",
    [
        "About 8,000 people and 700 vehicles take part.",
        "It runs from 14 to 15 February 2022, at 12:45, with S-290 and T-760.",
        "In 1981, 2009 and 2021 it was larger: 100,000, 200,000 and 300,000 people.",
        "There are 290 tanks, and of other things 11, 12, 13, 16, 17, 18 and 19, and with them 760 lorries.",
        "Only 290 tanks and 760 vehicles came.",
    ],
)
def test_round_numbers_dates_names_and_few_figures_join_nobody(text: str) -> None:
    assert joined_by_marks([page(FIGURES, id="a"), page(text, id="b")]) == ()


def test_figures_that_everybody_has_join_nobody() -> None:
    assert joined_by_marks([page(f"{FIGURES} Page {'x' * n}", id=f"p{n}") for n in range(1, 7)]) == ()


def test_figures_of_years_ago_join_nobody() -> None:
    old = replace(page(FIGURES, id="b"), published=date(2020, 1, 1))
    assert joined_by_marks([page(FIGURES + " Again.", id="a"), old]) == ()


def test_shared_slips_join_pages_and_spellings_do_not() -> None:
    right = [page(f"The commander speaks of readiness and reserves, {w}.", id=w) for w in ("so", "thus", "then")]
    slips = [page(f"The comander told of readyness {w}: the commnder's reservs.", id=w) for w in ("here", "there")]
    spelt = [page(f"The komander of organised defense, {w}.", id=w) for w in ("west", "east")]
    usual = [page(f"The commander of organized defence, {w}.", id=w) for w in ("up", "down", "off")]
    twice = [page(f"A comander, {w}, with atrillery.", id=w) for w in ("one", "two")]
    guns = [page(f"Much artillery, {w}.", id=w) for w in ("p", "q", "r")]
    assert joined_by_marks([*right, *twice, *guns]) == ((3, 4),)
    assert joined_by_marks([*right, *slips]) == ((3, 4),)
    assert joined_by_marks([*usual, *spelt]) == ()


def test_pages_of_the_devset_share_no_marks() -> None:
    assert joined_by_marks([g.reading.page for g in load(DEVSET)]) == ()


def test_two_thousand_pages_are_compared_by_marks_in_seconds() -> None:
    numbers = random.Random(3)
    pages = [
        page(" ".join(f"{numbers.randrange(11, 99999)} soldiers{n}abc" for _ in range(60)), id=f"p{n}")
        for n in range(2000)
    ]
    assert cpu_seconds(lambda: joined_by_marks(pages)) < 8


QUOTE = "nobody will stay here for a single day longer than the plan of the drill allows"


def quoted(source: str, id: str) -> Reading:
    text = f"“{QUOTE}”, {source} said." + REST
    told = said(text, source, QUOTE, kind="person", form="direct")
    return watched(
        Reading(page=page(text + id, id=id, outlet=id), activities=(DRILL,), attributions=(told,)), source
    )  # fmt: skip


def test_speakers_with_the_same_quoted_words_are_one() -> None:
    origins, reports = for_group(*group(quoted("Yury Kazlou", "a"), quoted("Yuri Kozlov", "b")))
    assert len(origins) == len(reports) == 1
    assert origins[0].relays == ("a", "b")


def test_an_office_holder_takes_the_quotes_of_a_misspelt_namesake() -> None:
    joined = same_speakers((quoted("Viktor Hrenin", "a"), quoted("Viktor Khrenin", "b")), "BY")
    assert {key: by.key for key, by in joined.items()} == {"person:hrenin": "state:BY"}


def test_two_sentences_of_one_page_join_nobody() -> None:
    text = f"“{QUOTE}”, Anna Nowak said. “{QUOTE}”, Jan Kowal said."
    both = tuple(said(text, s, QUOTE, kind="person", form="direct") for s in ("Anna Nowak", "Jan Kowal"))
    assert same_speakers((Reading(page=page(text), attributions=both),), None) == {}


def test_a_ministrys_word_that_it_exercises_is_not_its_word_on_why() -> None:
    """What it says of its aims is shown; no report, and so no range, comes of it."""
    text = "The exercise is defensive and meant for readiness, the Belarusian defence ministry said." + REST
    aim = Span(4, 49)
    drill = replace(DRILL, purposes=(Purpose(span=aim, holder="Belarusian defence ministry"),))
    why = Explanation(
        id="e1", activity="a1", span=aim, holder="Belarusian defence ministry", stance="asserts",
        hypothesis="routine_training", official=True,
    )  # fmt: skip
    told = reading(text, ("Belarusian defence ministry", "The exercise is defensive and meant for readiness"))
    with_why = replace(told, activities=(drill,), explanations=(why,))
    origins, reports = for_group(*group(with_why))
    assert (origins, reports) == ((), ())
    assert weigh(reports, origins).hypotheses == weigh((), ()).hypotheses


def test_a_ministry_is_better_for_what_it_does_than_for_what_it_denies() -> None:
    announced = grades.kind("ministry").grade
    assert grades.quality(grades.denied(announced)) < grades.quality(announced) / 2


def test_order_of_pages_changes_no_first_sayer() -> None:
    pages = [
        reading(MINISTRY, ("Belarusian defence ministry", "Reservists are called up in the south"), outlet="A"),
        reading(LEADER, ("Alyaksandr Lukashenka", "The border must be stronger"), kind="person", outlet="B", day=2),
        reading(FIGURES, outlet="C", day=3),
        reading(FIGURES + REST, outlet="D", day=4),
    ]
    keys = dict(zip((r.page.id for r in pages), first_sayers(pages), strict=True))
    for seed in range(4):
        mixed = random.Random(seed).sample(pages, len(pages))
        assert dict(zip((r.page.id for r in mixed), first_sayers(mixed), strict=True)) == keys


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=150), st.text(min_size=1, max_size=40), st.sampled_from(["person", "anonymous", "state"]))
def test_any_text_and_any_source_have_a_first_sayer(text: str, source: str, kind: str) -> None:
    whole = f"{text} said {source} x"
    one = reading(whole, (source, whole[:3]), kind=kind, outlet=source)
    assert len(first_sayers([one, one])) == 2
    passed_on(one)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="ab1290,.- \n’s", max_size=80), max_size=6))
def test_any_texts_can_be_compared_by_marks(texts: list[str]) -> None:
    pages = [page(t + "x", id=f"p{n}") for n, t in enumerate(texts)]
    assert all(a < b for a, b in joined_by_marks(pages))
