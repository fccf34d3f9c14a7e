"""Whose words a stretch is, and where somebody's words end."""

from __future__ import annotations

import pytest

from indicia import read_text
from indicia.extract.voices import Voices
from indicia.model import Attribution, Span


def said(start: int, end: int) -> Attribution:
    return Attribution(
        id="s1", source="Ek", source_kind="person", source_span=None, cue_span=None, content=(Span(start, end),),
        form="direct", polarity="affirmed", certainty="asserted",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("span", "within"),
    [
        (Span(12, 40), Span(12, 20)),  # begins inside and runs on
        (Span(12, 18), Span(12, 18)),  # lies inside
        (Span(5, 40), Span(5, 40)),  # begins before
        (Span(20, 40), Span(20, 40)),  # begins behind
    ],
)
def test_a_stretch_ends_where_the_statement_ends_that_it_begins_in(span: Span, within: Span) -> None:
    assert Voices([said(10, 20)]).within(span) == within


def test_a_reason_in_a_quotation_is_the_speakers_and_ends_with_it() -> None:
    text = (
        "Tanks at the border\n\nPoland's army began an exercise near Suwalki on Monday. "
        "“This is a rehearsal for an attack,” a retired Lithuanian colonel grinned in the lift of the hotel."
    )
    found = [x for x in read_text(text).explanations if x.hypothesis in ("rehearsal", "attack_preparation")]
    assert found
    assert all("colonel" in x.holder and "grinned" not in text[x.span.start : x.span.end] for x in found)


HEAD = "Norway watches\n\n3 May 2021\n\nRussia began a large exercise near the border with Norway on Monday.\n\n"


@pytest.mark.parametrize(
    ("told", "holder"),
    [
        (
            "The dates were settled years ago, the minister, Odd Lien, pointed out. The point was to train the staff.",
            "Odd Lien",
        ),
        ("They are there, the minister, Odd Lien, explains, to keep smugglers out of the valley.", "Odd Lien"),
        ("The stated aim is to see whether the command can bring in forces from afar.", "Russia"),
        (
            "It is routine, the minister, Odd Lien, claimed. I suspect that it is meant to frighten the voters.",
            "author",
        ),
        ("It is routine, the minister, Odd Lien, claimed. It may be meant to frighten the voters.", "author"),
        ("It is routine, the minister, Odd Lien, claimed.\n\nThe drill is meant to frighten the voters.", "author"),
    ],
)
def test_a_reason_goes_on_where_its_speaker_has_not_been_interrupted(told: str, holder: str) -> None:
    reasons = read_text(HEAD + told + "\n").explanations
    assert reasons, told
    assert reasons[-1].holder == holder
