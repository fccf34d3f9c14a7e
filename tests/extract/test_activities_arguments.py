"""Who and where of activities: entries headed by a state, clauses with "where", one place unless more are likely."""

from __future__ import annotations

import pytest

from clock import cpu_seconds
from indicia.extract.activities.mention import scene
from indicia.extract.activities.who_ties import label
from indicia.extract.parse import parse
from indicia.model import Activity
from indicia.pages import load
from indicia.pipeline import read_text

DIGEST = (
    "Weekly digest\n\nSWEDEN. The army began a field exercise near Boden on Monday, the general staff said.\n\n"
    "ALBANIA. A mountain exercise set for June was called off because the money was needed for a new barracks."
)
MANY = 60
SECONDS = 20.0


def found(text: str) -> tuple[Activity, ...]:
    return read_text(text, published="2019-05-06", attribution="rules").activities


def test_an_entry_headed_by_a_state_is_about_that_state() -> None:
    assert [{p.code for p in a.actors} for a in found(DIGEST)] == [{"SE"}, {"AL"}]


@pytest.mark.parametrize(
    ("text", "code"),
    [("SWEDEN. The army trains near Boden.", "SE"), ("The army trains in Sweden.", None), ("Sweden trains.", None)],
)
def test_only_a_state_in_capitals_before_a_stop_heads_an_entry(text: str, code: str | None) -> None:
    page = parse(load(f"Weekly digest of the armies\n\n{text}\n\nNothing else was told this week.".encode(), name="p"))
    paragraph = next(p for p in page.of("headline", "body") if p.doc.text.startswith(text[:6]))
    heads = label(scene(paragraph))
    assert (heads.code if heads else None) == code


def test_a_page_full_of_mentions_is_read_in_time() -> None:
    text = "Polish troops held drills at Orzysz and Swedish jets an exercise over Gotland on Tuesday. " * MANY
    assert cpu_seconds(lambda: found(f"Drills\n\n{text}")) < SECONDS
