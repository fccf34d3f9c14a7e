"""Readers' comments on plain pages: each its own zone, with the reader's name."""

import pytest

from indicia import pages
from indicia.pages.comment_heads import name_in
from indicia.pages.comments import is_heading

ARTICLE = "Rafts on the river\n\n3 May 2021\n\n" + "\n\n".join(
    ["The regiment left its barracks before dawn and reached the ford by noon, the district command said in a note."]
    * 3
)


def comments(below: str) -> list[tuple[str | None, str]]:
    text = f"{ARTICLE}\n\n{below}"
    return [(z.author, text[slice(*z.span)]) for z in pages.zones_of(text) if z.kind == "comment"]


@pytest.mark.parametrize(
    "below",
    [
        "Comments (2)\n\nfordman\nIt was noon when they came.\n\nOld Sapper\nThey came at one!",
        "2 комментария\n\n• fordman\nIt was noon when they came.\n\n• Old Sapper\nThey came at one!",
        "Responses\n\n— fordman, May 4\nIt was noon when they came.\n\n— Old Sapper (author)\nThey came at one!",
        "Comments\n\nfordman: It was noon when they came.\nOld Sapper: They came at one!",
        "Comments:\n\nfordman · 3 hours ago\nIt was noon when they came.\nOld Sapper · 2 hours ago\nThey came at one!",
        "Коментарі (2)\n1. fordman: It was noon when they came.\n2. Old Sapper: They came at one!",
        "Comments\n\nfordman says:\nIt was noon when they came.\n\nOld Sapper says:\nThey came at one!",
        "2 replies\n\n[fordman] It was noon when they came.\n[Old Sapper] They came at one!",
        "  • fordman\n\n    It was noon when they came.\n\n  • Old Sapper\n\n    They came at one!",
        "Share\n\n• fordman\nIt was noon when they came.\n\n• Old Sapper\nThey came at one!\n\nPrivacy | Terms",
    ],
)
def test_readers_are_told_apart_and_named(below: str) -> None:
    found = comments(below)
    assert [author for author, _ in found] == ["fordman", "Old Sapper"]
    assert all(text.endswith(("came.", "one!")) and (author or "?") in text for author, text in found)


def test_a_comment_of_several_paragraphs_is_one_zone() -> None:
    found = comments("Comments\n\n• fordman\n\n  First.\n\n  Second.\n\n• sapper_3\n\n  Third.")
    assert [text for _, text in found] == ["• fordman\n\n  First.\n\n  Second.", "• sapper_3\n\n  Third."]


def test_spam_is_a_comment_too() -> None:
    assert comments("Comments (1)\n\nAnonymous\nBUY CHEAP RAFTS HERE") == [
        ("Anonymous", "Anonymous\nBUY CHEAP RAFTS HERE")
    ]


@pytest.mark.parametrize(
    "below",
    [
        "Comments are closed.",
        "No comments yet. Be the first!",
        "• rafts: forty\n• tanks: two\n• goats: unknown",
        "Q: And the goats?\n\nA: They swam.",
        "Related\nBridge repaired in a week\nFerry sold to a museum",
    ],
)
def test_what_only_looks_like_comments_is_none(below: str) -> None:
    assert comments(below) == []


def test_talk_in_an_interview_is_no_comment() -> None:
    turns = "Reporter: How deep is the ford?\n\nVeber: Deep enough for a goat to think twice about it."
    assert comments(f"{turns}\n\n{turns}") == []


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("• Ann of Kaunas", "Ann of Kaunas"),
        ("#3 ford_man", "ford_man"),
        ("Posted by Ann Roe on May 3, 2021 at 14:05", "Ann Roe"),
        ("Ann Roe (admin) · 2 days ago", "Ann Roe"),
        ("Ann (Kaunas)", "Ann (Kaunas)"),
        ("Ann K. wrote:", "Ann K."),
        ("Анна 3 мая 2021 Ответить", "Анна"),
        ("• ", None),
    ],
)
def test_names_are_cleaned(head: str, name: str | None) -> None:
    assert name_in(head) == name


@pytest.mark.parametrize("text", ["Comments", "Reader comments (12)", "3 Comments", "Комментарии:", "Коментарі (4)"])
def test_headings_are_known(text: str) -> None:
    assert is_heading(text)
