"""bench.places and bench.toponyms: corpora in their own forms, and how they are scored. The texts here are ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicia.bench import places, toponyms
from indicia.bench.places import NEAR_KM, Outcome, outcome, placed
from indicia.bench.toponyms import Marked
from indicia.errors import UsageError
from indicia.kb import places as kb
from indicia.model import Span

LGL = """<?xml version="1.0" encoding="utf-8"?>
<articles><article docid="7"><domain>example.co.uk</domain>
<text><![CDATA[Fire crews from Paris, Texas, drove to Dallas. Russian guests watched.]]></text><toponyms>
<toponym><start>16</start><end>21</end><phrase>Paris</phrase>
<gaztag geonameid="4717560"><lat>33.66</lat><lon>-95.55</lon></gaztag></toponym>
<toponym><start>23</start><end>28</end><phrase>Texas</phrase></toponym>
<toponym><start>0</start><end>4</end><phrase>Moved</phrase></toponym>
<toponym><start>39</start><end>45</end><phrase>Dallas</phrase>
<gaztag geonameid="4684888"><lat>32.78</lat><lon>-96.8</lon></gaztag></toponym>
</toponyms></article></articles>"""
GEOVIRUS = """<articles><article><source>x</source><text>Cases rose in Gomel.</text><locations>
<location><name>Gomel</name><start>15</start><end>20</end><lat>52.4</lat><lon>31.0</lon></location>
</locations></article></articles>"""
BRAT_TEXT = "Tanks left Brest for Poland; Polish fans sang in London Road."
BRAT = (
    "T1\tLiteral 11 16\tBrest\n#1\tAnnotatorNotes T1\t52.1, 23.7\nT2\tMetonymic 21 27\tPoland\n"
    "#2\tAnnotatorNotes T2\t798544\nT3\tDemonym 29 35\tPolish\n"
    "A1\tModifier_Type T1 Noun\nT4\tMixed 49 53;55 60\tLondon\n"
)


def test_lgl_keeps_marks_that_fit_their_words(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(LGL, encoding="utf-8")
    (article,) = toponyms.load(tmp_path / "a.xml")
    assert [article.text[m.span.start : m.span.end] for m in article.marked] == ["Paris", "Texas", "Dallas"]
    assert article.outlet == "example.co.uk"
    assert (article.marked[0].geonames_id, article.marked[1].lat) == (4717560, None)


def test_geovirus_counts_characters_from_one(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(GEOVIRUS, encoding="utf-8")
    (article,) = toponyms.load(tmp_path / "a.xml")
    assert article.marked == (Marked(span=Span(14, 19), lat=52.4, lon=31.0),)


def test_brat_reads_types_that_stand_for_places_with_their_notes(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(BRAT_TEXT, encoding="utf-8")
    (tmp_path / "1.ann").write_text(BRAT, encoding="utf-8")
    (article,) = toponyms.load(tmp_path)
    assert article.marked == (
        Marked(span=Span(11, 16), lat=52.1, lon=23.7),
        Marked(span=Span(21, 27), geonames_id=798544),
    )


@pytest.mark.parametrize(
    "text", ["", "no xml", "<articles/>", '<!DOCTYPE a [<!ENTITY x "y">]><articles><article/></articles>']
)
def test_what_is_no_corpus_is_refused_with_a_reason(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"a\.xml"):
        toponyms.load(tmp_path / "a.xml")


def test_an_empty_folder_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        toponyms.load(tmp_path)


def test_a_place_within_a_hundred_miles_is_right() -> None:
    gomel = kb.candidates("Gomel")[0]
    near = outcome(Marked(span=Span(0, 5), lat=gomel.lat + 1.3, lon=gomel.lon), gomel)
    far = outcome(Marked(span=Span(0, 5), lat=gomel.lat + 1.6, lon=gomel.lon), gomel)
    assert near.right
    assert near.km is not None
    assert near.km < NEAR_KM
    assert not far.right


def test_without_coordinates_the_id_decides_and_open_is_wrong() -> None:
    gomel = kb.candidates("Gomel")[0]
    assert outcome(Marked(span=Span(0, 5), geonames_id=627907), gomel) == Outcome(None, True, True)
    assert outcome(Marked(span=Span(0, 5), lat=1.0, lon=1.0), None) == Outcome(None, False, None)


def test_shares_count_what_was_left_open() -> None:
    found = placed([[Outcome(10.0, True, True), Outcome(None, False, False)], [Outcome(500.0, False, None)]])
    assert (found.within_161_km, found.compared, found.open) == (0.3333, 3, 1)
    assert (found.mean_km, found.median_km, found.exact) == (255.0, 255.0, 0.5)
    assert found.low <= found.within_161_km <= found.high


def test_nothing_to_compare_is_no_error() -> None:
    assert placed([]).compared == 0


def test_the_whole_measure_on_a_small_corpus(tmp_path: Path) -> None:
    (tmp_path / "small.xml").write_text(LGL, encoding="utf-8")
    report = places.measure(tmp_path / "small.xml")
    assert report.tagging.recall == 1.0
    assert report.resolution.within_161_km == 1.0
    assert not report.demonyms_count
    assert not report.trained_here
