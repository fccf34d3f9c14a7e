"""resolve.place_names and place_pages: toponyms of a page, and which place each is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicia.extract.parse import parse
from indicia.model import Page, Span, Zone
from indicia.resolve import place_names, place_pages


def page_of(text: str, outlet: str | None = None) -> Page:
    whole = Span(len(text) - len(text.lstrip()), len(text.rstrip()))
    zones = (Zone(kind="body", span=whole),) if text.strip() else ()
    return Page(id="t", name="t", text=text, language="en", zones=zones, outlet=outlet)


def found(text: str) -> tuple[list[str], list[str]]:
    docs = [(p.span.start, p.doc) for p in parse(page_of(text)).paragraphs]
    places, demonyms = place_names.both(docs, text)
    return [text[a:b] for a, b in places], [text[a:b] for a, b in demonyms]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The brigade left Gomel and camped near Brest on Tuesday.", ["Gomel", "Brest"]),
        ("Deputies in Walker County searched the woods.", ["Walker County"]),
        ("He was born in Paris, Texas, and died in Ohio.", ["Paris", "Texas", "Ohio"]),
        ("Ships of the fleet sailed through the Persian Gulf on Monday.", ["Persian Gulf"]),
        ("Mr. Washington told the committee that he would resign.", []),
        ("Flooding along the Neches River closed two roads.", ["Neches River"]),
        ("The drills took place in Lithuania, Latvia and Estonia.", ["Lithuania", "Latvia", "Estonia"]),
    ],
)
def test_toponyms_of_a_sentence(text: str, names: list[str]) -> None:
    assert found(text)[0] == names


def test_demonyms_come_apart_from_places() -> None:
    places, demonyms = found("Russian tanks entered Georgia, and Ohioans protested.")
    assert demonyms == ["Russian", "Ohioans"]
    assert places == ["Georgia"]


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_spans_inside_it_in_order_and_apart(text: str) -> None:
    docs = [(p.span.start, p.doc) for p in parse(page_of(text)).paragraphs]
    for spans in place_names.both(docs, text):
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))


def located(text: str, *names: str, outlet: str | None = None) -> list[tuple[str, str | None]]:
    spans = [Span(text.index(n), text.index(n) + len(n)) for n in names]
    entries = place_pages.locate_spans(spans, page_of(text, outlet))
    return [(e.kind, e.region or e.country) if e else ("open", None) for e in entries]


@pytest.mark.parametrize(
    ("text", "names", "regions"),
    [
        ("A fire in Paris, Texas, spread.", ["Paris", "Texas"], ["US-TX", "US-TX"]),
        ("A fire in Paris spread to Lyon and Marseille.", ["Paris"], ["FR-75"]),
        ("Athens, Ga. police called Gainesville.", ["Athens", "Ga.", "Gainesville"], ["US-GA", "US-GA", "US-GA"]),
        ("In Laurel County, Kentucky, a bridge fell.", ["Laurel County", "Kentucky"], ["US-KY", "US-KY"]),
        ("From Brest to Minsk in Belarus.", ["Brest", "Minsk", "Belarus"], ["BY-BR", "BY-HM", "BY"]),
        ("From Brest to Rennes in France.", ["Brest", "Rennes", "France"], ["FR-29", "FR-35", "FR"]),
        ("Belarus moved troops to Brest.", ["Brest"], ["BY-BR"]),
        ("PARIS, Ill. and Edgar County share a jail.", ["PARIS", "Edgar County"], ["US-IL", "US-IL"]),
    ],
)
def test_the_page_decides_between_namesakes_everywhere(text: str, names: list[str], regions: list[str]) -> None:
    assert [region for _, region in located(text, *names)] == regions


def test_one_holder_settles_every_mention_of_a_name() -> None:
    text = "Paris is calm. The mayor of Paris, Texas, said so."
    last = text.rindex("Paris")
    spans = [Span(0, 5), Span(last, last + 5), Span(last + 7, last + 12)]
    first, second, _ = place_pages.locate_spans(spans, page_of(text))
    assert first == second
    assert first is not None
    assert first.region == "US-TX"


@pytest.mark.parametrize(
    ("outlet", "country"),
    [("example.co.uk", "GB"), ("https://www.example.by/a/b", "BY"), ("example.com", None), ("The Example", None),
     ("x.tv", None), (None, None), ("", None), ("a." * 500 + "by", None)],
)  # fmt: skip
def test_the_outlets_domain_tells_its_state(outlet: str | None, country: str | None) -> None:
    assert place_pages.home_of(outlet) == country


def test_an_unknown_name_stays_open_among_known_ones() -> None:
    text = "From Qwertzuiopistan to Minsk."
    assert [kind for kind, _ in located(text, "Qwertzuiopistan", "Minsk")] == ["open", "city"]


def test_no_spans_give_nothing() -> None:
    assert place_pages.locate_spans([], page_of("Nothing.")) == ()


@given(st.lists(st.sampled_from(["Paris", "Texas", "Gomel", "?", "the", "Georgia", "Springfield", "é"]), max_size=12))
@settings(max_examples=40, deadline=None)
def test_any_list_of_names_is_placed_or_open(names: list[str]) -> None:
    text = ", ".join(names)
    at, spans = 0, []
    for name in names:
        spans.append(Span(at, at + len(name)))
        at += len(name) + 2
    entries = place_pages.locate_spans(spans, page_of(text))
    assert len(entries) == len(names)
    assert all(e is None or (-90 <= e.lat <= 90 and -180 <= e.lon <= 180) for e in entries)


@pytest.mark.parametrize(
    ("text", "name", "low", "high"),
    [("Ships left Vladivostok.", "Vladivostok", 0.95, 1.0), ("A barn burned in Springfield.", "Springfield", 0.0, 0.9)],
)
def test_a_choice_tells_its_chance(text: str, name: str, low: float, high: float) -> None:
    mention = place_pages.Mention(name=name, span=Span(text.index(name), text.index(name) + len(name)))
    (choice,) = place_pages.locate([mention], page_of(text))
    assert choice is not None
    assert low <= choice.chance <= high


def test_who_acts_and_whose_border_is_near_choose_among_namesakes() -> None:
    text = "They closed the bridge at San Antonio."
    span = Span(text.index("San"), text.index("San") + 11)
    plain = place_pages.Mention(name="San Antonio", span=span)
    told = place_pages.Mention(name="San Antonio", span=span, acting=frozenset({"VE"}), bordering=frozenset({"CO"}))
    found = [place_pages.locate([m], page_of(text))[0] for m in (plain, told)]
    assert [c.entry.region for c in found if c] == ["US-TX", "VE-S"]
