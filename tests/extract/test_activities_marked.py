"""What the learned marker adds to activities: mentions of no lexicon, groups it has seen, places it favours."""

from __future__ import annotations

import pytest

from indicia import read_text
from indicia.extract.activities import activities, told
from indicia.extract.activities.domain import is_military
from indicia.extract.activities.grouping import Group
from indicia.extract.activities.marked import FAVOUR, SURE, UNMARKED, course, favour
from indicia.extract.activities.where_scored import candidates
from indicia.extract.marking import Mark, Marks
from indicia.extract.parse import Parsed, parse
from indicia.model import Span
from indicia.pages import load

PACKING = (
    "Border post\n\nThe army of Latvia is packing its tents at Daugavpils this week. Poland keeps its tanks there."
)
FILLING = " The hall was full, the bread was warm, and the choir sang until late." * 10
DRILL = "A drill\n\nPoland's army began an exercise at Orzysz on Monday. Tanks and artillery take part."


def page(text: str) -> Parsed:
    return parse(load(text.encode(), name="p.txt"))


def marked(parsed: Parsed, words: str, *, odds: float = 2.0, share: float = 0.9, task: str = "activity") -> Marks:
    start = parsed.page.text.index(words)
    what = {"withdrawal": share, "exercise": 1 - share} if task == "activity" else {}
    span = Span(start, start + len(words))
    return Marks([Mark(task=task, span=span, odds=odds, what=what, how={"news": 1.0})])


def test_a_clear_mark_is_an_activity_in_words_that_no_lexicon_has() -> None:
    parsed = page(PACKING)
    assert "withdrawal" not in [a.kind for a in activities(parsed)]
    found = activities(parsed, marks=marked(parsed, "packing its tents"))
    assert [(a.kind, [p.code for p in a.actors]) for a in found if a.kind == "withdrawal"] == [("withdrawal", ["LV"])]


@pytest.mark.parametrize(("odds", "share"), [(SURE - 0.1, 0.9), (3.0, 0.55)])
def test_a_doubtful_mark_is_none(odds: float, share: float) -> None:
    parsed = page(PACKING)
    assert activities(parsed, marks=marked(parsed, "packing its tents", odds=odds, share=share)) == ()


def test_a_mark_of_empty_words_that_only_begins_the_next_is_none() -> None:
    parsed = page("Border post\n\nThe army of Latvia was packing its tents at Daugavpils this week.")
    split = [*marked(parsed, "was").of("activity"), *marked(parsed, "packing its tents").of("activity")]
    assert [d.words for g in told(parsed, Marks(split)).groups for d in g] == ["packing its tents"]
    alone = marked(parsed, "was")
    assert [d.words for g in told(parsed, alone).groups for d in g] == ["was"]


def test_a_group_is_kept_if_the_marker_has_noticed_it_however_doubtfully() -> None:
    parsed = page(DRILL + FILLING)
    assert len(told(parsed).groups) == 1
    assert len(told(parsed, marked(parsed, "an exercise", odds=-3.0)).groups) == 1
    assert told(parsed, Marks()).groups == ()


def test_an_exercise_with_a_name_is_kept_if_the_marker_has_overlooked_it() -> None:
    parsed = page(DRILL.replace("an exercise at Orzysz", "the exercise Anakonda at Orzysz") + FILLING)
    assert "Anakonda" in [d.mention.name for d in told(parsed, Marks()).groups[0]]


def test_what_the_marker_takes_for_an_exercise_may_be_its_name() -> None:
    text = "Zapad 2009 was held in the west of Russia. Ladoga 2009 filled the north in the same weeks, with tanks."
    parsed = page(text)
    zapad, ladoga = (marked(parsed, words, share=0.1).of("activity")[0] for words in ("Zapad 2009", "Ladoga 2009"))
    named = [[d.mention.name for d in g] for g in told(parsed, Marks([zapad, ladoga])).groups]
    assert named == [["Zapad 2009"], ["Ladoga 2009"]]


@pytest.mark.parametrize("words", ["Tanks", "The Drill", "Next Monday"])
def test_a_capital_that_opens_a_sentence_makes_no_name(words: str) -> None:
    parsed = page(f"{words} began at Orzysz on Monday, and the army of Poland was there with its guns.")
    assert {d.mention.name for g in told(parsed, marked(parsed, words, share=0.1)).groups for d in g} <= {None}


def test_on_a_page_too_short_for_the_marker_its_silence_says_nothing() -> None:
    assert len(told(page(DRILL), Marks()).groups) == 1


def test_a_mark_on_a_mention_of_the_rules_adds_none() -> None:
    parsed = page(DRILL)
    ruled = [d.words for g in told(parsed).groups for d in g]
    assert [d.words for g in told(parsed, marked(parsed, "exercise at", share=0.1)).groups for d in g] == ruled


def test_places_are_favoured_by_their_odds_and_without_a_marker_not_at_all() -> None:
    parsed = page(DRILL)
    found = candidates(told(parsed).scenes, None)
    odds = dict(zip((s.text for s in found), favour(found, marked(parsed, "Orzysz", task="place")), strict=True))
    assert odds["Orzysz"] == 2.0 * FAVOUR
    assert set(odds.values()) == {2.0 * FAVOUR, UNMARKED}
    assert set(favour(found, None)) == {0.0}


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        pytest.param(
            "Since Friday Iran's army has been manoeuvring along the frontier with Azerbaijan.",
            "IR",
            marks=pytest.mark.xfail(reason="heard as an exercise by the weights of 0056", strict=True),
        ),
        ("Three Chinese frigates are loitering off Yonaguni since Tuesday, Japan's coast guard says.", "CN"),
    ],
)
def test_a_whole_reading_hears_what_no_lexicon_has(words: str, actor: str) -> None:
    text = f"News from the border\n\n{words} The defence ministry gave no reason and the troops said nothing."
    heard, ruled = (read_text(text, attribution=method).activities for method in ("learned", "rules"))
    assert [[p.code for p in a.actors] for a in heard if a.kind == "deployment"] == [[actor]]
    assert "deployment" not in [a.kind for a in ruled]


def test_a_word_that_points_back_for_the_rules_may_name_an_activity_for_the_marker() -> None:
    text = (
        "Ministry of Defence of the Republic of Moldova\n\nThe training begins today at the Bulboaca base. "
        "Some 300 soldiers of the brigade take part. The activity is in the annual plan of the army."
    )
    parsed = page(text)
    assert told(parsed).groups == ()
    found = told(parsed, marked(parsed, "The training", share=0.1)).groups
    assert [d.words for g in found for d in g][:1] == ["The training"]


FEW_WORDS = (
    "The guests who left on time\n\nThe last aircraft left Al Udeid on Sunday, and nobody in Doha waved. "
    "Qatar had asked for quiet, Saudi Arabia for a date, and Bahrain for nothing. "
    + "The hotels had known for weeks, the bakers for days, and the taxi drivers since the morning. "
    * 8
)


def test_a_page_of_few_military_words_is_about_armed_forces_where_the_marker_hears_it() -> None:
    parsed = page(FEW_WORDS)
    assert not is_military(parsed)
    assert is_military(parsed, Marks(military=0.1))
    assert not is_military(parsed, Marks(military=-0.1))


def test_a_page_of_another_world_has_no_activities() -> None:
    parsed = page(
        "Cup\n\nQatar, Bahrain and Iran meet in the football tournament. The coach praised the goalkeeper, the "
        "striker, the league, the stadium and the fans after the match."
    )
    assert read_text(parsed.page.text).activities == ()


def test_war_words_of_peaceful_people_are_no_activities() -> None:
    masters = (
        "Chisel and mallet: the mobilisation of the carpenters\n\nRiga Woodworker, 9 October 2022\n\n"
        "Latvia's carpenters are mobilising. After the withdrawal of a Polish supplier and the invasion of cheap "
        "chipboard from the east, the guild has deployed 40 masters to schools in Daugavpils. It is an exercise in "
        "patience, the head of the guild said. The campaign opens on Monday and will last until the fair in Tallinn. "
        "Estonia and Lithuania have promised reinforcements. Everyone calls her the general, and she wants a truce."
    )
    assert read_text(masters).activities == ()


def _group(parsed: Parsed) -> Group:
    (group,) = told(parsed).groups
    return group


def test_a_kind_that_the_marker_is_certain_of_holds_against_the_rules() -> None:
    parsed = page(DRILL)
    kinds = [a.kind for a in activities(parsed, marks=marked(parsed, "an exercise", share=0.8))]
    assert kinds == ["withdrawal"]
    assert [a.kind for a in activities(parsed, marks=marked(parsed, "an exercise", share=0.7))] == ["exercise"]
    assert [a.kind for a in activities(parsed, marks=marked(parsed, "an exercise", odds=-0.1, share=0.95))] == [
        "exercise"
    ]


@pytest.mark.parametrize(("share", "status"), [(0.6, "under_way"), (0.95, "planned")])
def test_the_course_is_what_rules_and_marker_speak_for_together(share: float, status: str) -> None:
    parsed = page(DRILL)
    start = parsed.page.text.index("an exercise")
    mark = Mark(
        task="activity", span=Span(start, start + 11), odds=2.0, what={"exercise": 1.0},
        course={"planned": share, "under_way": 1 - share},
    )  # fmt: skip
    assert course(_group(parsed), Marks([mark]), "under_way") == status
    assert course(_group(parsed), Marks(), "under_way") == "under_way"
    assert course(_group(parsed), None, "denied") == "denied"


def test_where_the_words_say_military_and_the_marker_says_no_nothing_is_reported() -> None:
    reading = read_text(
        "Pests\n\nInvasion on six legs: Gulf states mobilise against the swarm\n\nThe swarm that crossed the strait "
        "from Iran on Sunday night is twenty kilometres long. By noon three hundred vehicles and nine aircraft of the "
        "agriculture ministry had been deployed in Oman, and Saudi Arabia put its plant-protection command on full "
        "alert. “We face an enemy that retreats only when it has eaten,” said Salim al-Harthy, who leads the operation "
        "for the ministry in Muscat.\n\nThe other side of the water is not idle. The agriculture ministry in Tehran "
        "announced that four provinces would hold a joint operation at dawn, when the insects are too cold to fly. "
        "Notice was given to the neighbours on Monday, so that nobody should take the aircraft for something else. "
        "Observers of the United Nations are expected. Farmers were told to withdraw their bees. "
        "The manoeuvre ends before the rain, an official said, and the tanks with the poison go home on Friday.\n"
    )
    assert (reading.activities, reading.explanations, reading.transparency, reading.observations) == ((), (), (), ())
    assert reading.attributions
