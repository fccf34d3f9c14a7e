"""Mentions of speakers become names: spellings, pronouns, offices, bodies, states."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clock import cpu_seconds
from indicia.extract.attribution import attributions, people
from indicia.extract.parse import parse
from indicia.model import Attribution, Page, Span, Zone
from indicia.resolve.speaker_names import edits, fold, same_given, same_surname, words_of
from indicia.resolve.speaker_ownership import Owners
from indicia.resolve.speaker_states import States
from indicia.resolve.speakers import speakers

MOST_SECONDS = 20
"""Processor time for a page of 700 kB on this project's slowest machine; quadratic time is minutes."""
NAMES = st.text(alphabet=st.characters(categories=["Lu", "Ll"], max_codepoint=0x17F), min_size=1, max_size=14)


def _page(text: str) -> Page:
    return Page(id="p", name="p", text=text, language="en", zones=(Zone(kind="body", span=Span(0, len(text))),))


def _read(text: str) -> tuple[Attribution, ...]:
    page = _page(text)
    parsed = parse(page)
    return speakers(attributions(parsed), page, people=people(parsed))


def _sources(text: str) -> list[str]:
    return [a.source for a in _read(text)]


@pytest.mark.parametrize(
    ("a", "b"),
    [("Melnyk", "Melnik"), ("Melnyk", "Mel'nyk"), ("Melnyk", "Melʹnyk"), ("Harbatsevich", "Harbacevich"),
     ("Lukashenka", "Lukashenko"), ("Shoigu", "Shoygu"), ("Zelensky", "Zelenskyy"), ("Yermak", "Jermak"),
     ("Khrenin", "Hrenin"), ("Grybauskaitė", "Grybauskaite"), ("Reznikov", "Resnikov")],
)  # fmt: skip
def test_spellings_of_one_surname_are_joined(a: str, b: str) -> None:
    assert same_surname(a, b)
    assert same_surname(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [("Petrov", "Petrova"), ("Ivanov", "Ivanovich"), ("Orlov", "Kozlov"),
     ("Kim", "Kin"), ("Lee", "Leo"), ("Holm", "Helm"),
     ("Novak", "Nowacki"), ("Bondar", "Bondarenko"), ("Smith", "Schmitt-Meyer")],
)  # fmt: skip
def test_two_surnames_stay_two(a: str, b: str) -> None:
    assert not same_surname(a, b)


@pytest.mark.parametrize(
    ("mention", "words"),
    [("Lieutenant General Ben Hodges", ("Ben", "Hodges")), ("Mr Putin", ("Putin",)),
     ("Defence Minister Ann Ek", ("Ann", "Ek")),
     ("Major-General Mikhail Puzikov, a deputy", ("Mikhail", "Puzikov")),
     ("Colonel (ret.) Anselmo Prates", ("Anselmo", "Prates")),
     ("NATO Secretary General Jens Stoltenberg", ("Jens", "Stoltenberg")), ("the minister", ())],
)  # fmt: skip
def test_ranks_and_titles_are_no_part_of_a_name(mention: str, words: tuple[str, ...]) -> None:
    assert words_of(mention) == words


@given(name=NAMES)
def test_a_name_is_a_spelling_of_itself(name: str) -> None:
    assert same_surname(name, name)
    assert same_given([name], [name])
    assert fold(name) == fold(name.upper()) or name.upper().casefold() != name.casefold()


@given(a=NAMES, b=NAMES)
def test_likeness_is_symmetric_and_edits_are_bounded(a: str, b: str) -> None:
    assert same_surname(a, b) == same_surname(b, a)
    assert edits(a, b) == edits(b, a)
    assert 0 <= edits(a, b) <= 3


CASES = yaml.load((Path(__file__).parent / "cases" / "speakers.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)


@pytest.mark.parametrize(("text", "want"), [(c["text"], c["want"]) for c in CASES], ids=[c["id"] for c in CASES])
def test_a_mention_becomes_a_name(text: str, want: list[str]) -> None:
    assert _sources(text) == want


@pytest.mark.parametrize(
    ("text", "last"),
    [("A Baltic diplomat said it was cheap. If not, we shall see, said the diplomat.", "a Baltic diplomat"),
     ("The Polish defence ministry said little. According to the ministry's press service, the road was open.",
      "Polish defence ministry")],
)  # fmt: skip
def test_the_last_mention_is_somebody_known(text: str, last: str) -> None:
    assert _sources(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "origin", "relays"),
    [("Reuters, citing two officials, reported that the drill was over.", "two officials", ("Reuters",)),
     ("The drill was over, two officials told Reuters.", "two officials", ("Reuters",)),
     ("The drill is over, Interfax reports, citing the Belarusian defence ministry.", "Belarusian defence ministry",
      ("Interfax",)),
     ("The agency BelTA, quoting the Belarusian army, wrote that the drill was over.", "Belarusian army", ("BelTA",)),
     ("Two officials said the drill was over.", "two officials", ())],
)  # fmt: skip
def test_who_said_it_first_is_kept_apart_from_who_passed_it_on(text: str, origin: str, relays: tuple[str, ...]) -> None:
    (statement,) = _read(text)
    assert (statement.source, statement.relays) == (origin, relays)


def test_my_is_of_whoever_speaks_the_words_around() -> None:
    text = "A retired officer said: “My interpreter says it is for the evening news.”"
    page = _page(text)
    at = text.index("My interpreter")
    outer = Attribution(
        id="s1", source="A retired officer", source_kind="person", source_span=Span(0, 17), cue_span=Span(18, 22),
        content=(Span(at, len(text) - 1),), form="direct", polarity="affirmed", certainty="asserted",
    )  # fmt: skip
    inner = replace(
        outer, id="s2", source="My interpreter", source_span=Span(at, at + 14), cue_span=None,
        content=(Span(at + 20, len(text) - 2),),
    )  # fmt: skip
    assert [a.source for a in speakers([outer, inner], page)] == ["a retired officer", "the officer's interpreter"]


def test_the_state_of_a_body_is_not_taken_from_readers() -> None:
    body, comment = "The Philippines are ready. Two ships left.\n\nThe army said so.", "China! Chinese lies, China."
    text = f"{body}\n\n{comment}"
    zones = (
        Zone(kind="body", span=Span(0, len(body))),
        Zone(kind="comment", span=Span(len(body) + 2, len(text)), author="x"),
    )
    page = Page(id="p", name="p", text=text, language="en", zones=zones)
    assert Owners(States(page)).about(Span(body.index("The army"), body.index("The army") + 8)) == "PH"


def test_my_neighbour_in_a_letter_is_its_writers() -> None:
    text = "The drill began.\n\nMy neighbour in Tartu says the drill is over."
    start = text.index("My")
    zones = (
        Zone(kind="body", span=Span(0, start - 2)),
        Zone(kind="comment", span=Span(start, len(text)), author="Ann Ek"),
    )
    page = Page(id="p", name="p", text=text, language="en", zones=zones)
    said = Attribution(
        id="s1", source="My neighbour in Tartu", source_kind="person", source_span=Span(start, start + 21),
        cue_span=None, content=(Span(start + 27, len(text) - 1),), form="indirect", polarity="affirmed",
        certainty="asserted", zone="comment",
    )  # fmt: skip
    assert [a.source for a in speakers([said], page)] == ["Ann Ek's neighbour"]


def test_a_headline_means_whom_the_text_names() -> None:
    head, body = "Nobody asked us, says admiral", "Admiral Nils Sara said nobody had asked."
    text = f"{head}\n\n{body}"
    zones = (
        Zone(kind="headline", span=Span(0, len(head))),
        Zone(kind="body", span=Span(len(head) + 2, len(text))),
    )
    page = Page(id="p", name="p", text=text, language="en", zones=zones)
    parsed = parse(page)
    found = speakers(attributions(parsed), page, people=people(parsed))
    assert [a.source for a in found if a.zone == "headline"] == ["Nils Sara"]


@given(text=st.text(min_size=1, max_size=200), cut=st.integers(0, 200), length=st.integers(0, 60))
def test_any_mention_in_any_text_is_somebody(text: str, cut: int, length: int) -> None:
    span = Span(min(cut, len(text)), min(cut + length, len(text)))
    page = _page(text)
    said = Attribution(
        id="s1", source=text[slice(*span)], source_kind="person", source_span=span, cue_span=None,
        content=(Span(0, len(text)),), form="indirect", polarity="affirmed", certainty="asserted",
    )  # fmt: skip
    (found,) = speakers([said], page, people=[(said.source, span, "name"), (said.source, span, "subject")])
    assert (found.id, found.source_span, found.content) == (said.id, said.source_span, said.content)


def test_a_long_page_takes_linear_time() -> None:
    text = "The army of Poland told Minsk that Ann Ek, the head, was a captain. " * 10_000
    step = len(text) // 10_000
    listed = [
        Attribution(
            id=f"s{i}", source="The army", source_kind="person", source_span=Span(i * step, i * step + 8),
            cue_span=None, content=(Span(i * step + 24, i * step + 60),), form="indirect", polarity="affirmed",
            certainty="asserted",
        )
        for i in range(0, 10_000, 10)
    ]  # fmt: skip
    page, found = _page(text), []
    assert cpu_seconds(lambda: found.extend(speakers(listed, page))) < MOST_SECONDS
    assert len(found) == 1_000


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Ann Ek said it was over.", "person"), ("The ministry said it was over.", "organisation"),
     ("Minsk says it is over.", "state"),
     ("A farmer said it was over.", "anonymous"), ("I think it is over.", "author"),
     ("NATO says it is over.", "organisation"),
     ("Others say it is over.", "anonymous"), ("Interfax reported that it was over.", "organisation")],
)  # fmt: skip
def test_the_kind_of_a_source(text: str, kind: str) -> None:
    assert [a.source_kind for a in _read(text)] == [kind]


def test_spans_and_ids_are_left_as_they_are() -> None:
    page = _page("Pavel Kozak said the drill was over. It was loud, he added.")
    parsed = parse(page)
    before = attributions(parsed)
    after = speakers(before, page, people=people(parsed))
    assert [(a.id, a.source_span, a.cue_span, a.content) for a in before] == [
        (a.id, a.source_span, a.cue_span, a.content) for a in after
    ]


def test_without_people_the_mention_is_kept() -> None:
    page = _page("Pavel Kozak said the drill was over.")
    assert [a.source for a in speakers(attributions(parse(page)), page)] == ["Pavel Kozak"]
