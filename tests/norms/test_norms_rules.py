"""Rule types, scope and the laws of checking."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from norms_cases import activity, at, border, findings, number, results, told, when

from indicia.model import Quantity, Span
from indicia.norms import check
from indicia.norms.periods import lasts, period


@pytest.mark.parametrize(
    ("troops", "result"),
    [
        (number(8_999), "not applicable"),
        (number(9_000), "consistent"),
        (number(9_001), "consistent"),
        (number(9_000, qualifier="about"), "cannot be judged"),
        (number(13_000, high=13_000, qualifier="up to"), "cannot be judged"),
        (number(8_000, high=8_000, qualifier="up to"), "not applicable"),
        (number(9_000, low=9_000, qualifier="more than"), "consistent"),
        (number(5_000, low=5_000, qualifier="more than"), "cannot be judged"),
        (number(500, qualifier="about"), "not applicable"),
        (number(30_000, qualifier="some"), "consistent"),
        (number(9_500), "consistent"),
        (Quantity(what="troops", span=Span(0, 5)), "cannot be judged"),
        (Quantity(what="troops", span=Span(0, 5), value=20_000), "cannot be judged"),
    ],
)
def test_notification_at_the_boundary(troops: Quantity, result: str) -> None:
    assert results(activity(troops=(troops,)), facts=told(notified="yes"))["VD-N1"] == result


@pytest.mark.parametrize(
    ("value", "flagged"), [(12_349, False), (12_350, True), (12_700, True), (12_999, True), (13_000, False)]
)
def test_just_below_the_observation_threshold_is_flagged(value: int, flagged: bool) -> None:
    reason = findings(activity(troops=(number(value),)))["VD-O1"].reason
    assert ("just below" in reason) is flagged


@pytest.mark.parametrize(
    ("facts", "result"),
    [
        (told(notified="yes"), "consistent"),
        (told(notified="no"), "not consistent"),
        (told(notified="condition"), "cannot be judged"),
        ((), "cannot be judged"),
        (told(notified="yes") + told(notified="no"), "cannot be judged"),
    ],
)
def test_a_duty_that_arises_is_met_only_if_that_is_reported(facts, result: str) -> None:
    assert results(activity(troops=(number(20_000),)), facts=facts)["VD-N1"] == result


@pytest.mark.parametrize("mark", ["planned", "notified", "observed"])
@pytest.mark.parametrize(
    ("value", "result"),
    [("yes", "consistent"), ("no", "not consistent"), ("condition", "cannot be judged"), (None, "cannot be judged")],
)
def test_good_practice_says_what_is_reported(mark: str, value: str | None, result: str) -> None:
    norm = {"planned": "GP-P", "notified": "GP-N", "observed": "GP-O"}[mark]
    found = findings(activity("JP", near_border_of=("KR",)), facts=told(**{mark: value}) if value else ())[norm]
    assert found.result == result
    assert bool(found.not_reported) is (result == "cannot be judged")


def test_nobody_near_needs_no_warning() -> None:
    assert results(activity("JP", borders=(border("KR", 300, 400),)))["GP-N"] == "not applicable"


def test_two_parts_by_one_holder_may_add_up() -> None:
    parts = (number(5_000, holder="ministry"), number(6_000, holder="ministry"))
    assert results(activity(troops=parts))["VD-N1"] == "cannot be judged"
    assert results(activity(troops=parts[:1] * 3))["VD-N1"] == "not applicable"


@pytest.mark.parametrize(
    ("equipment", "forces", "norm", "result"),
    [
        (number(260, what="tanks"), ("12th division",), "VD-N2", "consistent"),
        (number(260, what="tanks"), ("1st brigade", "2nd brigade"), "VD-N2", "consistent"),
        (number(260, what="tanks"), (), "VD-N2", "cannot be judged"),
        (number(249, what="tanks"), (), "VD-N2", "not applicable"),
        (number(500, what="armoured vehicles"), ("12th division",), "VD-N3", "consistent"),
        (number(499, what="armoured vehicles"), (), "VD-N3", "not applicable"),
        (number(250, what="howitzers"), ("12th division",), "VD-N4", "consistent"),
        (number(100, what="guns"), (), "VD-N4", "not applicable"),
        (number(3_000, what="paratroopers"), (), "VD-N6", "consistent"),
        (number(2_999, what="marines"), (), "VD-N6", "not applicable"),
        (number(300, what="tanks"), (), "VD-O2", "cannot be judged"),
        (number(299, what="tanks"), (), "VD-O2", "not applicable"),
        (number(500, what="IFVs"), (), "VD-O3", "cannot be judged"),
        (number(249, what="mortars"), (), "VD-O4", "not applicable"),
        (number(3_500, what="airborne troops"), (), "VD-O5", "cannot be judged"),
    ],
)  # fmt: skip
def test_equipment_has_thresholds_of_its_own(equipment: Quantity, forces, norm: str, result: str) -> None:
    drill = activity(equipment=(equipment,), forces=forces)
    assert results(drill, facts=told(notified="yes"))[norm] == result


def test_equipment_that_nobody_counts_gives_no_line() -> None:
    assert not {"VD-N2", "VD-N3", "VD-N4", "VD-N6"} & set(results(activity(troops=(number(20_000),))))


@pytest.mark.parametrize(
    ("start", "pack"),
    [
        ("1983-11-07", "helsinki1975"),
        ("1988-05-01", "stockholm1986"),
        ("1991-06-01", "vd1990"),
        ("1993-06-01", "vd1992"),
        ("1996-06-01", "vd1994"),
        ("2009-09-08", "vd1999"),
        ("2011-12-01", "vd2011"),
        ("2025-01-01", "vd2011"),
    ],
)
def test_the_edition_in_force_is_taken(start: str, pack: str) -> None:
    found = check(activity("DE", start=start, troops=(number(50_000),)))
    assert {f.pack for f in found if f.pack.startswith(("vd", "stock", "hels"))} == {pack}


@pytest.mark.parametrize(
    ("start", "value", "norm", "result"),
    [
        ("2009-09-08", 12_500, "vd1999-N", "cannot be judged"),
        ("2009-09-08", 8_999, "vd1999-N", "not applicable"),
        ("2009-09-08", 12_500, "vd1999-O", "not applicable"),
        ("1988-05-01", 12_999, "ST-N", "not applicable"),
        ("1988-05-01", 17_000, "ST-O", "cannot be judged"),
        ("1988-05-01", 40_001, "ST-L", "cannot be judged"),
        ("1983-05-01", 25_000, "HFA-N", "not applicable"),
        ("1983-05-01", 25_001, "HFA-N", "cannot be judged"),
    ],
)
def test_earlier_thresholds(start: str, value: int, norm: str, result: str) -> None:
    assert results(activity("DE", start=start, troops=(number(value),)))[norm] == result


def test_a_date_over_two_editions_is_left_open() -> None:
    both = activity("DE", start="2011", troops=(number(20_000),))
    found = results(both, facts=told(notified="yes"))
    assert found["VD-N1"] == found["vd1999-N"] == "cannot be judged"


@pytest.mark.parametrize(
    ("place", "near", "expected"),
    [
        (at("Pskov", "RU", lon=28.3), (), "not consistent"),
        (at("Chita", "RU", lon=113.5), (), None),
        (at("somewhere", "RU"), (), "cannot be judged"),
        (at("somewhere", "RU"), ("UA",), "not consistent"),
        (at("somewhere", "RU"), ("KZ",), "cannot be judged"),
        (at("Nevada", "US"), (), None),
        (at("Tokyo", "JP"), (), None),
    ],
)
def test_the_zone_ends_at_the_urals_and_at_the_sea(place, near, expected: str | None) -> None:
    drill = activity("RU", places=(place,), near_border_of=near, troops=(number(20_000),))
    assert results(drill, facts=told(notified="no")).get("VD-N1") == expected


@pytest.mark.parametrize("status", ["cancelled", "denied", "hypothetical"])
def test_what_is_not_held_owes_nothing(status: str) -> None:
    assert check(replace(activity(troops=(number(20_000),)), status=status)) == ()


@pytest.mark.parametrize(
    "force", ["interior troops", "border guards", "territorial defence", "the Baltic Fleet", "police"]
)
def test_forces_that_are_not_clearly_covered_leave_it_open(force: str) -> None:
    drill = activity(troops=(number(20_000),), forces=(force,))
    found = findings(drill, facts=told(notified="no"))["VD-N1"]
    assert found.result == "cannot be judged"
    assert force in found.reason


def test_a_call_up_is_held_against_number_and_stay() -> None:
    call = {"kind": "mobilization", "start": "2015-06-01"}
    assert results(activity("BY", **call, end="2015-06-10", troops=(number(5_000),)))["VD-P2"] == "not applicable"
    assert results(activity("BY", **call, troops=(number(2_000),)))["VD-P2"] == "not applicable"
    assert results(activity("BY", **call, troops=(number(5_000),)))["VD-P2"] == "cannot be judged"
    long = activity("BY", **call, end="2015-08-10", troops=(number(5_000),))
    assert results(long, facts=told(notified="yes"))["VD-P2"] == "consistent"


def test_a_concentration_is_notified_from_9000_on() -> None:
    massing = activity("RU", kind="deployment", places=(at("Yelnya", "RU", lon=33.2),), troops=(number(40_000),))
    assert results(massing, facts=told(notified="no"))["VD-N7"] == "not consistent"
    assert results(replace(massing, troops=(number(4_000),)))["VD-N7"] == "not applicable"


def test_summer_exercises_in_the_aegean() -> None:
    def result(start: str, end: str) -> str:
        return results(activity("GR", start=start, end=end, near_border_of=("TR",)))["GRTR"]

    assert result("2019-07-10", "2019-07-12") == "cannot be judged"
    assert result("2019-10-10", "2019-10-12") == "consistent"


def test_evidence_cites_the_page_or_nothing() -> None:
    drill = activity(troops=(number(20_000),))
    assert {r.page for f in check(drill, page="p9") for r in f.evidence} == {"p9"}
    assert all(f.evidence == () for f in check(drill))


def test_as_of_bounds_an_undated_activity() -> None:
    undated = activity("DE", start=None, troops=(number(20_000),))
    found = results(undated, as_of=date(2010, 1, 1), facts=told(notified="yes"))
    assert "VD-N1" not in found


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2015", "2015-01-01", "2015-12-31"),
        ("2015-02", "2015-02-01", "2015-02-28"),
        ("2016-02-29", "2016-02-29", "2016-02-29"),
        ("2015-06-16?", "2015-06-16", "2015-06-16"),
        ("2015-06-16~", "2015-06-09", "2015-06-23"),
        ("2015-22", "2015-06-01", "2015-08-31"),
        ("2022-02-10/2022-02-20", "2022-02-10", "2022-02-20"),
    ],
)
def test_dates_as_days(edtf: str, first: str, last: str) -> None:
    found = period(edtf)
    assert (str(found.first), str(found.last)) == (first, last)


@pytest.mark.parametrize("edtf", [None, "", "2015-13", "2015-02-30", "soon", "0000", "published - 2 days", "99999"])
def test_what_is_no_date_is_open(edtf: str | None) -> None:
    assert period(edtf) == (None, None)


def test_hours_between_days() -> None:
    assert lasts(activity(start="2014-02-26", end="2014-03-03")) == (96.0, 144.0)
    assert lasts(activity(start="2014-02-26", end=None)) == (None, None)


# --- parts, status, zones that are strips


def test_a_part_is_no_rival_of_the_whole() -> None:
    whole = number(8_000, holder="ministry")
    part = replace(number(3_000, holder="ministry"), part=True)
    assert results(activity(troops=(whole, part)))["VD-N1"] == "not applicable"


def test_a_part_alone_leaves_the_whole_open_above() -> None:
    part = replace(number(3_000), part=True)
    assert results(activity(troops=(part,)))["VD-N1"] == "cannot be judged"
    big = replace(number(10_000), part=True)
    assert results(activity(troops=(big,)), facts=told(notified="no"))["VD-N1"] == "not consistent"


@pytest.mark.parametrize(
    ("state", "start", "result"),
    [
        ("RU", "2007-12-11", "cannot be judged"),
        ("RU", "2007-12-12", "not applicable"),
        ("BY", "2024-05-28", "cannot be judged"),
        ("BY", "2024-05-29", "not applicable"),
        ("PL", "2023-06-01", "cannot be judged"),
        ("PL", "2023-11-07", "not applicable"),
        ("GE", "2025-01-01", "cannot be judged"),
    ],
)
def test_an_instrument_has_a_status_of_its_own_for_each_state(state: str, start: str, result: str) -> None:
    drill = activity(state, start=start, places=(at("here", state, lon=30.0),))
    found = {f.norm: f for f in check(drill, everything=True)}
    assert found["CFE-2"].result == result


def test_what_is_not_practised_stays_in_force_and_is_told() -> None:
    drill = activity("RU", start="2024-09-01", places=(at("Pskov", "RU", lon=28.3),), troops=(number(20_000),))
    found = findings(drill)["VD-N1"]
    assert found.duty == "arises"
    assert "gives no data under the document" in found.reason
    assert "gives no data" not in findings(replace(drill, start=when("2019-09-01")))["VD-N1"].reason


@pytest.mark.parametrize(
    ("distance", "result"), [((100, 200), "not consistent"), ((200, 300), "cannot be judged"), ((300, 400), None)]
)
def test_helsinki_saw_a_strip_of_the_soviet_union(distance: tuple[float, float], result: str | None) -> None:
    drill = activity("SU", start="1981-09-04", borders=(border("PL", *distance),), troops=(number(100_000),))
    assert results(drill, facts=told(notified="no")).get("HFA-N") == result


def test_a_drill_of_several_commands_is_told_by_the_days_of_all() -> None:
    found = findings(activity(start="2016-06", troops=(number(20_000),)))
    assert str(found["VD-N8"].due) == "2016-04-20"
