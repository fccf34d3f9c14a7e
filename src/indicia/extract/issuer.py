"""Who issues a page that is a body's own notice: a ministry's press release speaks with the ministry's voice.

Only the head of the page tells, and only where a part of it is a body's name
and nothing else ("MINISTRY OF DEFENCE OF UKRAINE | Press office").
"""

from __future__ import annotations

import re

from indicia.kb import actors
from indicia.model import Page

HEAD_CHARS = 400
"""The name stands among the first lines; what comes later is told, not signed."""
MOST_WORDS = 9
_APART = re.compile(r"\s{0,3}[|•·»›/\n]\s{0,3}|\s[–—-]\s")
_MINISTRY = re.compile(
    r"(?:ministry|department) of (?:national )?(?P<what>defen[cs]e|foreign affairs|(?:the )?interior|home affairs)"
    r"(?: of (?P<state>.{3,60}))?$",
    re.IGNORECASE,
)
_WHAT = {"defense": "defence", "foreign affairs": "foreign", "the interior": "interior", "home affairs": "interior"}
_OTHER = re.compile(
    r"(?:[\w'’-]+ ){1,5}(?:headquarters|armed forces|defen[cs]e forces?|general staff|command|ministry|navy|air force)$"
    r"|(?:headquarters of the|general staff).{0,60}$",
    re.IGNORECASE,
)
_NOTICE = re.compile(r"\b(?:press|release|releases|media|information|notices?|statements?|communi\w{2,6})\b", re.I)


def issuer(page: Page) -> str | None:
    """The body whose notice a page is, named as inside a sentence ("Kazakh defence ministry"); None for other pages."""
    head = _head(page)
    parts = [p.strip(" ,.:") for p in _APART.split(head)]
    if not _NOTICE.search(head):
        return None
    return next((name for part in parts if (name := _named(part, head)) is not None), None)


def issuing_state(page: Page) -> str:
    """The code of the state whose body issues a page; "" for other pages and other bodies."""
    return _state(_head(page)) if issuer(page) is not None else ""


def _head(page: Page) -> str:
    """What stands above the text: section lines, title, dateline."""
    body = next((z.span.start for z in page.zones if z.kind == "body"), 0)
    return page.text[: min(body, HEAD_CHARS)]


def _named(part: str, head: str) -> str | None:
    if len(part.split()) > MOST_WORDS:
        return None
    ministry = _MINISTRY.match(part)
    if ministry:
        code = _state(ministry["state"] or "") or _state(head)
        what = ministry["what"].lower()
        return f"{actors.demonym(code)} {_WHAT.get(what, what)} ministry" if code else None
    if not _OTHER.match(part):
        return None
    if part.lower() == "general staff" and (code := _state(head)):
        return f"{actors.demonym(code)} General Staff"
    return _as_written(part) if _state(part) else None


def _state(text: str) -> str:
    """The code of the first state that a text names, by its name, adjective or capital."""
    hits = (*actors.find(text), *actors.find(_as_written(text)))
    return next((hit.code for hit in hits if actors.kind_of(hit.code) == "state"), "")


def _as_written(name: str) -> str:
    """A name in capitals as it is written inside a sentence."""
    return " ".join(w.capitalize() if w.isupper() and len(w) > 1 else w for w in name.split())
