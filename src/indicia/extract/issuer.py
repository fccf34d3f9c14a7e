"""Who issues a page that is a body's own notice: a ministry's press release speaks with the ministry's voice.

Only the head of the page tells, and only where a part of it is a body's name
and nothing else ("MINISTRY OF DEFENCE OF UKRAINE | Press office").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from indicia.kb import actors, places
from indicia.model import Page

HEAD_CHARS = 400
"""The name stands among the first lines; what comes later is told, not signed."""
TEXT_CHARS = 2500
"""In so much of the page the state of a "Ministry of Defence" is looked for that names none."""
MASTHEAD = 2
"""Blocks at the top in which a body says that the page is its own."""
MOST_WORDS = 9
_APART = re.compile(r"\s{0,3}[|•·»›→/\n]\s{0,3}|\s[–—>-]\s|\.\s(?=\S)")
_MINISTRY = re.compile(
    r"(?P<kind>ministry|department) of (?:national )?"
    r"(?P<what>defen[cs]e|foreign affairs|(?:the )?interior|home affairs)(?: of (?P<state>.{3,60}))?$",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?P<what>defen[cs]e|foreign|interior) (?P<kind>ministry)(?P<state>)$", re.IGNORECASE)
_WHAT = {"defense": "defence", "foreign affairs": "foreign", "the interior": "interior", "home affairs": "interior"}
_OTHER = re.compile(
    r"(?:[\w'’-]+ ){1,5}(?:headquarters|armed forces|defen[cs]e forces?|general staff|command|ministry|navy|air force)$"
    r"|headquarters of the.{0,60}$",
    re.IGNORECASE,
)
_FORCES = re.compile(
    r"(?:general|joint) staff|(?:armed|naval|air|ground) forces|defen[cs]e forces?|(?:national )?security council"
    r"|(?:national|border) guards?|(?:army|navy|defen[cs]e) (?:headquarters|staff|command)",
    re.IGNORECASE,
)
"""Of whichever state: "GENERAL STAFF / Information notes"; "Army" alone may be a paper's section."""
_BODY = re.compile(
    r"(?:[^\W\d_][\w'’-]* ){1,5}(?:cent(?:re|er)|district|element|force|command|division|secretariat|headquarters"
    r"|council|committee|guard|mission|bureau|agency|authority|fleet|staff|directorate|forces|brigade)"
    r"(?: (?:north|south|east|west)| of the .{3,60})?$",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^(?P<town>[^\W\d_][\w'’ -]{2,30}), \d", re.MULTILINE)
_SMALL = re.compile(r"(?:of|the|for|and|at|in|on|de|&)$")
_NOTICE = re.compile(
    r"\b(?:press|releases?|media|information|notices?|statements?|communi\w{2,10}|announcements?|newsroom)\b", re.I
)
_OWN_NOTICE = re.compile(
    r"\b(?:(?:press|media) (?:releases?|service|office|statements?)|communiqu[eé]s?|release no|announcements?|newsroom"
    r"|(?:information|media) cent(?:re|er)|information notes?)\b",
    re.I,
)
"""What only a body's own page says above its title; a paper has news and media, too."""
_SECTION = re.compile(
    r"[|/»›→>]\s{0,3}(?:(?:official|public) )?(?:releases?|statements?|announcements?|notices?|official|information)\b"
    r"|[»›→>]\s{0,3}news\b",
    re.I,
)
"""Under a body's own name at the very top, a section's name is enough: "Northern Fleet » News". A paper has news, too,
but no path of arrows that begins with a fleet."""
_DESK = re.compile(r"\b(?:the|press|media|news|information|public|relations|affairs|cent(?:re|er)|secretariat)\b", re.I)


def issuer(page: Page) -> str | None:
    """The body whose notice a page is, named as inside a sentence ("Kazakh defence ministry"); None for other pages."""
    head = _head(page)
    first = head.split("\n", 1)[0]
    signed = _SECTION.search(first) is not None and _is_body(_APART.split(first)[0].strip(" ,.:"))
    if not signed and not _NOTICE.search(head):
        return None
    top = "\n".join(head.split("\n\n")[:MASTHEAD])
    own = signed or _OWN_NOTICE.search(top) is not None
    ways: list[Callable[[str], str | None]] = [lambda part: _of_state(part, head, page.text[:TEXT_CHARS], own=own)]
    return _first(_names(top), ways + ([_other_body] if own else []))


def issuing_state(page: Page) -> str:
    """The code of the state whose body issues a page; "" for other pages and other bodies."""
    return _state(issuer(page) or "")


def _names(top: str) -> list[str]:
    """The parts of a masthead that may be names: of few words, all of which but the small ones have capitals."""
    parts = (p.strip(" ,.:") for p in _APART.split(top))
    return [
        p
        for p in parts
        if 0 < len(p.split()) <= MOST_WORDS and all(_SMALL.match(w) or w[0].isupper() for w in p.split())
    ]


def _is_body(part: str) -> bool:
    return (
        any(pattern.match(part) for pattern in (_MINISTRY, _SHORT, _OTHER))
        or bool(_FORCES.fullmatch(part))
        or _other_body(part) is not None
    )


def _first(parts: Sequence[str], ways: Sequence[Callable[[str], str | None]]) -> str | None:
    return next((name for way in ways for part in parts if (name := way(part)) is not None), None)


def _head(page: Page) -> str:
    """What stands above the text: section lines, title, dateline."""
    body = next((z.span.start for z in page.zones if z.kind == "body"), 0)
    return page.text[: min(body, HEAD_CHARS)]


def _of_state(part: str, head: str, text: str, *, own: bool) -> str | None:
    """A ministry, or the forces of a state: its own, else the first in the head, else the one the page names most."""
    if ministry := _MINISTRY.match(part) or (_SHORT.match(part) if own else None):
        code = _state(ministry["state"] or "") or _at_home(head) or (_most_named(text) if own else "")
        what = ministry["what"].lower()
        name = f"{_WHAT.get(what, what)} ministry"
        if ministry["kind"].lower() == "department":
            name = f"Department of {what.title()}"
        return f"{actors.demonym(code)} {name}" if code else None
    if own and _FORCES.fullmatch(part):
        code = _at_home(head) or _most_named(text)
        return f"{actors.demonym(code)} {part.title()}" if code else None
    return _as_written(part) if _OTHER.match(part) and _state(part) else None


def _other_body(part: str) -> str | None:
    """A body of no state in particular; "Press Centre" alone is nobody's name."""
    alone = not _DESK.sub("", part).strip()
    return None if alone or not _BODY.fullmatch(part) else f"the {_as_written(part)}"


def _state(text: str) -> str:
    """The code of the first state that a text names, by its name, adjective or capital."""
    return next(iter(_states(text)), "") or next(iter(_states(_as_written(text))), "")


def _at_home(head: str) -> str:
    """The state that the head names, by itself or by the town of its dateline ("Odesa, 25.06.2021")."""
    town = _DATELINE.search(head)
    found = places.candidates(town["town"]) if town else ()
    return _state(head) or (found[0].country if found else "") or ""


def _most_named(text: str) -> str:
    """The code of the state that a text names most often, the first of equals."""
    return max(Counter(_states(text)).items(), key=lambda item: item[1], default=("", 0))[0]


def _states(text: str) -> list[str]:
    return [hit.code for hit in actors.find(text) if actors.kind_of(hit.code) == "state"]


def _as_written(name: str) -> str:
    """A name in capitals as it is written inside a sentence."""
    return " ".join(w.capitalize() if w.isupper() and len(w) > 1 else w for w in name.split())
