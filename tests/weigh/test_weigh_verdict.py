"""Verdicts on hand-made reports: what is indicated, what only leans, and what they hang on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weigh_cases import Case, ends, origin, priors, report, row

from clock import cpu_seconds
from indicia.errors import UsageError
from indicia.kb.likelihoods import likelihoods
from indicia.kb.likelihoods import priors as shipped
from indicia.model import Weighing
from indicia.weigh import weigh

TABLE = (
    row("bread", {"a": (0.8, 0.9), "b": (0.05, 0.1), "c": (0.05, 0.1)}, detectability=0.9),
    row("salt", {"a": (0.7, 0.9), "b": (0.05, 0.1), "c": (0.1, 0.2)}, detectability=0.9),
    row("wine", {"a": (0.6, 0.9), "b": (0.1, 0.15), "c": (0.05, 0.1)}, detectability=0.1),
    row("fish", {"a": (0.05, 0.1), "b": (0.8, 0.9), "c": (0.05, 0.1)}, detectability=0.9),
)
PRIORS = priors({"a": (0.2, 0.3), "b": (0.2, 0.3), "c": (0.2, 0.3), "other": (0.1, 0.3)})
THREE = (origin("x", "A2"), origin("y", "B2"), origin("z", "B2"))
ALL = tuple(report(k, o.id) for k in ("bread", "salt", "wine") for o in THREE)
FULL = Case(rows=TABLE, priors=PRIORS, origins=THREE, reports=ALL)


def shipped_case(*told: tuple[str, str, str], acting: tuple[str, ...] = (), kind: str = "exercise") -> Weighing:
    """Reports as (indicator, origin, grade); an indicator that begins with "no " is said to be absent."""
    grades = {o: g for _, o, g in told}
    origins = tuple(origin(o, g, acting=o in acting) for o, g in grades.items())
    reports = tuple(report(k.removeprefix("no "), o, not k.startswith("no ")) for k, o, _ in told)
    return weigh(reports, origins, priors=shipped(kind))


def test_independent_reports_of_several_indicators_indicate() -> None:
    verdict = FULL.weigh().verdict
    assert (verdict.word, verdict.hypothesis, verdict.linchpins) == ("indicated", "a", ())


def test_one_indicator_that_everybody_reports_only_leans() -> None:
    one = tuple(r for r in ALL if r.indicator == "bread")
    verdict = FULL.also(reports=one).weigh().verdict
    assert verdict.word == "leaning"
    assert verdict.linchpins == ("indicator: bread",)


def test_one_origin_for_all_indicators_only_leans() -> None:
    alone = tuple(r for r in ALL if r.origin == "x")
    verdict = FULL.also(reports=alone).weigh().verdict
    assert verdict.word == "leaning"
    assert "origin: x" in verdict.linchpins
    assert "one origin, x" in verdict.reasons[0]


def test_what_only_the_acting_side_says_never_indicates() -> None:
    acting = tuple(origin(o.id, o.grade, acting=True) for o in THREE)
    verdict = FULL.also(origins=acting).weigh().verdict
    assert verdict.word == "leaning"
    assert verdict.linchpins == ("everything from the acting side",)


def test_conflicting_reports_give_no_clear_indication() -> None:
    told = (report("bread", "y"), report("fish", "z"))
    verdict = FULL.also(reports=told).weigh().verdict
    assert verdict.word == "no clear indication"
    assert verdict.hypothesis is None


def test_a_denial_by_the_acting_side_weighs_no_more_than_d4() -> None:
    told = (report("bread", "x", False),)
    sides = [
        Case(rows=TABLE, priors=PRIORS, reports=told, origins=(origin("x", "A1", acting=a),)) for a in (True, False)
    ]
    doubtful = Case(rows=TABLE, priors=PRIORS, reports=told, origins=(origin("x", "D4"),))
    own, foreign = (s.weigh() for s in sides)
    assert ends(own) == ends(doubtful.weigh())
    assert ends(own)["a"][1] > ends(foreign)["a"][1]


def test_silence_counts_only_where_coverage_is_good_and_the_thing_would_be_seen() -> None:
    silent = FULL.also(reports=(), rows=(TABLE[0],))
    unseen = FULL.also(reports=(), rows=(TABLE[2],))
    assert ends(silent.weigh(coverage="unknown"))["a"][1] == pytest.approx(0.25 / 0.95)
    assert ends(silent.weigh(coverage="good"))["a"][1] < 0.15
    assert ends(unseen.weigh(coverage="good"))["a"][1] == pytest.approx(0.25 / 0.95, abs=0.02)


def test_the_inconsistency_score_stands_beside_and_decides_nothing() -> None:
    score = {h.id: h.inconsistency for h in FULL.weigh().hypotheses}
    assert score["a"] == 0
    assert score["b"] < score["a"]
    assert score["other"] == 0


def test_the_next_thing_to_look_for_tells_the_open_rivals_apart() -> None:
    told = FULL.also(reports=(report("wine", "x"),)).weigh()
    assert told.next[0].indicator in ("bread", "fish")
    assert "wine" not in [n.indicator for n in told.next]
    assert all(0 < n.gain_bits < 1 for n in told.next)


def test_an_attack_with_blood_marks_and_dispersal_leans_to_its_preparation() -> None:
    weighed = shipped_case(
        ("blood_supplies", "officials", "F3"), ("medical_supplies", "imagery", "A2"), ("far_units", "alliance", "B3"),
        ("exercise_extended", "ministry", "B2"), ("exercise_extended", "agency", "B3"), ("bridging", "imagery", "A2"),
        ("dispersal_from_camp", "imagery", "A2"), ("recognition_marks", "agency", "B3"), acting=("ministry",),
    )  # fmt: skip
    assert weighed.verdict.hypothesis == "attack_preparation"
    assert weighed.verdict.word == "leaning"
    assert ends(weighed)["routine_training"][1] < 0.05


def test_a_regular_observed_drill_that_ends_as_announced_leans_to_routine() -> None:
    weighed = shipped_case(
        ("traditional_event", "expert", "C3"), ("foreign_observers_present", "alliance", "B3"),
        ("announced_dates_kept", "agency", "B3"), ("return_to_base", "agency", "B3"),
        ("return_to_base", "ministry", "B2"), ("size_above_announced", "alliance", "B3"), acting=("ministry",),
    )  # fmt: skip
    assert weighed.verdict.hypothesis == "routine_training"
    assert ends(weighed)["attack_preparation"][2] < 0.05


def test_one_page_about_a_drill_at_the_border_is_not_enough() -> None:
    assert shipped_case(("near_border", "page", "F6")).verdict.word == "not enough reported"


def test_cover_for_an_attack_is_well_under_one_per_cent_before_anything_is_known() -> None:
    before = {p.hypothesis: p for p in shipped().rows}
    assert before["cover_deception"].high < 0.01
    assert before["attack_preparation"].high < 0.01
    assert weigh((), ()).reference_class == shipped().reference_class


@pytest.mark.parametrize(
    ("reports", "origins", "words"),
    [
        ((report("bread", "nobody"),), (), "'nobody'"),
        ((report("cake", "x"),), THREE, "'cake'"),
        ((), (origin("x", "A1"), origin("x", "B2")), "'x'"),
    ],
)
def test_unknown_ids_are_named(reports, origins, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        FULL.also(reports=reports, origins=origins).weigh()


@pytest.mark.parametrize("grade", ["B7", "", "b2", "A", "Z1"])
def test_an_impossible_grade_is_named(grade: str) -> None:
    with pytest.raises(UsageError, match="Admiralty"):
        FULL.also(origins=(origin("x", grade),), reports=(report("bread", "x"),)).weigh()


@pytest.mark.parametrize("cell", [(0.0, 0.5), (0.5, 0.4), (0.5, 1.0), (float("nan"), 0.5)])
def test_a_cell_that_is_no_interval_is_refused(cell: tuple[float, float]) -> None:
    bad = row("bread", {"a": cell, "b": (0.1, 0.2), "c": (0.1, 0.2)})
    with pytest.raises(UsageError, match="interval"):
        FULL.also(rows=(bad,), reports=(report("bread", "x"),)).weigh()


def test_a_faulty_cell_is_named() -> None:
    bad = row("bread", {"a": (0.1, 0.2), "b": (0.4, 0.3), "c": (0.1, 0.2)})
    with pytest.raises(UsageError, match=r"'bread' x 'b' .* 0\.4 to 0\.3"):
        FULL.also(rows=(bad,), reports=(report("bread", "x"),)).weigh()


def test_two_rows_of_one_indicator_are_refused() -> None:
    with pytest.raises(UsageError, match="two rows for indicator 'salt'"):
        FULL.also(rows=(*TABLE, TABLE[1])).weigh()


def test_two_cells_of_one_hypothesis_are_refused() -> None:
    twice = replace(TABLE[0], cells=(*TABLE[0].cells, TABLE[0].cells[1]))
    with pytest.raises(UsageError, match="'bread' names 'b' twice"):
        FULL.also(rows=(twice, *TABLE[1:])).weigh()


@pytest.mark.parametrize("share", [float("nan"), -0.1, 1.1])
def test_a_detectability_that_is_no_share_is_refused(share: float) -> None:
    with pytest.raises(UsageError, match="'bread' has detectability"):
        FULL.also(rows=(replace(TABLE[0], detectability=share), *TABLE[1:])).weigh(coverage="good")


@pytest.mark.parametrize("rates", [(float("nan"), 0.1), (0.5, float("nan")), (0.2, 0.5), (1.0, 0.1), (0.5, 0.0)])
def test_rates_that_are_none_are_refused_with_the_grade(rates: tuple[float, float]) -> None:
    with pytest.raises(UsageError, match="'A2' of origin 'x'"):
        FULL.weigh(grading=lambda _grade: rates)


def test_a_coverage_that_is_neither_is_refused() -> None:
    with pytest.raises(UsageError, match="'god'"):
        FULL.weigh(coverage="god")


@pytest.mark.parametrize(
    "bad",
    [
        {"a": (float("nan"), 0.5), "b": (0.1, 0.3), "other": (0.1, 0.9)},
        {"a": (0.1, float("nan")), "b": (0.1, 0.3), "other": (0.1, 0.9)},
        {"a": (0.5, 0.4), "b": (0.1, 0.5), "other": (0.1, 0.9)},
        {"a": (0.6, 0.7), "b": (0.6, 0.7), "other": (0.1, 0.2)},
        {"a": (0.1, 0.2), "b": (0.1, 0.2), "other": (0.1, 0.2)},
        {"a": (0.4, 0.6), "b": (0.4, 0.6)},
        {"other": (0.9, 0.99)},
    ],
)
def test_priors_that_admit_no_distribution_are_refused(bad: dict[str, tuple[float, float]]) -> None:
    with pytest.raises(UsageError, match="priors"):
        FULL.also(priors=priors(bad)).weigh()


def test_two_thousand_reports_of_fifteen_purposes_with_all_leave_outs_take_under_a_second() -> None:
    ids = [r.indicator for r in likelihoods()]
    origins = tuple(origin(f"o{n}", ("B2", "C3", "F6", "D4")[n % 4]) for n in range(2000))
    reports = tuple(report(ids[n % len(ids)], f"o{n}", n % 3 > 0) for n in range(2000))
    assert len(shipped().rows) == 15 + 1
    weigh(reports[:10], origins)
    assert cpu_seconds(lambda: weigh(reports, origins)) < 1
