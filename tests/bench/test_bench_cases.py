"""Past cases: what the loader takes, what it refuses and where, and what ships."""

from __future__ import annotations

import math
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from indicia.bench.cases import HORIZON, Case, load, read
from indicia.errors import KnowledgeError, UsageError
from indicia.kb.indicators import indicators

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = load(ROOT / "bench" / "cases")

GOOD = """\
id: river-drill
number: 1
title: A drill by the river
actors: [AA]
kind: exercise
known_to: public
outcome:
  attack:
    within_90_days: true
    day: 2001-03-10
    mark: F
    source: a book
    fact: The river was crossed.
  purpose:
    codes: {COV: 1, DET: 0.5}
    standing: settled
    note: Cover, and a signal.
  disagree:
    - Who began.
origins:
  - {id: ministry, name: Ministry of AA, kind: ministry, acting_side: true}
  - {id: paper, name: The Paper, kind: outlet}
observations:
  - day: 2001-03-01
    happened: 2001-02-20
    indicator: near_border
    status: present
    origin: paper
    mark: F
    source: a paper
    fact: Tents by the river.
  - day: 2001-03-05
    indicator: return_to_base
    status: denied
    origin: ministry
    mark: MM
    source: memory
    fact: Nobody goes home yet.
    relays: [One, Two]
left_out:
  - A diary found later.
"""


def write(folder: Path, text: str, name: str = "one.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_case_is_read_with_shares_that_sum_to_one_and_grades_by_kind(tmp_path: Path) -> None:
    case = read(write(tmp_path, GOOD))
    assert case.outcome.attacked == date(2001, 3, 10)
    assert case.outcome.codes == {"COV": pytest.approx(2 / 3), "DET": pytest.approx(1 / 3)}
    assert [(o.id, o.grade, o.acting_side) for o in case.origins] == [("ministry", "B2", True), ("paper", "C3", False)]
    assert case.sightings[1].relays == ("One", "Two")


def test_a_grade_of_its_own_takes_the_place_of_that_of_the_kind(tmp_path: Path) -> None:
    case = read(write(tmp_path, GOOD.replace("kind: outlet}", "kind: outlet, grade: D4}")))
    assert case.origins[1].grade == "D4"


def test_a_report_enters_on_the_day_on_which_it_was_known_not_on_that_on_which_it_happened(tmp_path: Path) -> None:
    case = read(write(tmp_path, GOOD))
    assert case.sightings[0].happened == date(2001, 2, 20)
    assert case.known(date(2001, 2, 28)) == ()
    assert [s.indicator for s in case.known(date(2001, 3, 1))] == ["near_border"]
    assert [s.indicator for s in case.known(date(2001, 3, 9))] == ["near_border", "return_to_base"]


def test_a_case_with_an_attack_ends_the_day_before_it_and_one_without_on_the_last_report(tmp_path: Path) -> None:
    assert read(write(tmp_path, GOOD)).last == date(2001, 3, 9)
    quiet = GOOD.replace("within_90_days: true\n    day: 2001-03-10", "within_90_days: false")
    assert read(write(tmp_path, quiet)).last == date(2001, 3, 5)


REFUSED = {
    "the day of the attack": ("day: 2001-03-05", "day: 2001-03-10", 32, "hindsight"),
    "a day after the attack": ("day: 2001-03-05", "day: 2002-01-01", 32, "hindsight"),
    "a day out of order": ("day: 2001-03-05", "day: 2001-02-25", 32, "Sort by day"),
    "known before it happened": ("happened: 2001-02-20", "happened: 2001-03-02", 25, "on which it was known"),
    "an attack long after": ("day: 2001-03-10", "day: 2001-08-10", 24, "90 days"),
    "an unknown indicator": ("indicator: near_border", "indicator: near_borders", 26, "near_borders"),
    "an unknown origin": ("origin: paper", "origin: papers", 28, "papers"),
    "an unknown status": ("status: denied", "status: maybe", 34, "maybe"),
    "an unknown mark": ("mark: MM", "mark: X", 36, "mark"),
    "no source": ("    source: memory\n", "", 32, "source"),
    "a blank fact": ("fact: Nobody goes home yet.", 'fact: " "', 38, "fact"),
    "a day that is none": ("day: 2001-03-05", "day: March", 32, "March"),
    "a day with an hour": ("day: 2001-03-05", "day: 2001-03-05 10:00:00", 32, "day"),
    "an unknown key": ("relays: [One, Two]", "relay: [One, Two]", 39, "relay"),
    "relays that are no list": ("relays: [One, Two]", "relays: One", 39, "relays"),
    "an unknown kind": ("kind: exercise", "kind: exercises", 5, "exercises"),
    "an unknown code": ("codes: {COV: 1, DET: 0.5}", "codes: {COVER: 1}", 15, "COVER"),
    "a weight that is no number": ("codes: {COV: 1, DET: 0.5}", "codes: {COV: .nan}", 15, "nan"),
    "no code": ("codes: {COV: 1, DET: 0.5}", "codes: {}", 15, "codes"),
    "an unknown standing": ("standing: settled", "standing: sure", 16, "sure"),
    "a wrong grade": ("kind: outlet}", "kind: outlet, grade: Z9}", 22, "Z9"),
    "an unknown kind of origin": ("kind: outlet}", "kind: gossip}", 22, "gossip"),
    "an origin twice": ("{id: paper, ", "{id: ministry, ", 20, "twice"),
    "an origin without a report": ("origin: ministry", "origin: paper", 20, "no observation"),
    "an attack without its day": ("    day: 2001-03-10\n", "", 8, "exactly when"),
    "a number that is none": ("number: 1", "number: first", 2, "first"),
    "no actors": ("actors: [AA]", "actors: []", 4, "actors"),
    "a later attack that is not later": (
        "  disagree:",
        "  later: {day: 2001-04-01, fact: More.}\n  disagree:",
        25,
        "later",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_names_file_line_and_key(tmp_path: Path, name: str) -> None:
    old, new, line, word = REFUSED[name]
    assert GOOD.count(old) >= 1
    path = write(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(KnowledgeError) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}, line {line}, key ")
    assert word in str(caught.value)


@pytest.mark.parametrize("text", ["", "- a list\n", "id: [\n", "id: a\nid: b\n", "just text\n", "observations: 3\n"])
def test_what_is_no_case_is_refused_with_the_file(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(KnowledgeError, match=str(path)):
        read(path)


def paths(value: object, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at, *(p for key, child in inner for p in paths(child, (*at, key)))]


def complaint(path: Path) -> str:
    try:
        read(path)
    except KnowledgeError as error:
        return str(error)
    return ""


@given(data=st.data())
def test_whatever_stands_in_a_place_it_is_a_case_or_a_complaint(data: st.DataObject, tmp_path_factory: Any) -> None:
    tree = yaml.safe_load(GOOD)
    *above, last = data.draw(st.sampled_from([p for p in paths(tree) if p]))
    node = tree
    for key in above:
        node = node[key]
    node[last] = data.draw(
        st.sampled_from([None, True, -1, 0.5, math.nan, math.inf, "", "x", [], {}, [[]], {"a": 1}, [None]])
    )
    path = write(tmp_path_factory.mktemp("case"), yaml.safe_dump(tree))
    told = complaint(path)
    assert not told or told.startswith(f"{path}, line ")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(KnowledgeError, match="UTF-8"):
        read(path)


def test_a_folder_without_a_case_and_two_cases_with_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no case"):
        load(tmp_path)
    write(tmp_path, GOOD)
    write(tmp_path, GOOD.replace("number: 1", "number: 2"), "two.yaml")
    with pytest.raises(UsageError, match="river-drill"):
        load(tmp_path)


def test_eighteen_cases_ship_five_of_them_with_an_attack() -> None:
    assert [c.number for c in SHIPPED] == list(range(1, 19))
    assert [c.number for c in SHIPPED if c.outcome.attacked] == [4, 5, 8, 11, 12]


@pytest.mark.parametrize("case", SHIPPED, ids=lambda c: c.id)
def test_a_shipped_case_is_dated_sourced_and_in_the_catalogue(case: Case) -> None:
    known = {i.id for i in indicators()}
    days = [s.day for s in case.sightings]
    assert days == sorted(days)
    assert {s.indicator for s in case.sightings} <= known
    assert all(s.source and s.fact and s.mark for s in case.sightings)
    assert case.outcome.source
    assert sum(case.outcome.codes.values()) == pytest.approx(1)


@pytest.mark.parametrize("case", SHIPPED, ids=lambda c: c.id)
def test_no_shipped_case_knows_of_its_own_attack(case: Case) -> None:
    attacked = case.outcome.attacked
    if attacked is not None:
        assert all(timedelta(0) < attacked - s.day <= HORIZON for s in case.sightings)


@pytest.mark.parametrize("path", sorted((ROOT / "bench" / "cases").glob("*.yaml")), ids=lambda p: p.stem)
def test_a_shipped_file_is_named_by_number_and_id(path: Path) -> None:
    case = read(path)
    assert path.stem == f"{case.number:02}-{case.id}"
