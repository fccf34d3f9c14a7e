"""Whose page it is: the outlet's name in the places where pages give it, and none where they don't."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clock import cpu_seconds
from indicia import pages
from indicia.bench.pages import same_name
from indicia.model import Span, Zone, ZoneKind
from indicia.pages.outlet import outlet_of
from indicia.pages.outlet_names import can_be, names_in, sounds

BODY = (
    "The brigade went back to its barracks on Monday, as the ministry had said it would a week before. Nobody was hurt."
)
FRESH = Path(__file__).parents[2] / "bench" / "fresh" / "tuning"


def page_of(*parts: tuple[ZoneKind, str]) -> tuple[str, list[Zone]]:
    """A text of zones with a blank line between them."""
    text, zones = "", []
    for kind, stretch in parts:
        zones.append(Zone(kind=kind, span=Span(len(text), len(text) + len(stretch))))
        text += stretch + "\n\n"
    return text, zones


def outlet_in(kind: ZoneKind, line: str) -> str | None:
    """The outlet of a page with one such line: before the text, or behind it for furniture."""
    below = kind in ("boilerplate", "links", "body")
    before = [] if below else [(kind, line)]
    return outlet_of(*page_of(("headline", "Brigade goes home"), *before, ("body", BODY), *([(kind, line)] * below)))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Odra Weekly Herald · OPINION", "Odra Weekly Herald"),
        ("KARST COAST TRIBUNE / Region", "KARST COAST TRIBUNE"),
        ("Radio Pelagia > Morning show > Transcripts", "Radio Pelagia"),
        ("World | Pelagia Evening Post", "Pelagia Evening Post"),
        ("Gulf Line | Iran", "Gulf Line"),
        ("Степной курьер | Новости", "Степной курьер"),
        ("Asia News | Analysis", None),
        ("County News", None),
        ("LETTERS TO THE EDITOR", None),
        ("Live updates / World", None),
        ("LETTER FROM AMERICA", None),
        ("The Morning Desk", None),
        ("Argus Comment", None),
        ("MINISTRY OF DEFENCE OF THE REPUBLIC OF PELAGIA » Press service", None),
        ("Armed Forces | Headquarters | Press office", None),
        ("Главная › Новости › Армия", None),
    ],
)
def test_a_rubric_names_the_outlet_before_its_sections(line: str, name: str | None) -> None:
    assert outlet_in("rubric", line) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Karst Evening Mail, Lubin, May 8, 2001", "Karst Evening Mail"),
        ("Ann Roe | Odra Policy Notes, 4 October 2021", "Odra Policy Notes"),
        ("By Odra News Agency", "Odra News Agency"),
        ("By Karst Press staff in Lubin", "Karst Press"),
        ("Ann Roe for Saltworks, 3 May 2021", "Saltworks"),
        ("LUBIN, June 2, 2008 / Odra News Agency", "Odra News Agency"),
        ("LUBIN/KARST, 5 Aug 2021 (Odra Cable)", "Odra Cable"),
        ("LUBIN, 5 Aug 2021 (ODC)", "ODC"),
        ("Агенція «Обрій», 16.04.2021", "Агенція «Обрій»"),
        ("Ann Roe, 16 June 2015", None),
        ("By Ann Roe, Lubin Institute of War Studies", None),
        ("From our correspondent in Lubin, 3 May 2021", None),
        ("5 August 2021, 14:05 (MSK)", None),
        ("Press Service, 3 May 2021", None),
        ("By Tom Banner, 3 May 2021", None),
        ("Staff writer, Lubin", None),
        ("For immediate release", None),
    ],
)
def test_a_byline_names_the_outlet_not_the_person(line: str, name: str | None) -> None:
    assert outlet_in("byline", line) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2024 Odra Overhead", "Odra Overhead"),
        ("(c) Karst Wire 2019 | Corrections: desk@karst.example", "Karst Wire"),
        ("All rights reserved. Karst Sea News. Mobile edition", "Karst Sea News"),
        ("Karst Security Notebook, all rights reserved", "Karst Security Notebook"),
        ("© Meduza. Все права защищены", "Meduza"),
        ("Subscribe to Odra & Compass: one long read a week", "Odra & Compass"),
        ("Advertise in the Karst Tribune", "Karst Tribune"),
        ("Follow Karst Now on your favourite platform", "Karst Now"),
        ("Reporting by Karst Cable staff; editing by A. Roe", "Karst Cable"),
        ("Editing by A. Roe | Karst Report 2018", "Karst Report"),
        ("The Odra Policy Forum takes no institutional positions.", "Odra Policy Forum"),
        ("Saltworks lives on donations.", "Saltworks"),
        ("Our Standards: Karst Wire Code of Conduct", "Karst Wire"),
        ("Karst Weekly, every Friday. Subscription: 4 crowns a month.", "Karst Weekly"),
        ("Army Monitor is funded by its readers.", "Army Monitor"),
        ("Buy the Mirror every Wednesday", "Mirror"),
        ("«Степной вестник» выходит по пятницам", "Степной вестник"),
        ("Follow us on Facebook and Telegram", None),
        ("Follow Ann Roe on Twitter", None),
        ("Share this: Facebook · E-mail · Print", None),
        ("Privacy Policy | Terms of Use | About Us", None),
        ("© 2015. Reproduction permitted with reference to the source.", None),
        ("All rights reserved. Ministry of Defence 2021", None),
        ("Reporting by Ann Roe; editing by John Doe", None),
        ("Ann Roe is a senior fellow at the institute.", None),
        ("Powered by WordPress", None),
        ("The Institute takes no positions.", None),
        ("Comments are closed", None),
        ("Газета выходит по четвергам", None),
    ],
)
def test_furniture_names_the_outlet_by_what_it_says_of_itself(line: str, name: str | None) -> None:
    assert outlet_in("boilerplate", line) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Lorries at the gate. Photo: Karst Courier", "Karst Courier"),
        ("Lorries at the gate. Karst Weekly / A. Roe", "Karst Weekly"),
        ("Karst Times archive", "Karst Times"),
        ("Lorries at the gate. Karst Herald file photo", "Karst Herald"),
        ("Lorries at the gate (Ann Roe for the Karst Herald)", "Karst Herald"),
        ("Photo: Ann Roe", None),
        ("Lorries at the gate. Photo: Odra News Agency", None),
        ("A Karst Times reporter talks to the guards", None),
        ("Ann Roe, Lubin Centre", None),
    ],
)
def test_a_pictures_credit_names_the_paper_but_no_agency(line: str, name: str | None) -> None:
    assert outlet_in("caption", line) == name


@pytest.mark.parametrize(
    ("start", "name"),
    [
        ("LUBIN, Pelagia (Odra Wire) - ", "Odra Wire"),
        ("LUBIN, June 12, 1999 (Reuters) - ", "Reuters"),
        ("(CNN) — ", "CNN"),
        ("NATO (North Atlantic Treaty Organization) - ", None),
        ("NATO held drills in Pelagia (BALTOPS). ", None),
        ("LUBIN (all times local): ", None),
        ("LUBIN (UN) - ", None),
    ],
)
def test_a_dateline_names_the_agency(start: str, name: str | None) -> None:
    assert outlet_of(*page_of(("headline", "Brigade goes home"), ("body", start + BODY))) == name


def test_a_line_below_the_text_counts_even_if_it_was_taken_for_text() -> None:
    assert outlet_in("body", "Karst Daily is printed in Lubin on recycled paper.") == "Karst Daily"
    assert outlet_in("body", "Pelagia publishes its figures in May.") is None


def test_a_station_may_stand_where_the_headline_stands() -> None:
    text = page_of(("headline", "Radio Pelagia – transcript of the morning programme"), ("body", BODY))
    assert outlet_of(*text) == "Radio Pelagia"


def test_places_add_up_and_short_names_speak_for_the_long_one() -> None:
    parts: list[tuple[ZoneKind, str]] = [("rubric", "Karst Morning Mirror / Region"), ("body", BODY)]
    assert outlet_of(*page_of(*parts, ("boilerplate", "Buy the Mirror every Wednesday"))) == "Karst Morning Mirror"
    both = page_of(("byline", "Odra Cable, 3 May 2021"), ("body", BODY), ("boilerplate", "© OC 2021"))
    assert outlet_of(*both) == "Odra Cable"


def test_the_paper_goes_before_the_agency_whose_story_it_prints() -> None:
    start = "LUBIN, 3 May 2021 (Odra Wire) - "
    assert outlet_of(*page_of(("rubric", "Karst Courier | World"), ("body", start + BODY))) == "Karst Courier"


def test_the_writing_without_capitals_is_taken() -> None:
    text = page_of(("rubric", "KARST COAST TRIBUNE"), ("body", BODY), ("boilerplate", "© The Karst Coast Tribune"))
    assert outlet_of(*text) == "Karst Coast Tribune"


def test_a_person_of_the_text_owns_a_copyright_but_is_no_outlet() -> None:
    told = page_of(("body", BODY + " Roe wrote a book."), ("boilerplate", "Copyright 2015 Ann Roe"))
    assert outlet_of(*told) is None


def test_of_html_the_end_of_the_title_is_asked_last() -> None:
    html = "<html><head><title>Brigade goes home - {}</title>{}</head><body><h1>Brigade goes home</h1><p>{}</p></body>"
    site = '<meta property="og:site_name" content="Odra Times">'
    told = [("Karst Observer", ""), ("Karst Observer", site), ("Asia News", ""), ("Defence", "")]
    found = [pages.load(html.format(*each, BODY).encode(), name="a.html").outlet for each in told]
    assert found == ["Karst Observer", "Odra Times", None, None]


@pytest.mark.parametrize("name", ["Karst Daily", "Daily Mail", "Dawn of Lubin", "Radio Pelagia", "Wall Street Journal"])
def test_names_of_the_press_are_known_by_their_words(name: str) -> None:
    assert sounds(name)
    assert can_be(name)


ODD = st.lists(
    st.sampled_from(
        [
            "© ",
            "Karst Times",
            "(",
            ")",
            "«",
            "» ",
            "The ",
            " of ",
            "Ann ",
            "\n",
            " & ",
            "LUBIN, ",
            " 2021",
            "/",
            "!",
            "ß",
        ]
    )
    | st.text(max_size=6),
    max_size=30,
).map("".join)
KINDS = st.sampled_from(["rubric", "byline", "caption", "boilerplate", "links", "headline", "body", "comment"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(KINDS, ODD.filter(bool)), max_size=6))
def test_any_text_has_an_outlet_or_none(parts: list[tuple[ZoneKind, str]]) -> None:
    text, zones = page_of(*parts)
    name = outlet_of(text, zones)
    assert name is None or all(word in text for word in name.split())


@settings(max_examples=150, deadline=None)
@given(ODD)
def test_names_are_stretches_of_the_line(line: str) -> None:
    assert all(line[name.start : name.end] == name.text for name in names_in(line))


@pytest.mark.parametrize("piece", ["Aa ", "© ", "(A", "Karst Times. ", "LUBIN, (", "A/B/", "of the ", "Ab Cd Wire, "])
def test_long_odd_text_takes_no_longer_than_its_length(piece: str) -> None:
    long = piece * (1_000_000 // len(piece))
    kinds: list[ZoneKind] = ["rubric", "byline", "caption", "boilerplate", "body"]
    few = page_of(*((kind, long[:200_000].strip()) for kind in kinds))
    many = page_of(*((kinds[n % 5], f"Photo: Karst{n} Times. Photo: Lubin{n} Post") for n in range(3000)))
    assert cpu_seconds(lambda: (outlet_of(*few), outlet_of(*many))) < 3


@pytest.mark.skipif(not FRESH.exists(), reason="bench/fresh/tuning is not here")
def test_on_fresh_pages_names_that_stand_there_are_found_and_hardly_any_other() -> None:
    named, right, wrong = 0, 0, []
    for line in (FRESH / "gold.jsonl").read_text(encoding="utf-8").splitlines()[:60]:
        gold = json.loads(line)
        page = pages.load((FRESH / "pages" / f"{gold['id']}.txt").read_bytes(), name=gold["id"])
        told, found = gold["outlet"] or "", page.outlet or ""
        if told and told.removeprefix("The ").casefold() in page.text.casefold():
            named, right = named + 1, right + same_name(told, found)
        if found and not same_name(told, found) and found.casefold() not in told.casefold() and not found.isupper():
            wrong.append((told, found))
    assert right >= 0.85 * named
    assert len(wrong) <= 1, wrong
