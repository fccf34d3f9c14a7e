"""The record: scores by hand, baselines on hand-made cases, no hindsight, and what is printed."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from indicia.bench import weigh_scores as scores
from indicia.bench.cases import Case, Outcome, Sighting, load
from indicia.bench.weigh import WeighReport, at_points, days, leave_one_out, measure, one, record, total
from indicia.bench.weigh_alarms import alarms, reassured
from indicia.bench.weigh_beliefs import Belief, articles, codes, ours
from indicia.bench.weigh_one import case_table
from indicia.bench.weigh_plot import calibration_svg
from indicia.bench.weigh_replay import cited, flat, lasting, ours_by_day, replay
from indicia.bench.weigh_scores import FLOOR, Judged, Score
from indicia.bench.weigh_tables import weigh_table
from indicia.cli import main
from indicia.errors import UsageError
from indicia.kb.likelihoods import Cell, Row, likelihoods, priors
from indicia.model import Origin

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "bench" / "cases"
FIRST = date(2001, 3, 1)
PAPER = Origin(id="paper", name="The Paper", kind="outlet", grade="B2")
RADIO = Origin(id="radio", name="The Radio", kind="outlet", grade="B2")
PEACE = Outcome(
    attacked=None, fact="-", mark="F", source="-", codes={"READ": 1.0}, standing="settled", note="-", disagree=("-",)
)
WAR = replace(PEACE, attacked=date(2001, 3, 11), codes={"COV": 1.0})


def seen(day: int, indicator: str, origin: str = "paper", *, so: bool = True, relays: tuple[str, ...] = ()) -> Sighting:
    return Sighting(
        day=date(2001, 3, day),
        indicator=indicator,
        status="present" if so else "absent",
        origin=origin,
        mark="F",
        source="-",
        fact="-",
        relays=relays,
    )


def case(*sightings: Sighting, outcome: Outcome = PEACE, number: int = 1) -> Case:
    return Case(
        id=f"case-{number}",
        number=number,
        title="-",
        actors=("AA",),
        kind="exercise",
        known_to="public",
        outcome=outcome,
        origins=(PAPER, RADIO),
        sightings=sightings,
    )


def table(**fits: str) -> tuple[Row, ...]:
    """A table in which each indicator fits one purpose four times as well as any other."""
    names = [p.hypothesis for p in priors().rows if p.hypothesis != "other"]
    return tuple(
        Row(
            indicator=k,
            name=k,
            cells=tuple(
                Cell(hypothesis=h, low=p, high=p, reason="-") for h in names for p in [0.8 if h == best else 0.2]
            ),
        )
        for k, best in fits.items()
    )


def point(**shares: float) -> Belief:
    weights = np.array([shares.get(code, 0.0) for code in codes()])
    return Belief(codes=codes(), low=weights, mid=weights, high=weights)


@cache
def shipped() -> WeighReport:
    return measure(CASES)


# --- scores by hand ---------------------------------------------------------------------------------------------------


def test_certain_and_right_scores_nothing() -> None:
    nothing = Score(brier=0.0, log=0.0)
    assert scores.binary(1.0, True) == scores.binary(0.0, False) == nothing
    assert scores.purpose(point(COV=1.0), {"COV": 1.0}).mid == nothing


def test_certain_and_wrong_scores_the_worst_and_the_log_has_a_floor() -> None:
    worst = scores.binary(0.0, True)
    assert worst == Score(brier=1.0, log=-math.log(FLOOR))
    assert scores.purpose(point(READ=1.0), {"COV": 1.0}).mid == Score(brier=2.0, log=-math.log(FLOOR))


def test_a_chance_of_three_tenths_is_scored_as_on_paper() -> None:
    assert scores.binary(0.3, True).brier == pytest.approx(0.49)
    assert scores.binary(0.3, True).log == pytest.approx(1.2040, abs=1e-4)
    assert scores.binary(0.3, False).brier == pytest.approx(0.09)


def test_a_split_purpose_is_scored_by_the_expected_score() -> None:
    judged = scores.purpose(point(COV=0.5, DET=0.3, READ=0.2), {"COV": 0.5, "DET": 0.5}).mid
    squares = 0.25 + 0.09 + 0.04
    assert judged.brier == pytest.approx(0.5 * (squares - 1.0 + 1) + 0.5 * (squares - 0.6 + 1))
    assert judged.log == pytest.approx(0.5 * -math.log(0.5) + 0.5 * -math.log(0.3))


def test_the_ends_of_a_range_are_scored_with_all_else_at_the_other_end() -> None:
    low, high = point(COV=1, READ=2), point(COV=3, READ=4)
    belief = Belief(codes=codes(), low=low.low, mid=(low.low + high.low) / 2, high=high.high)
    assert belief.chance("COV") == pytest.approx((1 / 5, 2 / 5, 3 / 5))
    assert [getattr(scores.attack(belief, True), end).brier for end in ("low", "mid", "high")] == pytest.approx(
        [0.64, 0.36, 0.16]
    )
    assert scores.purpose(belief, {"COV": 1.0}).low.brier == pytest.approx(0.8**2 + 0.8**2)


def test_the_mean_over_days_counts_how_long_each_state_held() -> None:
    one_day, three = (Judged(low=s, mid=s, high=s) for s in (Score(brier=1.0, log=2.0), Score(brier=0.0, log=0.0)))
    assert scores.mean([one_day, three], [1, 3]).mid == Score(brier=0.25, log=0.5)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_an_interval_holds_within_the_values(values: list[float]) -> None:
    low, high = scores.interval(values)
    assert min(values) - 1e-9 <= low <= high <= max(values) + 1e-9


def test_leaving_out_one_actor_gives_the_lowest_and_highest_mean() -> None:
    assert scores.without_one([0.0, 0.5, 1.0], [("A",), ("A", "B"), ("C",)]) == (0.25, 1.0)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0.01, 1), st.booleans()), max_size=20))
def test_the_bins_hold_all_that_was_said(said: list[tuple[float, float, bool]]) -> None:
    bins = scores.reliability([(str(n), p, w, o) for n, (p, w, o) in enumerate(said)])
    assert sum(b.weight for b in bins) == pytest.approx(sum(w for _, w, _ in said))
    assert all(b.start <= b.said <= b.end + 1e-9 and 0 <= b.low <= b.high <= 1 for b in bins)


# --- baselines on hand-made cases -------------------------------------------------------------------------------------


def test_the_prior_alone_does_not_move() -> None:
    rows = table(near_border="attack_preparation")
    moments = replay(case(seen(1, "near_border"), seen(3, "near_border", "radio"), outcome=WAR), rows)
    chances = {m.beliefs["prior"].chance("COV") for m in moments}
    assert len(chances) == 1
    assert chances.pop()[1] == pytest.approx((0.003 + 0.0025) / sum((p.low + p.high) / 2 for p in priors().rows))


def test_counting_articles_lets_copies_count() -> None:
    rows = table(near_border="attack_preparation", short_call_up="routine_training")
    told = (seen(1, "near_border", relays=("a", "b", "c")), seen(1, "short_call_up"))
    assert articles(told, priors(), rows).chance("COV")[1] == pytest.approx(3 / 4)


def test_counting_articles_lets_a_denial_vote_for_what_it_fits_best_and_ties_share() -> None:
    rows = table(near_border="attack_preparation")
    votes = articles((seen(1, "near_border", so=False),), priors(), rows)
    assert votes.chance("COV")[1] == pytest.approx(1 / 14)
    assert articles((), priors(), rows).chance("COV")[1] == pytest.approx(2 / 15)


def test_the_winner_of_the_inconsistency_count_takes_all() -> None:
    rows = likelihoods()
    told = (
        seen(1, "announced_dates_kept"),
        seen(1, "foreign_observers_present", "radio"),
        seen(1, "traditional_event"),
    )
    moment = replay(case(*told), rows)[-1]
    best = max(h.inconsistency for h in moment.weighing.hypotheses if h.id != "other")
    winners = [h.id for h in moment.weighing.hypotheses if h.id != "other" and h.inconsistency > best - 1e-9]
    assert "routine_training" in winners
    assert moment.beliefs["ach"].chance("COV")[1] == 0.0
    assert moment.beliefs["ach"].mid.max() <= len(winners)


def test_ours_is_the_real_weighing_summed_by_code() -> None:
    for moment in replay(one(CASES, "8").case, likelihoods())[-2:]:
        mids = {h.id: h.p_mid for h in moment.weighing.hypotheses}
        belief = moment.beliefs["ours"]
        assert belief.chance("COV")[1] == pytest.approx(mids["attack_preparation"] + mids["cover_deception"])
        alone = next(h for h in moment.weighing.hypotheses if h.id == "border_security")
        assert belief.chance("BORD") == pytest.approx((alone.p_low, alone.p_mid, alone.p_high))


def test_a_copied_report_does_not_move_ours() -> None:
    rows = table(near_border="attack_preparation")
    once, copied = (
        ours(told, (PAPER,), priors(), rows).chance("COV")
        for told in ((seen(1, "near_border"),), (seen(1, "near_border", relays=("a", "b")), seen(2, "near_border")))
    )
    assert once == copied


# --- no hindsight -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shipped_case", load(CASES), ids=lambda c: c.id)
def test_what_comes_later_changes_nothing_before(shipped_case: Case) -> None:
    rows = likelihoods()
    cut = shipped_case.sightings[len(shipped_case.sightings) // 2].day
    early = replace(shipped_case, sightings=shipped_case.known(cut))
    whole = [m for m in ours_by_day(shipped_case, rows) if m[0] <= cut]
    assert [(d, b.chance("COV")) for d, b in whole] == [(d, b.chance("COV")) for d, b in ours_by_day(early, rows)]


def test_the_outcome_does_not_reach_the_weighing() -> None:
    rows = likelihoods()
    told = (seen(1, "near_border"), seen(4, "troops_stay_after_end", "radio"))
    war, peace = (replay(case(*told, outcome=o), rows) for o in (WAR, PEACE))
    assert [m.weighing for m in war] == [m.weighing for m in peace]


# --- days, alarms, leave-one-out --------------------------------------------------------------------------------------


def test_the_points_of_a_case_are_its_first_middle_and_last_day() -> None:
    war = case(seen(1, "near_border"), seen(5, "near_border", "radio"), outcome=WAR)
    assert days(war) == {"first": FIRST, "half-way": date(2001, 3, 5), "last": date(2001, 3, 10)}
    assert lasting(war) == (4, 6)
    assert lasting(case(seen(1, "near_border"), seen(5, "near_border", "radio"))) == (4, 1)


def test_a_tiny_record_is_the_score_by_hand() -> None:
    war = case(seen(1, "near_border"), seen(5, "near_border", "radio"), outcome=WAR)
    series = [(FIRST, point(COV=0.2, READ=0.8)), (date(2001, 3, 5), point(COV=0.6, READ=0.4))]
    points = at_points(war, series, lambda b: scores.attack(b, True))
    assert {p: j.mid.brier for p, j in points.items()} == pytest.approx(
        {"first": 0.64, "half-way": 0.16, "last": 0.16, "every day": 0.4 * 0.64 + 0.6 * 0.16}
    )
    assert total([points, points], [war, war]).points["last"].mid.brier == pytest.approx(0.16)


def test_an_alarm_counts_from_the_day_since_which_it_has_not_fallen_silent() -> None:
    grave = ("bridging", "near_border", "fuel_forward", "blood_supplies")
    rows = table(**dict.fromkeys(grave, "attack_preparation"), return_to_base="routine_training")
    later = (seen(7, k, origin) for k in grave for origin in ("paper", "radio"))
    told = (seen(1, "bridging"), seen(3, "return_to_base"), *later)
    records = (record(case(*told, outcome=WAR), rows), record(case(seen(1, "bridging"), number=2), rows))
    chances = [m.beliefs["ours"].chance("COV")[1] for m in records[0].moments]
    assert chances[1] < chances[0] < chances[2]
    assert chances[0] < 0.05 <= chances[2]
    alarm = next(a for a in alarms(records) if a.method == "ours" and a.threshold == "P(attack) 5% or more")
    assert (alarm.warned, alarm.missed, alarm.lead_days) == (("case-1",), (), (4,))
    assert (alarm.false_last, alarm.false_ever) == ((), ())


def test_false_comfort_is_a_verdict_for_something_else_before_an_attack() -> None:
    told = (seen(1, "traditional_event"), seen(1, "announced_dates_kept", "radio"), seen(1, "short_call_up", "radio"))
    records = (record(case(*told, outcome=WAR), likelihoods()),)
    word = records[0].moments[-1].weighing.verdict.word
    assert bool(reassured(records)) == (word in ("leaning", "indicated"))
    assert reassured((record(case(*told), likelihoods()),)) == ()


def test_a_table_is_chosen_for_a_case_on_all_other_cases() -> None:
    cases = [case(seen(1, "near_border"), outcome=WAR, number=n) for n in (1, 2, 3)]
    good, bad = point(COV=0.9, READ=0.1), point(COV=0.1, READ=0.9)
    first = [[(FIRST, b)] for b in (good, bad, bad)]
    second = [[(FIRST, b)] for b in (bad, good, bad)]
    assert leave_one_out(cases, (first, second)) == [second[0], first[1], first[2]]


@pytest.mark.parametrize(
    ("source", "numbers"),
    [
        ("case 4, case 17; norms.md", {4, 17}),
        ("norms.md (declared just below), cases 3, 7 and 9; D", {3, 7, 9}),
        ("c, signs of routine (return shown); cases 8 (said, not done) and 9", {8, 9}),
        ("c5, case 8 (first reported 27 days before)", {6, 8}),
        ("tradecraft (d), DOM; D", set()),
    ],
)
def test_the_cases_that_a_row_cites_are_found(source: str, numbers: set[int]) -> None:
    assert cited(source) == numbers


def test_equal_priors_are_equal() -> None:
    assert len({(p.low, p.high) for p in flat(priors()).rows}) == 1


# --- what ships and what is printed -----------------------------------------------------------------------------------


def test_ours_beats_the_prior_on_the_shipped_cases() -> None:
    report = shipped()
    for totals in (report.attack, report.purpose_settled):
        assert totals["ours"].points["last"].mid.brier < totals["prior"].points["last"].mid.brier


def test_nothing_is_indicated_wrongly_on_the_shipped_cases() -> None:
    told = next(a for a in shipped().alarms if a.threshold == "verdict indicated or leaning")
    assert told.false_ever == ()


def test_as_it_is_equals_the_total() -> None:
    report = shipped()
    for point_name in ("first", "last", "every day"):
        variant = report.variants["as it is"].points[point_name]
        assert variant.mid.brier == pytest.approx(report.attack["ours"].points[point_name].mid.brier)


def test_the_table_says_that_the_cases_were_chosen_and_names_all() -> None:
    text = weigh_table(shipped())
    assert "chosen for their outcome" in text
    assert all(r.case.id in text for r in shipped().records)
    assert max(len(line) for line in text.splitlines()) <= 120
    assert not re.search(r"\bnan\b", text)


@pytest.mark.parametrize("number", [4, 8, 10])
def test_a_replay_shows_every_report_and_how_it_ended(number: int) -> None:
    told = next(r for r in shipped().records if r.case.number == number)
    text = " ".join(case_table(told).split())
    assert all(" ".join(s.fact.split()) in text for s in told.case.sightings)
    assert told.case.outcome.note in text


def test_the_plot_is_well_formed_and_needs_nothing_else() -> None:
    from xml.etree import ElementTree

    svg = calibration_svg(shipped())
    ElementTree.fromstring(svg)
    assert "chosen for their outcome" in svg
    assert not re.search(r"(?:href|src|url)\s*[=(]", svg)


def test_an_unknown_case_is_told_which_there_are() -> None:
    with pytest.raises(UsageError, match="8 union-resolve-2022"):
        one(CASES, "nine")


def test_the_command_prints_one_case_as_text_and_as_json(tmp_path: Path) -> None:
    run = CliRunner().invoke(main, ["bench", "weigh", "--data", str(CASES), "--case", "taiwan-2022"])
    assert run.exit_code == 0
    assert "2022-08-08" in run.output
    run = CliRunner().invoke(main, ["bench", "weigh", "--data", str(CASES), "--case", "16", "--json"])
    plain = json.loads(run.output)
    assert plain["case"]["id"] == "taiwan-2022"
    assert plain["replay"][0]["p_attack"]["ours"]["low"] <= plain["replay"][0]["p_attack"]["ours"]["mid"]
    run = CliRunner().invoke(main, ["bench", "weigh", "--data", str(CASES), "--case", "16", "--plot", "x.svg"])
    assert run.exit_code == 2


def test_the_command_draws_the_plot_and_scores_a_table_of_ones_own(tmp_path: Path) -> None:
    folder, own, plot = tmp_path / "cases", tmp_path / "mine.yaml", tmp_path / "plot.svg"
    folder.mkdir()
    for name in ("04-crimea-2014", "17-aerospace-2017"):
        (folder / f"{name}.yaml").write_bytes((CASES / f"{name}.yaml").read_bytes())
    own.write_text(
        'cells:\n  unscheduled_activity:\n    cover_deception: {low: 0.5, high: 0.8, why: "a test"}\n', encoding="utf-8"
    )
    arguments = ["bench", "weigh", "--data", str(folder), "--likelihoods", str(own), "--plot", str(plot)]
    run = CliRunner().invoke(main, arguments)
    assert run.exit_code == 0, run.output
    assert "with mine.yaml" in run.output
    assert plot.read_text(encoding="utf-8").startswith("<svg")
