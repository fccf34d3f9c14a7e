"""`indicia judgements`, and `--judgements` on `indicia assess`: what is set, what it changes, and how it is shown."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicia.cli import main
from indicia.errors import KnowledgeError
from indicia.kb.judgements_own import PLACEHOLDER
from indicia.kb.likelihoods import likelihoods
from indicia.model import Assessment, Reading
from indicia.pipeline import assess, read_text, series
from indicia.report.html import assessment_html
from indicia.report.json import assessment_json
from indicia.report.judged_form import form_text
from indicia.report.text import assessment_text

ROOT = Path(__file__).resolve().parents[2]
PAGE = (
    "Army opens drill near Brest\n\nBelarus on Monday began a military exercise near Brest, the defence ministry said. "
    "Blood supplies were moved to the exercise area, a witness said. The exercise was extended by a week, the defence "
    "ministry said.\n"
)
ME = 'who: A. Weber, when: 2026-11-22, why: "a reason of mine"'
BY = "set by A. Weber on 22 November 2026: a reason of mine."


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], catch_exceptions=False)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_text(PAGE, published="2021-09-01", attribution="rules")


@pytest.fixture(scope="module")
def plain(reading: Reading) -> Assessment:
    (found,) = assess(reading)
    return found


@pytest.fixture
def judged(reading: Reading, tmp_path: Path):
    def with_file(text: str) -> Assessment:
        path = tmp_path / "mine.yaml"
        path.write_text(text, encoding="utf-8")
        (found,) = assess(reading, judgements=path)
        return found

    return with_file


def observation(reading: Reading, indicator: str) -> str:
    return next(f"{reading.page.id}/{o.id}" for o in reading.observations if o.indicator == indicator)


def entries(reading: Reading) -> list[str]:
    """One entry of each kind, as a section of its own."""
    return [
        f"cells: {{blood_supplies: {{cover_deception: {{mark: CC, {ME}}}}}}}\n",
        f"priors: {{coercion: {{low: 0.05, high: 0.2, {ME}}}}}\n",
        f"grades: {{'state:BY': {{grade: D4, {ME}}}}}\n",
        f"strike: {{{observation(reading, 'blood_supplies')}: {{{ME}}}}}\n",
        f"add: {{x: {{indicator: bridging, status: present, origin: Maxar, grade: A2, {ME}}}}}\n",
    ]


# --- laws -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "cells: {}\n", "priors:\n"])
def test_an_empty_file_changes_nothing(judged, plain: Assessment, text: str) -> None:
    assert judged(text) == plain


def test_the_form_changes_nothing_as_printed(judged, plain: Assessment) -> None:
    assert judged(form_text([plain], likelihoods(), today=date(2026, 11, 22))) == plain


def test_what_the_form_says_uncommented_and_signed_changes_no_number(judged, plain: Assessment) -> None:
    form = form_text([plain], likelihoods(), today=date(2026, 11, 22)).split("strike:")[0]
    lines = [line[2:] if line.startswith("# ") else line for line in form.splitlines()]
    signed = "\n".join(lines).replace('why: ""', 'why: "I looked"').replace(PLACEHOLDER, "A. Weber")
    found = judged(signed)
    assert found.weighing.hypotheses == plain.weighing.hypotheses
    assert found.weighing.verdict.word == plain.weighing.verdict.word
    assert (found.origins, found.reports) == (plain.origins, plain.reports)
    reported = {r.indicator for r in plain.reports}
    assert len(found.overrides) == 15 * len(reported) + 1 + 16 + len(plain.origins)


def test_a_reference_class_that_was_chosen_is_weighed_in_and_shown(judged, plain: Assessment) -> None:
    found = judged(f"classes: {{exercise: {{use: build_up, {ME}}}}}\n")
    assert found.weighing.hypotheses != plain.weighing.hypotheses
    before = {h.id: h.p_mid for h in plain.weighing.hypotheses}
    assert all(h.p_mid > before[h.id] for h in found.weighing.hypotheses if h.id == "attack_preparation")
    (override,) = found.overrides
    assert (override.kind, override.target, override.before, override.after) == (
        "prior", "exercise", "those of the class exercise", "those of the class build_up",
    )  # fmt: skip
    for shown in (assessment_text([found], width=300), assessment_html([found])):
        text = " ".join(shown.split())
        assert "(chosen by A. Weber in place of the class exercise)" in text
        assert f"Starting odds of every purpose: those of the class build_up; {BY}" in text


@given(order=st.permutations(range(5)))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_entries_changes_nothing(judged, reading: Reading, order: list[int]) -> None:
    parts = entries(reading)
    assert judged("".join(parts[n] for n in order)) == judged("".join(parts))


@pytest.mark.parametrize(
    ("section", "target", "before", "after"),
    [
        (0, "blood_supplies/cover_deception", "0.15-0.5", "0.7-0.9 CC"),
        (1, "coercion", "0.01-0.04", "0.05-0.2"),
        (2, "state:BY", "B2", "D4"),
        (3, "", "present", ""),
        (4, "x", "", "present, by Maxar, grade A2"),
    ],
)
def test_each_entry_moves_the_ranges_and_is_recorded(
    judged, reading: Reading, plain: Assessment, section: int, target: str, before: str, after: str
) -> None:
    found = judged(entries(reading)[section])
    (one,) = found.overrides
    assert found.weighing.hypotheses != plain.weighing.hypotheses
    assert (one.target, one.before, one.after) == (target or observation(reading, "blood_supplies"), before, after)
    assert (one.who, one.when, one.why) == ("A. Weber", date(2026, 11, 22), "a reason of mine")


def test_the_series_ends_where_the_judged_assessment_is(judged, reading: Reading, tmp_path: Path) -> None:
    found = judged("".join(entries(reading)))
    (moved,) = series(reading, judgements=tmp_path / "mine.yaml")
    assert moved.series[-1].hypotheses == found.weighing.hypotheses


def test_an_origin_can_be_named_by_its_name_and_an_addition_can_be_its(judged, plain: Assessment) -> None:
    name = next(o.name for o in plain.origins if o.id == "state:BY")
    text = f"grades: {{'{name}': {{grade: D4, {ME}}}}}\n"
    text += f"add: {{x: {{indicator: bridging, status: absent, origin: 'state:BY', {ME}}}}}\n"
    found = judged(text)
    assert [o.grade for o in found.origins if o.id == "state:BY"] == ["D4"]
    assert [r.origin for r in found.reports if r.indicator == "bridging"] == ["state:BY"]


def test_one_new_origin_written_in_two_ways_is_one(judged) -> None:
    names = ("Field  notes", "field notes")
    signs = ("bridging", "fuel_forward")
    told = (
        f"{n}: {{indicator: {k}, status: present, origin: {name}, grade: C3, {ME}}}"
        for n, k, name in zip("ab", signs, names, strict=True)
    )
    found = judged(f"add: {{{', '.join(told)}}}\n")
    assert {r.origin for r in found.reports if r.indicator in signs} == {"added:field notes"}
    assert [o.name for o in found.origins if o.kind == "added"] == ["Field notes"]


def test_an_origin_of_the_pages_is_known_in_small_letters_too(judged, plain: Assessment) -> None:
    found = judged(f"add: {{x: {{indicator: bridging, status: present, origin: 'STATE:by', {ME}}}}}\n")
    assert found.origins == plain.origins


# --- shown ------------------------------------------------------------------------------------------------------------


def test_text_and_html_mark_what_is_set_and_say_who_when_why_and_what_it_was(judged, reading: Reading) -> None:
    found = judged("".join(entries(reading)))
    text, html = " ".join(assessment_text([found]).split()), assessment_html([found])
    assert text.count(BY) == html.count(BY) == 5
    for was in ("It replaces B2.", "It replaces 0.15-0.5.", "It replaces 0.01-0.04."):
        assert was in text
        assert was in html
    for mark in (f"{n}" for n in range(1, 6)):
        assert f"‡{mark}" in text
    assert "5 entries set by A. Weber, marked ‡ below." in text
    assert "struck out ‡1" in text
    assert "pressure for concessions ‡5" in text
    assert "grade D4, acting side ‡3" in text or "acting side; repeated by text ‡3" in text
    assert "‡3" in html.split("Grade of")[0]


def test_nothing_of_it_shows_without_judgements(plain: Assessment) -> None:
    assert "‡" not in assessment_text([plain]) + assessment_html([plain])
    assert "overrides" not in assessment_json(plain)


def test_json_lists_every_override_and_keeps_to_the_schema(judged, reading: Reading) -> None:
    told = assessment_json(judged("".join(entries(reading))))
    schema = json.loads((ROOT / "docs" / "schema" / "assessment-1.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(told)
    assert [o["kind"] for o in told["overrides"]] == ["struck", "added", "grade", "likelihood", "prior"]


# --- complaints -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"grades: {{'state:BZ': {{grade: D4, {ME}}}}}\n", "key 'grades.state:BZ': is no origin on these pages"),
        (f"grades: {{'state:BZ': {{grade: D4, {ME}}}}}\n", "Did you mean 'state:BY'?"),
        (f"strike: {{abc/o1: {{{ME}}}}}\n", "key 'strike.abc/o1': is no observation of these pages"),
        (
            f"add: {{x: {{indicator: bridging, status: present, origin: 'state:BZ', {ME}}}}}\n",
            "Did you mean 'state:BY'?",
        ),
        (
            f"add: {{x: {{indicator: bridging, status: present, origin: Maxar, grade: A2, activity: q/a1, {ME}}}}}\n",
            "key 'add.x.activity': is 'q/a1', no activity of these pages",
        ),
        (
            f"add: {{x: {{indicator: bridging, status: present, origin: 'state:BY', grade: A2, {ME}}}}}\n",
            "Set its grade under `grades`",
        ),
        (
            f"add: {{x: {{indicator: bridging, status: present, origin: Maxar, grade: A2, {ME}}}, "
            f"y: {{indicator: fuel_forward, status: present, origin: maxar, grade: B2, {ME}}}}}\n",
            "is 'B2', but 'Maxar' is named by another entry, with 'A2'. Give one grade for both.",
        ),
        (
            f"add: {{x: {{indicator: bridging, status: present, origin: Maxar, grade: A2, {ME}}}, "
            f"y: {{indicator: fuel_forward, status: present, origin: maxar, acting_side: true, {ME}}}}}\n",
            "key 'add.y.acting_side': is true, but 'Maxar' is named by another entry, and does not act itself",
        ),
        (f"priors: {{coercion: {{low: 0.9, high: 0.95, {ME}}}}}\n", "key 'priors': leave no room for a distribution"),
    ],
)
def test_what_the_pages_do_not_have_is_told_with_line_and_key(judged, text: str, words: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        judged(text)
    assert "mine.yaml, line 1, " in str(caught.value)
    assert words in str(caught.value)


def test_pages_left_out_by_date_are_no_reason_to_complain(reading: Reading, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("".join(entries(reading)[2:4]), encoding="utf-8")
    assert assess(reading, as_of="2020-01-01", judgements=path)[0].overrides == ()


# --- the command line -------------------------------------------------------------------------------------------------


def test_a_form_is_printed_edited_and_weighed_with(tmp_path: Path) -> None:
    page, mine = tmp_path / "page.txt", tmp_path / "mine.yaml"
    page.write_text(PAGE, encoding="utf-8")
    assert run("judgements", page, "--attribution", "rules", "-o", mine).exit_code == 0
    form = mine.read_text(encoding="utf-8")
    line = next(line for line in form.splitlines() if "state:BY" in line)
    mine.write_text(form.replace(line, line[2:].replace("B2", "D4")), encoding="utf-8")
    refused = run("assess", page, "--attribution", "rules", "--judgements", mine)
    assert refused.exit_code == 1
    assert "'YOUR NAME', as in the form" in refused.stderr
    signed = form.replace(PLACEHOLDER, "A. Weber").replace(line, line[2:].replace("B2", "D4").replace('""', '"mine"'))
    mine.write_text(signed, encoding="utf-8")
    told = run("assess", page, "--attribution", "rules", "--judgements", mine)
    assert "It replaces B2." in " ".join(told.stdout.split())


def test_hostile_pages_do_not_break_the_form(judged, plain: Assessment) -> None:
    names = ("x\n  y: {grade: A1}", 'q" \\ \x07 \x85 \u2028 \ufffe \U0001f600 #', "# {")
    origins = tuple(replace(plain.origins[0], id=f"{n}{name}", name=name) for n, name in enumerate(names))
    assert judged(form_text([replace(plain, origins=origins)], likelihoods(), today=date(2026, 11, 22))) == plain
