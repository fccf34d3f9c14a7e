"""Numbers go to the activity that they count."""

from __future__ import annotations

from indicia.extract.activities import activities
from indicia.extract.parse import parse
from indicia.model import Activity, Page, Span, Zone, ZoneKind


def read(*stretches: tuple[ZoneKind, str]) -> tuple[Activity, ...]:
    text, zones = "", []
    for kind, words in stretches:
        zones.append(Zone(kind=kind, span=Span(len(text), len(text) + len(words))))
        text += words + "\n\n"
    return activities(parse(Page(id="q", name="q", text=text, language="en", zones=tuple(zones))))


def numbers(activity: Activity) -> list[int | None]:
    return [q.value for q in activity.troops]


def test_a_paragraph_that_names_no_activity_goes_on_about_the_last() -> None:
    (exercise,) = read(
        ("body", "Belarus and Russia opened the military exercise Union Shield on Monday."),
        ("body", "With about 6,500 men it stays small, the minister said."),
    )
    assert numbers(exercise) == [6500]


def test_a_sentence_behind_the_activity_counts_for_the_nearest_one_before() -> None:
    found = read(
        ("body", "Poland began the military exercise Anakonda on Friday. Some 30,000 troops take part."),
        ("body", "Belarus plans a command-staff exercise in May. It will see 2,000 soldiers train."),
    )
    assert [numbers(a) for a in found] == [[30000], [2000]]


def test_a_part_stands_behind_its_whole_and_is_marked() -> None:
    (exercise,) = read(
        (
            "body",
            "Of those, including 3,000 Russian soldiers, most arrived early for the military exercise in Belarus.",
        ),
        ("body", "The Belarusian army said that 12,500 troops take part in the exercise."),
    )
    assert numbers(exercise) == [12500, 3000]
    assert [q.part for q in exercise.troops] == [False, True]
    assert exercise.troops[1].qualifier == "of which"


def test_rival_numbers_are_kept_with_their_basis() -> None:
    (exercise,) = read(
        ("body", "The Belarusian army is holding a military exercise with 12,700 troops, the defence ministry said."),
        ("body", "Western analysts estimate that up to 100,000 soldiers take part in the exercise."),
    )
    assert [(q.low, q.high, q.basis) for q in exercise.troops] == [
        (12700, 12700, "announced"),
        (None, 100000, "estimated"),
    ]


def test_rival_numbers_of_equipment_are_kept_and_formations_are_no_troops() -> None:
    (exercise,) = read(
        ("body", "The Polish army began a military exercise with two brigades, 200 tanks and 5,000 troops on Monday."),
        ("body", "Radio Warsaw counted 250 tanks at the exercise."),
    )
    assert numbers(exercise) == [5000]
    assert [(q.what, q.value) for q in exercise.equipment] == [("brigade", 2), ("tank", 200), ("tank", 250)]


def test_the_headline_counts_where_the_body_does_not() -> None:
    (exercise,) = read(
        ("headline", "20,000 troops begin military exercise in Poland"),
        ("body", "Poland opened the military exercise Anakonda on Monday, the army said."),
    )
    assert numbers(exercise) == [20000]


def test_losses_are_no_strength() -> None:
    (exercise,) = read(
        (
            "body",
            "The Indian army began a military exercise near the border, where a mine killed 30 soldiers last year.",
        ),
    )
    assert numbers(exercise) == []
