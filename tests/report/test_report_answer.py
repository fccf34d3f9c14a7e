"""The short answer: three lines that stand first everywhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
import report_samples as samples

from indicia.model import (
    Activity,
    Mark,
    MarkValue,
    Party,
    Reading,
    Span,
    TransparencyFact,
    Verdict,
    VoicedReason,
)
from indicia.report import answer
from indicia.report.voices import voiced_on

AT = Span(0, 1)


def fact(mark: Mark, value: MarkValue, activity: str = "a1") -> TransparencyFact:
    return TransparencyFact(activity=activity, mark=mark, value=value, span=AT)


def test_the_first_line_says_who_what_where_when_and_how_near() -> None:
    what = answer.of_reading(samples.commissariat()).what[0].text
    assert what == (
        "Belarus: mobilisation, Gomel region, planned, from 22 June to 1 July 2022, at the border with Ukraine (0 km)."
    )


def test_an_actor_that_is_not_reported_is_said_to_be_not_reported() -> None:
    bare = Activity(id="a", kind="live_fire", trigger=AT)
    assert answer.sentence(bare) == "Actor not reported: live-fire exercise, under way."


def test_partners_and_names_stand_beside_the_kind() -> None:
    joint = Activity(
        id="a",
        kind="exercise",
        trigger=AT,
        name="Zapad-2021",
        actors=(Party(name="Russia", code="RU"),),
        partners=(Party(name="Belarus", code="BY"),),
    )
    assert answer.sentence(joint) == "Russia: exercise “Zapad-2021” with Belarus, under way."


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ((), "not_reported"),
        ((fact("observed", "yes"),), "yes"),
        ((fact("observed", "no"),), "no"),
        ((fact("observed", "condition"),), "not_reported"),
        ((fact("observed", "condition"), fact("observed", "no")), "no"),
        ((fact("observed", "yes"), fact("observed", "no")), "disputed"),
        ((fact("observed", "yes", activity="a2"),), "not_reported"),
        ((fact("planned", "yes"),), "not_reported"),
    ],
)
def test_a_mark_is_what_is_reported_of_this_activity(facts: tuple[TransparencyFact, ...], expected: str) -> None:
    assert answer.marks_of(facts, {"a1"})["observed"] == expected


def test_marks_that_agree_are_said_together() -> None:
    marks: dict[Mark, str] = {"planned": "yes", "notified": "not_reported", "observed": "not_reported"}
    assert answer.marks_sentence(marks) == "Planned: yes. Notified, observed: not reported."


def test_a_condition_is_shown_as_a_condition_beside_not_reported() -> None:
    reading = samples.commissariat()
    rows = {row.label: [i.text for i in row.items] for row in answer.marks_in(reading, reading.activities[0])}
    assert rows["notified"] == ["not reported", "only named as a condition by Yulia Harbatsevich"]
    assert rows["planned"] == ["yes, says the author"]


def test_marks_of_an_assessment_win_over_computed_ones() -> None:
    given = replace(samples.assessment(), marks=(("notified", "no"), ("observed", "condition")))
    assert answer.marks_of_assessment(given) == {
        "planned": "not_reported",
        "notified": "no",
        "observed": "not_reported",
    }


def test_marks_of_an_assessment_without_any_come_from_its_pages() -> None:
    assert answer.marks_of_assessment(samples.assessment())["planned"] == "yes"


def test_reasons_are_counted_by_kind_and_readers_are_not_named_in_the_short_answer() -> None:
    sentence = answer.reasons_sentence(voiced_on(samples.commissariat()))
    assert sentence.startswith("5 kinds of reason are offered, by Andrei Krivonosov, the author, Yulia Harbatsevich")
    assert "2 readers" in sentence
    assert "polesia" not in sentence


def test_one_reader_alone_is_a_reader() -> None:
    only = [v for v in voiced_on(samples.commissariat()) if v.explanation.holder == "Hermann B."]
    assert answer.reasons_sentence(only) == "One kind of reason is offered, by a reader; opinions, not weighed here."


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        (Verdict(word="no clear indication"), "No clear indication."),
        (Verdict(word="not enough reported", reasons=("one report.",)), "Not enough reported. One report."),
        (
            Verdict(word="leaning", hypothesis="routine_training", reasons=("it leads",)),
            "Leaning towards routine training. It leads.",
        ),
        (Verdict(word="indicated", hypothesis="rehearsal"), "Indicated: rehearsal of a real plan."),
        (
            Verdict(word="indicated", hypothesis="rehearsal", reasons=("all origins agree",)),
            "Indicated: rehearsal of a real plan. All origins agree.",
        ),
    ],
)
def test_the_verdict_is_one_sentence(verdict: Verdict, expected: str) -> None:
    assert answer.verdict_sentence(verdict) == expected


def test_a_page_without_military_activity_gives_a_plain_answer() -> None:
    nothing = samples.nothing()
    assert answer.of_assessment(nothing).what[0].text == "No military activity is reported on this page."
    assert answer.of_reading(nothing.readings[0]).what[0].text == "No military activity is reported on this page."


def test_several_pages_without_activity_are_called_pages() -> None:
    nothing = samples.nothing()
    two = replace(nothing, readings=nothing.readings * 2)
    assert answer.of_assessment(two).what[0].text == "No military activity is reported on these pages."


def test_a_page_that_was_not_read_is_not_said_to_report_nothing() -> None:
    (read,) = samples.nothing().readings
    unread = replace(read, notes=("Page 'x' is in language 'ru'.",))
    assert answer.of_reading(unread).what[0].text.startswith("Whether this page reports military activity is not known")
    assert answer.nothing_sentence([unread, unread]).startswith("Whether these pages")
    assert answer.nothing_sentence([read, unread]).endswith("on these pages, but 1 of 2 could not be read in full.")


def test_background_alone_is_still_told() -> None:
    reading = samples.commissariat()
    past = replace(reading, activities=reading.activities[2:])
    assert answer.of_reading(past).what[0].text.startswith("Russia: military activity, finished")


def test_many_activities_are_counted_after_the_first_four() -> None:
    reading = samples.commissariat()
    many = replace(reading, activities=(reading.activities[0],) * 6)
    found = answer.of_reading(many).what
    assert len(found) == answer.MOST_SENTENCES + 1
    assert found[-1].text == "And 2 more, listed below."


def test_a_merged_slot_is_cited_on_the_page_that_holds_it() -> None:
    found = samples.assessment()
    refs = answer.of_assessment(found).what[0].refs
    assert [ref.page for ref in refs] == ["048"]


def test_an_empty_reading_and_an_empty_assessment_have_no_reasons() -> None:
    page = samples.nothing().readings[0].page
    assert answer.of_reading(Reading(page=page)).why == ()
    assert answer.reasons_sentence(()) == "No reason is offered."


def test_unknown_holders_keep_their_name() -> None:
    reading = samples.commissariat()
    voiced = VoicedReason(page="048", explanation=replace(reading.explanations[0], holder="[bold]x[/bold]"))
    assert "[bold]x[/bold]" in answer.reasons_sentence([voiced])


def test_findings_are_counted_by_result() -> None:
    practice = answer.of_assessment(samples.assessment()).practice
    assert practice is not None
    assert practice.endswith("Rules: 1 not consistent, 1 consistent, 1 cannot be judged.")
