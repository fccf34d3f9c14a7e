"""Over time, as text, HTML and JSON."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import jsonschema
import pytest
import report_samples as samples
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from indicia.cli import main
from indicia.model import Assessment, HypothesisRange, Move, Origin, Override, Ref, SeriesPoint, Span
from indicia.report import series
from indicia.report.html import assessment_fragment, assessment_html
from indicia.report.json import assessment_json
from indicia.report.series_chart import HEIGHT, WIDTH, chart, positions, scale_top
from indicia.report.text import assessment_text

ROOT = Path(__file__).parents[2]
FIRST = date(2022, 6, 1)
NAMES = {"cover": "cover", "routine_training": "routine training", "border_security": "security of the border"}


def ranges(*middles: float) -> tuple[HypothesisRange, ...]:
    return tuple(
        HypothesisRange(
            id=id, name=name, p_low=p / 2, p_mid=p, p_high=min(1.0, 2 * p), prior_low=0.01, prior_high=0.5
        )
        for (id, name), p in zip(NAMES.items(), middles, strict=True)
    )  # fmt: skip


def move(hypothesis: str, before: float, after: float, *, indicator: str = "blood_supplies") -> Move:
    return Move(
        indicator=indicator, present=True, origin="n1", hypothesis=hypothesis,
        low_before=before / 2, mid_before=before, high_before=2 * before, low=after / 2, mid=after, high=2 * after,
        refs=(Ref("copy", Span(0, 7)),),
    )  # fmt: skip


def point(day: int | None, *middles: float, moves: tuple[Move, ...] = (), pages: tuple[str, ...] = ()) -> SeriesPoint:
    when = None if day is None else FIRST + timedelta(days=day)
    return SeriesPoint(day=when, hypotheses=ranges(*middles), verdict="not enough reported", pages=pages, moves=moves)


def sample() -> Assessment:
    points = (
        point(None, 0.05, 0.4, 0.2),
        point(0, 0.2, 0.3, 0.2, pages=("048",), moves=(move("cover", 0.05, 0.2), move("routine_training", 0.4, 0.3))),
        point(9, 0.2, 0.3, 0.2, pages=("copy",)),
    )
    return replace(samples.assessment(), series=points)


def test_text_shows_a_line_for_each_hypothesis_and_a_line_for_each_move() -> None:
    shown = assessment_text([sample()], width=110)
    assert re.search(r"cover\s+▂▅▅\s+2–10 % → 10–40 %", shown)
    assert re.search(r"routine training\s+█▆▆\s+20–80 % → 15–60 %", shown)
    assert "1 June 2022: + blood moved forward (Borderlands Review) moved cover from 2–10 % to 10–40 %" in shown
    assert "2 days with pages, 2 pages; on 1 day nothing moved." in shown
    assert "[b:1]" in shown


def test_without_a_series_nothing_is_said_of_it() -> None:
    assert "Over time" not in assessment_text([samples.assessment()])
    assert "over-time" not in re.sub(r"<style>.*?</style>", "", assessment_html([samples.assessment()]), flags=re.S)
    assert "series" not in assessment_json(samples.assessment())


def test_json_holds_every_point_and_fits_the_schema() -> None:
    document = assessment_json(sample())
    schema = json.loads((ROOT / "docs" / "schema" / "assessment-1.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(document)
    assert [p["day"] for p in document["series"]] == [None, "2022-06-01", "2022-06-10"]
    assert document["series"][1]["moves"][0]["refs"] == [["copy", [0, 7]]]


def test_the_chart_is_well_formed_named_and_described_for_screen_readers() -> None:
    found = re.findall(r'<svg class="series".*?</svg>', assessment_html([sample()]), flags=re.S)
    assert len(found) == 3
    ids = []
    for text in found:
        svg = ElementTree.fromstring(text)
        title, description = svg.find("title"), svg.find("desc")
        assert title is not None
        assert description is not None
        assert svg.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
        ids += [title.get("id"), description.get("id")]
    assert len(set(ids)) == len(ids)
    assert "From 2–10 % at the start to 10–40 % now. It moved on 1 June 2022." in "".join(found)


def test_ids_of_two_assessments_differ_and_nothing_runs() -> None:
    html = assessment_html([sample(), sample()])
    ids = re.findall(r'<title id="([^"]+)"', html)
    assert len(ids) == len(set(ids)) == 6
    assert "<script" not in html
    assert assessment_fragment(sample()).count('class="series"') == 3


def test_names_of_origins_are_escaped_and_harmless() -> None:
    bad = Origin(id="n1", name="<script>x</script>\x1b[31m", kind="outlet", grade="F6")
    hostile = replace(sample(), origins=(bad, *sample().origins[1:]))
    assert "<script" not in assessment_html([hostile])
    assert "\x1b" not in assessment_text([hostile])


@pytest.mark.parametrize(
    ("middles", "cells", "shown"),
    [([0.0], 8, "▁"), ([0.4, 0.2], 8, "█▅"), ([0.1] * 4 + [0.4] * 4, 2, "▃█"), ([0.0, 0.0], 8, "▁▁")],
)
def test_a_sparkline_reaches_from_nought_to_the_top(middles: list[float], cells: int, shown: str) -> None:
    assert series.sparkline(middles, top=max(middles), cells=cells) == shown


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=300), st.integers(1, 60))
def test_a_sparkline_never_overflows_and_ends_with_the_present(middles: list[float], cells: int) -> None:
    line = series.sparkline(middles, top=1.0, cells=cells)
    assert len(line) == min(len(middles), cells)
    assert line[-1] == series.sparkline(middles[-1:], top=1.0)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4000), st.floats(0.01, 0.5)), max_size=30))
def test_charts_stay_inside_their_box(days: list[tuple[int, float]]) -> None:
    dated = dict(sorted(days))
    points = [point(None, 0.1, 0.1, 0.1), *(point(d, p, 0.1, 0.1) for d, p in dated.items())]
    xs = positions(points)
    assert xs == sorted(xs)
    assert xs[0] >= 0
    assert xs[-1] <= WIDTH
    (track, *_) = series.tracks(points)
    svg = ElementTree.fromstring(str(chart(track, points, top=scale_top(1.0), id="x")))
    for path in svg.iter("path"):
        heights = [float(y) for y in re.findall(r"[V,](-?[\d.]+)", path.get("d", ""))]
        assert all(0 <= y <= HEIGHT for y in heights)


def test_many_moves_are_cut_to_the_largest_and_the_rest_is_counted() -> None:
    days = 40
    points = [point(None, 0.1, 0.1, 0.1)]
    for n in range(days):
        size = 0.1 + 0.001 * (n + 10)
        points.append(point(n, size, 0.1, 0.1, pages=(f"p{n}",), moves=(move("cover", 0.1, size),)))
    kept, more = series.told(replace(sample(), series=tuple(points)))
    assert (len(kept), more) == (series.MOST_TOLD, days - series.MOST_TOLD)
    assert [t.day for t in kept] == sorted(t.day for t in kept if t.day)
    shown = assessment_text([replace(sample(), series=tuple(points))])
    assert "and 10 reports that moved less" in shown


def test_no_move_at_all_is_said() -> None:
    still = replace(sample(), series=(point(None, 0.1, 0.1, 0.1), point(0, 0.1, 0.1, 0.1)))
    assert "no report moved a range by half a per cent" in assessment_text([still])
    assert "No report moved a range by half a per cent." in assessment_html([still])


def test_that_additions_count_from_the_start_is_said_if_there_are_any() -> None:
    added = Override(
        kind="added", target="x", name="river bridging", before="", after="present, by Maxar, grade A2", who="A. Weber",
        when=FIRST, why="seen", indicator="bridging",
    )  # fmt: skip
    words = (
        "Pages without a date count from the start, and so does what the analyst added, whatever day he signed it on."
    )
    for judged, told in ((replace(sample(), overrides=(added,)), True), (sample(), False)):
        for shown in (assessment_text([judged], width=300), assessment_html([judged])):
            assert (words in " ".join(shown.split())) is told
            assert "Pages without a date count from the start" in shown


def test_undated_pages_alone_give_a_start_and_no_days() -> None:
    only = replace(sample(), series=(point(None, 0.1, 0.1, 0.1, pages=("048", "copy")),))
    assert "0 days with pages, 2 pages; 2 of them without a date." in assessment_text([only])
    assert 'class="days"><span>start</span>' in assessment_html([only])


def test_the_command_line_shows_the_series_only_if_asked(tmp_path: Path) -> None:
    text = "Belarus began an exercise near Ukraine on Monday. Blood supplies were moved to the border on Tuesday.\n"
    pages = [tmp_path / f"{n}.txt" for n in range(2)]
    for n, path in enumerate(pages):
        path.write_text(text + f"Lorry number {n} went by.\n", encoding="utf-8")
    arguments = ["assess", *map(str, pages), "--published", "2022-02-01", "--attribution", "rules"]
    shown = CliRunner().invoke(main, [*arguments, "--series"])
    assert shown.exit_code == 0, shown.output
    assert "Over time" in shown.output
    assert "1 February 2022: +" in shown.output
    assert "Over time" not in CliRunner().invoke(main, arguments).output
