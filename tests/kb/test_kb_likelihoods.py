"""Likelihoods, priors, grades and words as data."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia.errors import KnowledgeError, UsageError
from indicia.kb import grades, likelihoods, words
from indicia.kb.hypotheses import hypotheses
from indicia.kb.indicators import indicators

NAMED = [h.id for h in hypotheses() if h.id != "other"]


def cell(indicator: str, hypothesis: str) -> likelihoods.Cell:
    row = next(r for r in likelihoods.likelihoods() if r.indicator == indicator)
    return next(c for c in row.cells if c.hypothesis == hypothesis)


def test_every_indicator_has_a_cell_for_every_named_hypothesis() -> None:
    table = {r.indicator: [c.hypothesis for c in r.cells] for r in likelihoods.likelihoods()}
    assert set(table) == {i.id for i in indicators()}
    assert all(names == NAMED for names in table.values())


def test_every_cell_lies_inside_0_and_1_and_has_a_reason() -> None:
    cells = [c for r in likelihoods.likelihoods() for c in r.cells]
    assert all(0 < c.low <= c.high < 1 and c.reason for c in cells)


def test_every_row_names_its_source() -> None:
    assert all(r.source for r in likelihoods.likelihoods())


@pytest.mark.parametrize(
    ("indicator", "more", "less"),
    [
        ("blood_supplies", "attack_preparation", "routine_training"),
        ("troops_stay_after_end", "cover_deception", "routine_training"),
        ("near_border", "border_security", "test_of_capability"),
        ("interior_troops", "domestic_contingency", "signal_deterrence"),
        ("traditional_event", "routine_training", "response_to_adversary"),
        ("foreign_observers_present", "alliance_commitment", "cover_deception"),
        ("mirrored_activity", "response_to_adversary", "regime_protection"),
        ("ultimatum_deadline", "coercion", "alliance_commitment"),
        ("size_unprecedented", "attack_preparation", "border_security"),
    ],
)
def test_cells_point_the_way_the_tradecraft_says(indicator: str, more: str, less: str) -> None:
    assert cell(indicator, more).low > cell(indicator, less).high


def test_things_that_are_merely_there_discriminate_less_than_changes() -> None:
    def factor(indicator: str) -> float:
        return cell(indicator, "attack_preparation").low / cell(indicator, "routine_training").high

    for thing in ("medical_supplies", "airspace_closure", "satellite_images", "live_ammunition", "drones_used"):
        for change in ("troops_stay_after_end", "exercise_extended", "dispersal_from_camp", "blood_supplies"):
            assert factor(thing) < factor(change) / 2


@pytest.mark.parametrize("value", [None, [], [0.1], [0, 0.5], [0.5, 1], [0.6, 0.5], ["a", "b"], [True, 0.5], "0.1"])
def test_what_is_no_interval_is_refused_with_its_key(value: object) -> None:
    with pytest.raises(KnowledgeError, match=r"f\.yaml.*'k'"):
        likelihoods.interval(value, file="f.yaml", key="k")


@pytest.mark.parametrize("kind", ["exercise", "snap_inspection", "deployment", "alert", "something unheard of"])
def test_priors_admit_a_distribution_and_name_their_reference_class(kind: str) -> None:
    found = likelihoods.priors(kind)
    assert sum(r.low for r in found.rows) <= 1 <= sum(r.high for r in found.rows)
    assert sorted(r.hypothesis for r in found.rows) == sorted([*NAMED, "other"])
    assert found.reference_class
    assert found.source


def test_other_has_a_floor_of_five_per_cent() -> None:
    for kind in ("exercise", "alert"):
        assert next(r for r in likelihoods.priors(kind).rows if r.hypothesis == "other").low >= 0.05


_GRADE = st.tuples(st.sampled_from("ABCDEF"), st.sampled_from("123456")).map("".join)


@given(_GRADE, _GRADE)
def test_a_better_grade_is_better_in_both_rates(one: str, two: str) -> None:
    better, worse = sorted((one, two), key=grades.quality, reverse=True)
    assert grades.rates(better).sensitivity >= grades.rates(worse).sensitivity
    assert grades.rates(better).false_report <= grades.rates(worse).false_report
    assert grades.rates(worse).false_report < grades.rates(worse).sensitivity


@pytest.mark.parametrize(("unknown", "above", "below"), [("F2", "D2", "C2"), ("B6", "B4", "B3")])
def test_unknown_lies_between_and_is_not_bad(unknown: str, above: str, below: str) -> None:
    assert grades.quality(above) < grades.quality(unknown) < grades.quality(below)


def test_readers_are_the_only_kind_that_is_not_counted() -> None:
    assert [k.id for k in grades.kinds() if not k.counted] == ["reader"]


def test_an_unknown_kind_of_origin_is_named() -> None:
    with pytest.raises(KnowledgeError, match="oracle"):
        grades.kind("oracle")


@pytest.mark.parametrize(
    ("name", "kind", "state"),
    [
        ("TASS", "agency", "RU"),
        ("the TASS news agency", "agency", "RU"),
        ("Reuters", "agency", None),
        ("Maxar Technologies", "satellite_firm", None),
    ],
)
def test_well_known_bodies(name: str, kind: str, state: str | None) -> None:
    found = grades.body(name)
    assert found is not None
    assert (found.kind, found.state) == (kind, state)


def test_an_unheard_of_outlet_is_no_known_body() -> None:
    assert grades.body("Polissia Today") is None


@pytest.mark.parametrize(
    ("p", "icd", "phia"),
    [
        (0.0, "almost no chance", "remote chance"),
        (0.05, "very unlikely", None),
        (0.19, "very unlikely", "highly unlikely"),
        (0.3, "unlikely", "unlikely"),
        (0.45, "roughly even chance", "realistic possibility"),
        (0.6, "likely", "likely"),
        (0.85, "very likely", "highly likely"),
        (1.0, "almost certain", "almost certain"),
    ],
)
def test_words_of_two_scales(p: float, icd: str, phia: str | None) -> None:
    assert words.word(p) == icd
    assert words.word(p, scale="phia") == phia


@given(st.floats(0, 1), st.sampled_from(["icd203", "nato"]))
def test_scales_without_gaps_have_a_word_for_everything(p: float, scale: str) -> None:
    assert words.word(p, scale=scale)


@pytest.mark.parametrize(("p", "scale"), [(1.5, "icd203"), (-0.1, "icd203"), (float("nan"), "nato"), (0.5, "mine")])
def test_wrong_use_of_words_is_told(p: float, scale: str) -> None:
    with pytest.raises(UsageError):
        words.word(p, scale=scale)
