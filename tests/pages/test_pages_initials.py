"""A commenter's name may end with an initial and its dot."""

from __future__ import annotations

from indicia import pages

PAGE = """Drill opens near the lake

The army opened a drill near the lake on Monday, and it is to last a week, the ministry said in a statement.

2 comments

  • Anna K.

    I live next to the range and heard nothing at all.

  • tank_spotter

    Saw the trains, though. They were long.
"""


def test_each_comment_has_its_own_zone_and_author() -> None:
    page = pages.load(PAGE.encode(), name="initials.txt")
    assert [z.author for z in page.zones if z.kind == "comment"] == ["Anna K.", "tank_spotter"]
