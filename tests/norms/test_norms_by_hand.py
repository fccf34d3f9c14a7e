"""Activities that somebody describes: numbers as people write them, Norway, and complaints with line and key."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia.errors import KnowledgeError
from indicia.kb.yaml_lines import Fault
from indicia.norms import check
from indicia.norms.by_hand import KEYS, described, from_mapping
from indicia.norms.by_hand_place import located


@pytest.mark.parametrize(
    ("written", "bounds"),
    [
        (8500, (8500, 8500, 8500, "")),
        ("8,500", (8500, 8500, 8500, "")),
        ("1 200 000", (1_200_000, 1_200_000, 1_200_000, "")),
        ("9000-11000", (None, 9000, 11000, "")),
        ("11,000 to 9,000", (None, 9000, 11000, "")),
        ("up to 13,000", (13000, None, 13000, "up to")),
        ("more than 5,000", (5000, 5000, None, "more than")),
        ("at least 5000", (5000, 5000, None, "at least")),
        ("about 9,000", (9000, None, None, "about")),
        ("~9000", (9000, None, None, "about")),
    ],
)
def test_numbers_as_people_write_them(written: object, bounds: tuple[object, ...]) -> None:
    (q,) = from_mapping({"state": "PL", "troops": written}).activity.troops
    assert (q.value, q.low, q.high, q.qualifier) == bounds


def test_an_unknown_number_is_no_number() -> None:
    assert from_mapping({"state": "PL", "troops": "unknown"}).activity.troops == ()


def test_rival_numbers_keep_their_holders() -> None:
    rivals = [{"number": 12700, "by": "Minsk", "as": "announced"}, {"number": "up to 100,000", "by": "Berlin"}]
    found = from_mapping({"state": "BY", "troops": rivals}).activity.troops
    assert [(q.holder, q.basis) for q in found] == [("Minsk", "announced"), ("Berlin", "reported")]


@pytest.mark.parametrize("written", ["NO", '"NO"', "Norway", "norway", "[NO]"])
def test_norway_is_no_denial(written: str) -> None:
    activity = described(f"state: {written}\n", file="a.yaml").activity
    assert [p.code for p in activity.actors] == ["NO"]
    assert [p.country for p in activity.places] == ["NO"]


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("state: PL\ntroops: many\n", 2, "troops"),
        ("state: PL\ntroops:\n  - 5\n  - {number: x}\n", 4, "troops.2.number"),
        ("state: Atlantis\n", 1, "state"),
        ("state: PL\nstart: soon\n", 2, "start"),
        ("state: PL\nborders:\n  BY: near\n", 3, "borders.BY"),
        ("state: PL\ncolour: red\n", 2, "colour"),
        ("state: PL\ntold:\n  notified: perhaps\n", 3, "told.notified"),
        ("state: PL\nrequests:\n  - {by: LT, to: BY}\n", 3, "requests.1.asked"),
        ("state: PL\nrequests: [{by: LT, to: BY, asked: 2022-02-09, answer: rude}]\n", 2, "requests.1.answer"),
        ("state: PL\nlinked:\n  - {state: PL, one_command: maybe}\n", 3, "linked.1.one_command"),
        ("state: PL\nkind: parade\n", 2, "kind"),
        ("state: PL\nlat: north\n", 2, "lat"),
        ("start: 2027-06-07\n", 1, "state"),
        ("- a\n", 1, "(top)"),
    ],
)
def test_a_complaint_names_line_and_key(text: str, line: int, key: str) -> None:
    with pytest.raises(KnowledgeError) as error:
        described(text, file="plan.yaml")
    assert str(error.value).startswith(f"plan.yaml, line {line}, key {key!r}: ")


def test_a_named_place_has_its_borders_measured() -> None:
    activity = located(from_mapping({"state": "BY", "place": "Brest"}).activity)
    (nearest,) = [b for b in activity.borders if b.country == "PL"]
    assert nearest.low <= 10


def test_borders_that_are_told_are_not_measured_again() -> None:
    told = from_mapping({"state": "BY", "place": "Brest", "borders": {"PL": 40}}).activity
    assert located(told) == told


def test_a_place_that_the_state_does_not_have_changes_nothing() -> None:
    told = from_mapping({"state": "BY", "place": "Xyzzyville"}).activity
    assert located(told) == told


def test_hours_are_read_from_both_spellings() -> None:
    for text in ("2022-02-09T14:30", "2022-02-09 14:30", "'2022-02-09T14:30'"):
        asked = described(f"state: BY\nrequests: [{{by: LT, to: BY, asked: {text}}}]\n", file="a.yaml")
        assert asked.circumstances.requests[0].asked.startswith("2022-02-09T14:30")


@given(st.text(max_size=200))
def test_any_text_is_a_description_or_a_complaint(text: str) -> None:
    with suppress(KnowledgeError):
        described(text, file="a.yaml")


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.datetimes() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(sorted(KEYS)), ANY, max_size=4))
def test_any_values_are_checked_or_complained_about(data: dict[str, Any]) -> None:
    with suppress(Fault):
        activity, circumstances = from_mapping({"state": "PL", **data})
        check(activity, circumstances=circumstances, everything=True)
