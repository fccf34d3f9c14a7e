"""The worked cases of domain/norms.md and cases.md as hand-built activities."""

from __future__ import annotations

from norms_cases import activity, at, border, findings, number, results, told

GOMEL = activity(
    "BY",
    kind="command_staff_exercise",
    start="2015-06-16",
    forces=("armed forces", "territorial forces"),
    places=(at("Gomel oblast", "BY", kind="region"),),
    near_border_of=("UA",),
    borders=(border("UA", 0, 0), border("RU", 0, 0)),
)
ZAPAD = activity(
    "BY",
    "RU",
    start="2017-09-14",
    end="2017-09-20",
    troops=(
        number(12_700, holder="Belarusian defence ministry", basis="announced"),
        number(high=100_000, value=100_000, qualifier="up to", holder="Germany", basis="estimated"),
    ),
)
SNAP = activity(
    "RU",
    kind="snap_inspection",
    start="2014-02-26",
    end="2014-03-03",
    places=(at("Western Military District", "RU", lat=58.0, lon=33.0),),
    troops=(number(150_000, holder="Sergei Shoigu", basis="announced"),),
)


def test_gomel_2015_has_no_number_so_no_duty_can_be_judged() -> None:
    found = findings(GOMEL, page="p1")
    for norm in ("VD-N1", "VD-O1", "VD-R1", "VD-P2", "BY-UA"):
        assert found[norm].result == "cannot be judged"
    assert "the number of troops" in found["VD-N1"].not_reported
    assert "territorial forces" in found["VD-N1"].reason
    assert found["VD-N1"].comparisons == ()


def test_gomel_2015_was_in_the_border_area_of_an_agreement_whose_thresholds_are_not_known() -> None:
    agreement = findings(GOMEL)["BY-UA"]
    assert "thresholds are not known" in agreement.reason
    assert agreement.would_settle


def test_gomel_2015_good_practice_is_not_reported_and_a_voiced_condition_changes_nothing() -> None:
    voiced = told(planned="condition", notified="condition", observed="condition")
    found = findings(GOMEL, facts=voiced)
    assert found == findings(GOMEL)
    assert [found[n].not_reported for n in ("GP-P", "GP-N", "GP-O")] == [
        ("a plan or an announcement before the start",),
        ("advance notice to neighbours",),
        ("foreign observers",),
    ]


def test_gomel_2015_without_a_date_says_so_and_judges_nothing() -> None:
    undated = activity("BY", start=None, near_border_of=("UA",), troops=(number(20_000),))
    found = findings(undated, facts=told(notified="no"))
    assert found["VD-N1"].result == "cannot be judged"
    assert "date" in found["VD-N1"].reason
    assert found["GP-N"].result == "not consistent"


def test_zapad_2017_has_a_result_for_each_reading() -> None:
    found = findings(ZAPAD)
    compared = {c.reading: c.outcome for c in found["VD-O1"].comparisons}
    assert compared == {
        "announced by Belarusian defence ministry": "below",
        "estimated by Germany": "may be above",
    }
    assert found["VD-O1"].result == "cannot be judged"
    assert [c.outcome for c in found["VD-N1"].comparisons] == ["above", "may be above"]


def test_zapad_2017_is_flagged_as_just_below_with_precedents_and_not_as_a_breach() -> None:
    reason = findings(ZAPAD)["VD-O1"].reason
    assert "12,700 lies just below" in reason
    assert "Zapad-2013" in reason


def test_zapad_2017_observers_were_invited_voluntarily() -> None:
    found = results(ZAPAD, facts=told(observed="yes", planned="yes"))
    assert found["VD-X2"] == found["GP-O"] == found["GP-P"] == "consistent"
    assert found["VD-O1"] == "cannot be judged"


def test_zapad_2017_notice_was_due_42_days_before() -> None:
    assert "2017-08-03" in findings(ZAPAD)["VD-N8"].reason


def test_snap_check_2014_replaces_the_lead_time_and_not_the_duty() -> None:
    found = findings(SNAP)
    assert found["VD-N1"].result == "cannot be judged"
    assert found["VD-N1"].comparisons[0].outcome == "above"
    assert "when the troops start" in found["VD-N9"].reason
    assert "VD-N8" not in found


def test_snap_check_2014_went_on_beyond_72_hours_so_observers_were_due() -> None:
    found = findings(SNAP)
    assert found["VD-O7"].comparisons[0].outcome == "above"
    assert found["VD-O7"].not_reported == ("observers for the time beyond 72 hours",)
    assert "VD-O1" not in found
    assert results(SNAP, facts=told(observed="no"))["VD-O7"] == "not consistent"


def test_snap_check_2014_counts_towards_the_limit_for_very_large_ones() -> None:
    found = findings(SNAP)
    assert "VD-L1" in found
    assert "VD-L2" not in found


def test_snap_check_2014_any_state_could_ask() -> None:
    assert "48 hours" in findings(SNAP)["VD-R1"].reason


def test_aerospace_check_2017_ended_within_72_hours_and_is_hardly_covered() -> None:
    check_2017 = activity(
        "RU", kind="snap_inspection", start="2017-02-07", end="2017-02-09", forces=("Aerospace Forces",),
        places=(at("Moscow", "RU", lon=37.6),), troops=(number(45_000),),
    )  # fmt: skip
    found = findings(check_2017, facts=told(notified="no"))
    assert found["VD-O7"].result == "not applicable"
    assert found["VD-N1"].result == "cannot be judged"
    assert "Aerospace Forces" in found["VD-N1"].reason


def test_anakonda_2016_was_notified_and_observed() -> None:
    anakonda = activity("PL", start="2016-06-07", end="2016-06-17", troops=(number(31_000),))
    found = results(anakonda, facts=told(notified="yes", observed="yes"))
    assert found["VD-N1"] == found["VD-O1"] == "consistent"
    assert "VD-X2" not in found


def test_dragon_2024_not_notified_as_the_neighbour_says() -> None:
    dragon = activity("PL", start="2024-02-25", troops=(number(20_000),))
    assert results(dragon, facts=told(notified="no"))["VD-N1"] == "not consistent"


def test_brasstacks_predates_the_agreement() -> None:
    brasstacks = activity("IN", start="1986-11", borders=(border("PK", 10, 60),), troops=(number(200_000),))
    assert not any(n.startswith("INPK") for n in results(brasstacks))


def test_a_corps_near_pakistan_owes_notice() -> None:
    corps = activity("IN", start="1995-01-10", borders=(border("PK", 20, 60),), forces=("an army corps",))
    found = results(corps, facts=told(notified="no"))
    assert found["INPK-1"] == "consistent"
    assert found["INPK-3"] == "not consistent"


def test_a_brigade_near_pakistan_is_below_the_level() -> None:
    brigade = activity("IN", start="1995-01-10", borders=(border("PK", 20, 60),), forces=("the 3rd brigade",))
    assert results(brigade)["INPK-3"] == "not applicable"


def test_india_china_number_near_the_line() -> None:
    near = activity("CN", start="2020-05", borders=(border("IN", 5, 30),), troops=(number(6_000),))
    found = results(near)
    assert found["INCN-2"] == "cannot be judged"
    assert found["INCN-1"] == "consistent"


def test_korea_in_force_and_after_its_end() -> None:
    fire = {"kind": "live_fire", "borders": (border("KP", 2, 3),)}
    assert results(activity("KR", start="2019-03-01", **fire))["KR-1"] == "cannot be judged"
    ended = findings(activity("KR", start="2024-07-01", **fire))
    assert [n for n in ended if n.startswith("KR")] == ["KR-1"]
    assert ended["KR-1"].result == "not applicable"
    assert "suspended" in ended["KR-1"].reason


def test_belarus_ukraine_agreement_after_its_end_gives_one_line() -> None:
    late = activity("BY", start="2023-02-01", near_border_of=("UA",))
    found = findings(late)["BY-UA"]
    assert found.result == "not applicable"
    assert "3 January 2023" in found.reason


def test_closed_boxes_round_taiwan_ask_for_notices_only() -> None:
    boxes = activity("CN", kind="live_fire", start="2022-08-04", places=(at("Taiwan Strait", None, kind="sea"),))
    found = results(boxes)
    assert not any(n.startswith("VD") for n in found)
    assert found["INC-1"] == found["ICAO-1"] == "cannot be judged"
