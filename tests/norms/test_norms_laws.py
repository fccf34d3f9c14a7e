"""The laws of checking: what no activity, however odd, may ever give."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from norms_cases import activity, number, results, told, when

from clock import cpu_seconds
from indicia.kb.norms import packs
from indicia.kb.norms_examples import examples
from indicia.model import Activity, Quantity
from indicia.norms import check
from indicia.norms.by_hand import Described, from_mapping
from indicia.norms.circumstances import Circumstances
from indicia.norms.numbers import outcome
from indicia.norms.periods import period

_OPEN = st.none() | st.integers(0, 200_000)


@st.composite
def drills(draw: st.DrawFn):
    troops = tuple(
        number(draw(_OPEN), low=low, high=high, holder=draw(st.sampled_from(["a", "b"])))
        for low, high in draw(st.lists(st.tuples(_OPEN, _OPEN), max_size=3))
        if low is None or high is None or low <= high
    )
    made = activity(
        draw(st.sampled_from(["BY", "RU", "PL", "IN", "KR", "CN", "US"])),
        kind=draw(st.sampled_from(["exercise", "snap_inspection", "deployment", "mobilization", "live_fire", "alert"])),
        start=draw(st.sampled_from([None, "2015-06-16", "1988-05", "2011", "2019-03-01~", "2025-01-01", "2016-21"])),
        end=draw(st.sampled_from([None, "2019-03-09", "2015-07-30"])),
        troops=troops,
        forces=draw(st.sampled_from([(), ("interior troops",), ("4th division",), ("an army corps",)])),
        near_border_of=draw(st.sampled_from([(), ("UA",), ("PK",), ("KP",)])),
    )
    values = st.sampled_from(["yes", "no", "condition"])
    return made, told(**draw(st.dictionaries(st.sampled_from(["planned", "notified", "observed"]), values)))


@settings(max_examples=300, deadline=None)
@given(drills(), st.integers(0, 50_000), st.booleans(), st.booleans())
def test_widening_a_number_never_turns_open_into_judged(drill, by: int, floor: bool, ceiling: bool) -> None:
    made, facts = drill
    before = results(made, facts=facts)
    after = results(replace(made, troops=tuple(_wider(q, by, floor, ceiling) for q in made.troops)), facts=facts)
    for norm, result in after.items():
        if before.get(norm, "not there") == "cannot be judged":
            assert result == "cannot be judged"


def _wider(q: Quantity, by: int, floor: bool, ceiling: bool) -> Quantity:
    return replace(
        q,
        low=None if floor or q.low is None else max(0, q.low - by),
        high=None if ceiling or q.high is None else q.high + by,
    )


@settings(max_examples=150, deadline=None)
@given(drills())
def test_an_unknown_number_is_never_compliant(drill) -> None:
    made, facts = drill
    unknown = replace(made, troops=())
    for finding in check(unknown, facts=facts):
        if finding.norm in ("VD-N1", "VD-O1", "VD-N7", "INCN-1", "INCN-2"):
            assert finding.result == "cannot be judged"


@settings(max_examples=150, deadline=None)
@given(drills())
def test_the_order_of_packs_changes_nothing(drill) -> None:
    made, facts = drill
    mixed = random.Random(1).sample(packs(), len(packs()))
    assert check(made, facts=facts, packs=mixed) == check(made, facts=facts)


@settings(max_examples=150, deadline=None)
@given(drills(), st.sampled_from(["1960-01-01", "1950-05"]))
def test_a_rule_out_of_force_never_finds_anything(drill, start: str) -> None:
    made, facts = drill
    early = check(replace(made, start=when(start), end=when(start)), facts=facts)
    assert {f.pack for f in early} <= {"icao"}


@settings(max_examples=150, deadline=None)
@given(drills())
def test_silence_about_a_notice_is_never_a_breach(drill) -> None:
    made, _ = drill
    assert all(f.result != "not consistent" for f in check(made) if f.norm != "INPK-1")


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=20))
def test_any_text_as_a_date_is_open_or_in_order(text: str) -> None:
    first, last = period(text)
    assert first is None or last is None or first <= last or "/" in text


@given(st.integers(0, 100), st.integers(0, 100), st.integers(0, 100), st.sampled_from([">", ">="]))
def test_an_interval_is_above_only_if_all_of_it_is(one: int, two: int, threshold: int, op: str) -> None:
    low, high = min(one, two), max(one, two)
    meets = [n > threshold if op == ">" else n >= threshold for n in range(low, high + 1)]
    expected = "above" if all(meets) else "may be above" if any(meets) else "below"
    assert outcome(low, high, op, threshold) == expected


# --- the same of every rule, over the packs' own examples

DESCRIBED: list[Described] = [from_mapping(e.given) for e in examples()]


def all_results(drill: Activity, circumstances: Circumstances) -> dict[str, str]:
    return {f.norm: f.result for f in check(drill, circumstances=circumstances, everything=True)}


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(DESCRIBED), st.integers(0, 50_000), st.booleans(), st.booleans())
def test_widening_never_judges_what_was_open_by_any_rule(one: Described, by: int, floor: bool, ceiling: bool) -> None:
    drill, circumstances = one
    before = all_results(drill, circumstances)
    wide = replace(
        drill,
        troops=tuple(_wider(q, by, floor, ceiling) for q in drill.troops),
        equipment=tuple(_wider(q, by, floor, ceiling) for q in drill.equipment),
    )
    after = all_results(wide, circumstances)
    assert before.keys() == after.keys()
    assert {n for n in after if before[n] == "cannot be judged" != after[n]} == set()


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(DESCRIBED), st.integers(0, 1_000))
def test_the_order_of_packs_is_irrelevant_to_every_rule(one: Described, seed: int) -> None:
    drill, circumstances = one
    mixed = random.Random(seed).sample(packs(), len(packs()))
    whole = check(drill, circumstances=circumstances, everything=True)
    assert check(drill, circumstances=circumstances, everything=True, packs=mixed) == whole


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(DESCRIBED), st.sampled_from(["1940-01-01", "1951-06"]))
def test_out_of_force_no_rule_finds_anything(one: Described, start: str) -> None:
    drill = replace(one.activity, start=when(start), end=None)
    assert all_results(drill, one.circumstances) == {}


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(DESCRIBED))
def test_an_agreement_that_has_ended_judges_nothing(one: Described) -> None:
    drill = replace(one.activity, start=when("2025-06-01"), end=None)
    over = {p.id for p in packs() if p.end and p.end.year < 2025}
    late = [f for f in check(drill, circumstances=one.circumstances, everything=True) if f.pack in over]
    assert {f.result for f in late} <= {"not applicable"}


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(DESCRIBED))
def test_taking_reports_away_never_makes_a_breach_nor_compliance(one: Described) -> None:
    """Absence of a report never becomes absence of notification."""
    told_less = replace(one.circumstances, told={}, days={}, requests=(), notified_by=())
    for f in check(one.activity, circumstances=told_less, everything=True):
        rule = next(r for p in packs() for r in p.rules if r.id == f.norm)
        if rule.mark and f.duty == "arises":
            assert f.result == "cannot be judged"


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(DESCRIBED))
def test_every_finding_keeps_the_mark_of_its_figure(one: Described) -> None:
    marks = {r.id: (r.confidence, r.checked) for p in packs() for r in p.rules}
    for f in check(one.activity, circumstances=one.circumstances, everything=True):
        assert (f.confidence, f.checked) == marks[f.norm]


def test_ten_thousand_activities_are_checked_in_five_seconds_of_one_core() -> None:
    drills = [replace(one.activity, id=str(n)) for n, one in enumerate(DESCRIBED * 24)][:10_000]
    spent = cpu_seconds(lambda: [check(drill, facts=FACTS) for drill in drills]) * 10_000 / len(drills)
    assert spent < 5, f"{spent:.1f} s"


FACTS = told(planned="yes", observed="no")
