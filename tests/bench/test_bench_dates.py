"""TimeML pages: reading them, mapping ours to TIMEX3, counting as TempEval-3 does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from indicia.bench.dates import Timex, compare, load, measure, read
from indicia.cli.bench import bench
from indicia.errors import UsageError
from indicia.model import Span

PAGE = """<?xml version="1.0" ?>
<TimeML><DOCID>x</DOCID><DCT><TIMEX3 tid="t0" type="DATE" value="2015-06-18">20150618</TIMEX3></DCT>
<TEXT>Troops <EVENT>left</EVENT> on <TIMEX3 type="DATE" value="2015-06-16">Tuesday</TIMEX3> for
<TIMEX3 type="DURATION" value="P10D">ten days</TIMEX3>, and drill <TIMEX3 type="SET" value="P1W">weekly</TIMEX3>.</TEXT>
</TimeML>"""
DAY = date(2015, 6, 18)  # a Thursday
VALUES = [
    ("last week", "DATE", "2015-W24"),
    ("over the weekend", "DATE", "2015-W24-WE"),
    ("in the third quarter of 2014", "DATE", "2014-Q3"),
    ("last spring", "DATE", "2014-SP"),
    ("in the 1980s", "DATE", "198"),
    ("on Friday evening they will leave", "TIME", "2015-06-19TEV"),
    ("at 7:15 p.m. yesterday", "TIME", "2015-06-17T19:15"),
    ("for weeks", "DURATION", "PXW"),
    ("every Thursday", "SET", "XXXX-WXX-4"),
    ("each July", "SET", "XXXX-07"),
    ("every winter", "SET", "XXXX-WI"),
    ("now", "DATE", "PRESENT_REF"),
    ("recently", "DATE", "PAST_REF"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "x.tml").write_text(PAGE, encoding="utf-8")
    return tmp_path


def test_a_page_gives_its_text_its_day_and_the_marked_spans(folder: Path) -> None:
    (page,) = load(folder)
    assert page.created == DAY
    assert [page.text[t.span.start : t.span.end] for t in page.marked] == ["Tuesday", "ten days", "weekly"]
    assert page.text.startswith("Troops left on Tuesday")


@pytest.mark.parametrize(("text", "kind", "value"), VALUES)
def test_our_expressions_become_timex3(text: str, kind: str, value: str) -> None:
    found = read(text, DAY)[-1]
    assert (found.type, found.value) == (kind, value)


def test_a_range_is_two_dates() -> None:
    assert [t.value for t in read("from 10 to 16 September 2021", DAY)] == ["2021-09-10", "2021-09-16"]


def test_relaxed_pairs_share_a_character_and_values_are_counted_on_them() -> None:
    marked = [Timex(Span(10, 20), "DATE", "2015"), Timex(Span(30, 35), "DATE", "2014")]
    found = [
        Timex(Span(12, 20), "DATE", "2015"),
        Timex(Span(30, 35), "DURATION", "2013"),
        Timex(Span(50, 55), "SET", "P1D"),
    ]
    counts = {name: count.right for name, count in compare(found, marked).items()}
    assert counts == {"span strict": 1, "span relaxed": 2, "type": 1, "value": 1}


def test_a_folder_is_scored(folder: Path) -> None:
    report = measure(folder)
    assert report.pages == 1
    assert report.scores["value"].f1 == 1.0
    assert report.value_accuracy == 1.0


@pytest.mark.parametrize("content", ["<TimeML><TEXT>no day</TEXT></TimeML>", "<TimeML>"])
def test_files_that_are_no_timeml_are_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "bad.tml").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=r"bad\.tml"):
        list(load(tmp_path))


def test_a_folder_without_timeml_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"No \.tml file"):
        list(load(tmp_path))


def test_the_command_prints_a_table_and_json(folder: Path) -> None:
    table = CliRunner().invoke(bench, ["dates", "--data", str(folder)])
    assert table.exit_code == 0, table.output
    assert "span relaxed" in table.output
    assert '"value_accuracy"' in CliRunner().invoke(bench, ["dates", "--data", str(folder), "--json"]).output
