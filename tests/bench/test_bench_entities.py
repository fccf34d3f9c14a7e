"""Entities: what is found, and how it is scored in re3d's form."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicia.bench.entities import load, measure
from indicia.bench.tables import entities_table
from indicia.errors import UsageError
from indicia.extract.entities import KINDS, entities
from indicia.extract.parse import parse
from indicia.kb import entities as words
from indicia.model import Page, Span, Zone

TEXT = "The Belarusian army moved twelve tanks to Brest on 4 May 2021."


def found(text: str) -> dict[str, list[str]]:
    zones = (Zone(kind="body", span=Span(0, len(text))),) if text else ()
    page = Page(id="p", name="p", text=text, language="en", zones=zones)
    listed: dict[str, list[str]] = {}
    for e in entities(parse(page)):
        listed.setdefault(e.kind, []).append(text[e.span.start : e.span.end])
    return listed


def test_one_sentence_gives_its_entities_by_kind() -> None:
    assert found(TEXT) == {
        "Organisation": ["The Belarusian army"],
        "Quantity": ["twelve"],
        "MilitaryPlatform": ["tanks"],
        "Location": ["Brest"],
        "Temporal": ["4 May 2021"],
    }


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("They fired Grad rockets at the town.", "Weapon", "Grad rockets"),
        ("Barrel bombs fell on the market.", "Weapon", "Barrel bombs"),
        ("Hezbollah denied the report.", "Organisation", "Hezbollah"),
        ("The regime of the generals fell.", "Organisation", "The regime of the generals"),
        ("Militants left the village.", "Organisation", "Militants"),
        ("Militants left the village.", "Location", "the village"),
        ("Turkey sent ships.", "Organisation", "Turkey"),
        ("Ships left Turkey.", "Location", "Turkey"),
        ("More than 300 shells fell.", "Quantity", "300"),
    ],
)
def test_a_phrase_is_an_entity_of_a_kind(text: str, kind: str, name: str) -> None:
    assert name in found(text).get(kind, [])


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("T-72B3 and BMP-3 stood there", "MilitaryPlatform", ["T-72B3", "BMP-3"]),
        ("a Su-30 and two MiG-29s", "MilitaryPlatform", ["Su-30", "MiG-29s"]),
        ("Tu-22M3 bombers, F-16s, B-52H", "MilitaryPlatform", ["Tu-22M3", "F-16s", "B-52H"]),
        ("HMS Prince of Wales and USS Ross", "MilitaryPlatform", ["HMS Prince", "USS Ross"]),
        ("Leopard 2 tanks and Bayraktar drones", "MilitaryPlatform", ["Leopard 2", "Bayraktar"]),
        ("Iskander-M and Kh-101 missiles", "Weapon", ["Iskander-M", "Kh-101"]),
        ("S-400 beside 2S19 and 9K720", "Weapon", ["S-400", "2S19", "9K720"]),
        ("an AK-47, an RPG-7 and Javelins", "Weapon", ["AK-47", "RPG-7", "Javelins"]),
        ("page A4, the G20, May 2021, CO2", "Weapon", []),
        ("Zapad-2021 and Covid-19", "MilitaryPlatform", []),
    ],
)
def test_designations_are_known_by_shape(text: str, kind: str, names: list[str]) -> None:
    listed = sorted((n.start, text[n.start : n.end]) for n in words.named(text) if n.kind == kind)
    assert [name for _, name in listed] == names


def test_one_person_with_an_office_is_no_organisation() -> None:
    assert "Organisation" not in found("An official waited.")


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=120))
def test_any_text_gives_entities_inside_it_that_do_not_overlap_their_kind(text: str) -> None:
    text = text.strip()
    if not text:
        return
    page = Page(id="p", name="p", text=text, language="en", zones=(Zone(kind="body", span=Span(0, len(text))),))
    listed = entities(parse(page))
    assert all(e.kind in KINDS and 0 <= e.span.start < e.span.end <= len(text) for e in listed)
    for kind in KINDS:
        own = [e.span for e in listed if e.kind == kind]
        assert all(a.end <= b.start for a, b in pairwise(own))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "Source"
    folder.mkdir()
    names = [("The Belarusian army", "Organisation", 1), ("tanks", "MilitaryPlatform", 1), ("Brest on", "Location", 1),
             ("4 May 2021", "Temporal", 0.2), ("Belarusian", "Nationality", 1)]  # fmt: skip
    rows = [
        {
            "documentId": "d",
            "begin": TEXT.index(n),
            "end": TEXT.index(n) + len(n),
            "type": t,
            "value": n,
            "confidence": c,
        }
        for n, t, c in names
    ]
    (folder / "documents.json").write_text(json.dumps({"_id": "d", "text": TEXT}) + "\n", encoding="utf-8")
    (folder / "entities.json").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8-sig")
    return tmp_path


def test_a_folder_is_scored_per_type_strictly_and_by_overlap(corpus: Path) -> None:
    report = measure(corpus)
    assert report.strict["Organisation"].f1 == 1
    assert report.strict["MilitaryPlatform"].f1 == 1
    assert (report.strict["Location"].f1, report.overlap["Location"].f1) == (0, 1)
    assert report.strict["Temporal"].marked == 0
    assert "Organisation" in entities_table(report)


def test_rejected_marks_count_only_when_asked_for(corpus: Path) -> None:
    assert measure(corpus, min_confidence=0).strict["Temporal"].marked == 1
    assert len(load(corpus)[0].entities) == 3


def test_another_folder_says_what_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"documents\.json"):
        measure(tmp_path)
