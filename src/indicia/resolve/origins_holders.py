"""A holder's name -> the first sayer that he counts as: all organs and officials of one state are one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from indicia.kb import grades
from indicia.kb.actors import Hit, code_of, find, state_name
from indicia.model import Attribution, Reading

NAMINGS = 3
"""So many namings of a person are looked at."""

NEAR_CHARS = 90
"""How far from a person's name, inside his sentence, his office or institute is looked for."""

_INSTITUTION = re.compile(
    r"\b(ministry|government|general staff|joint staff|army|navy|air force|armed forces|military|department|embassy|"
    r"border (?:guard|service|committee)|coast guard|security council|parliament|command|press service|mission|"
    r"spokes\w+)\b", re.I,
)  # fmt: skip
_OFFICE = re.compile(
    r"\b(minister|spokes(?:man|woman|person)|president|premier|chancellor|chiefs? of (?:the )?(?:general )?staff|"
    r"general|colonel|admiral|commander|governor|ambassador|envoy|representative|secretary|officials?|officers?|"
    r"generals|diplomats?|lawmaker|deputy|adviser|aide|attach[eé]s?|"
    r"charg[eé] d[’']affaires|commissar)\b", re.I,
)  # fmt: skip
_EXPERT = re.compile(
    r"\b(analysts?|experts?|specialist|researcher|scholar|professor|fellow|think[- ]tank|institute|cent(?:er|re)|"
    r"university|historian|college|foundation|retired|former)\b", re.I,
)  # fmt: skip
_WITNESS = re.compile(
    r"\b(resident|villager|eyewitness|witness|shopkeeper|seller|owner|farmer|fisherman|driver|passer-by|kiosk)\w*", re.I
)
_HELD_BY_ONE = re.compile(
    r"\b(minister|president|premier|chancellor|chief of (?:the )?\w+ ?staff|commander|governor)\b", re.I
)
_ONLY_STATES = re.compile(r"(?:the|and|both|governments?|[\s,])*\Z", re.I)
_SOME = re.compile(r"(?:an?|the|some|several|one|two|three|four)\s", re.I)
_PROPER = re.compile(r"\b[^\W\d_a-z][\w'’-]+")
_SENTENCE_END = re.compile(r"[.!?]\s|[\n“”\"«»;]")
_TITLE = re.compile(
    r"(?:[’']s)?(?: (?!(?:and|but|that|which|who|an?|as|when|after|while)\b)[\w’'.-]{1,20}){1,8},? ", re.I
)
"""What stands between a state and the name whose title it belongs to: a few words, no clause."""
_TITLE_AFTER = re.compile(r",? (?:of |from )?(?:the |an? )?", re.I)
TITLE_AFTER_CHARS = 40
_ABROAD = re.compile(r"\b(?:to|in|at|on|near|with|from|against|of)\s+(?:the\s+)?$", re.I)


WATCHERS = frozenset(("OSCE", "UN"))
"""Bodies whose people watch rather than take part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayer:
    """A first sayer: reports with one `key` count once. `state`: whose voice it is, if a state's or an alliance's."""

    key: str
    name: str
    kind: str
    state: str | None = None


def sayer(holder: str, reading: Reading, *, home: str | None = None) -> Sayer:
    """Who a holder is, by what the page says of him; nothing is looked up elsewhere.

    Ministries, spokesmen and officials of one state are one sayer: they speak
    with one voice (tradecraft.md (e)). So are the anonymous officials of one.

    Args:
        holder: A name as the page's statements give it.
        reading: The page with its statements.
        home: The state that acts, if it is one alone: "the defence ministry" is then its own.
    """
    known = grades.body(holder)
    if known is not None:
        return _body(holder, known)
    told = next((a for a in reading.attributions if a.source == holder), None)
    if told is not None and told.source_kind == "reader":
        return Sayer(key=f"reader:{fold(holder)}", name=holder, kind="reader")
    code = code_of(holder) or _states(holder)
    if code is not None:
        return _organ(code, holder)
    if told is not None and told.source_kind == "anonymous" and not _holds_office(holder):
        return _described(holder, reading)
    if _INSTITUTION.search(holder) or (_HELD_BY_ONE.search(holder) and not _proper(holder)):
        return _institution(holder, home)
    return _named(holder, told, reading, home) if _proper(holder) else _described(holder, reading)


def _holds_office(holder: str) -> bool:
    """Whether a description fits one person alone: "the president of Belarus" is as good as his name."""
    return bool(_HELD_BY_ONE.search(holder)) and not _SOME.sub("", holder).startswith(("former", "ex-"))


def _states(holder: str) -> str | None:
    """The state of a leader, or the first of several states that speak together; None if it is neither."""
    leader = next((h for h in find(holder) if h.via == "leader"), None)
    if leader is not None:
        return leader.code
    hits = [h for h in find(holder) if h.via in ("name", "capital", "metonym")]
    rest = holder
    for hit in reversed(hits):
        rest = rest[: hit.start] + rest[hit.end :]
    return hits[0].code if hits and _ONLY_STATES.match(rest) else None


def fold(name: str) -> str:
    """Letters and digits in lower case, one space between: the same name however it is set."""
    return " ".join(re.findall(r"\w+", name.casefold())) or "unnamed"


def _body(holder: str, known: grades.Body) -> Sayer:
    if known.state:
        return _organ(known.state, holder, kind=known.kind)
    return Sayer(key=f"{known.kind}:{grades.plain(holder)}", name=holder, kind=known.kind)


def _organ(state: str, holder: str, *, kind: str = "official") -> Sayer:
    shown = state_name(state)
    name = shown if fold(shown) == fold(holder) else f"{shown} ({holder})"
    kind = "observer_mission" if state in WATCHERS else kind
    return Sayer(key=f"state:{state}", name=name, kind=kind, state=state)


def _institution(holder: str, home: str | None) -> Sayer:
    hits = find(holder)
    state = hits[0].code if hits else home if not _proper(holder) else None
    if state:
        return _organ(state, holder)
    return Sayer(key=f"body:{fold(holder)}", name=holder, kind="organisation")


def _described(holder: str, reading: Reading) -> Sayer:
    """Somebody without a name: "three US officials", "a kiosk seller"."""
    if _WITNESS.search(holder):
        return Sayer(key=f"witness:{fold(holder)}", name=holder, kind="witness")
    hits = find(holder)
    state = hits[0].code if hits else _only_state(reading) if _OFFICE.search(holder) else None
    return Sayer(key=f"anonymous:{state or fold(holder)}", name=holder, kind="anonymous", state=state)


def _only_state(reading: Reading) -> str | None:
    """The one state whose anonymous officials the page quotes: "two of the officials" are some of them."""
    sources = dict.fromkeys(a.source for a in reading.attributions)
    states = {h[0].code for s in sources if _OFFICE.search(s) and not _proper(s) and (h := find(s))}
    return states.pop() if len(states) == 1 else None


def _named(holder: str, told: Attribution | None, reading: Reading, home: str | None) -> Sayer:
    if _EXPERT.search(holder):
        return Sayer(key=f"body:{fold(holder)}", name=holder, kind="expert")
    if told is not None and told.source_kind in ("organisation", "state"):
        hits = find(holder)
        return _organ(hits[0].code, holder) if hits else _institution(holder, None)
    role = "person"
    for around, start in sentences(holder, told, reading):
        end = start + len(holder)
        here = _role(around, start, end)
        state = _titled(around, start, end) or home or _state(around, start, end)
        if here == "official" and state:
            return _organ(state, holder)
        role = here if role == "person" and here != "official" else role
    return Sayer(key=f"person:{fold(holder).rpartition(' ')[2]}", name=holder, kind=role)


def _proper(holder: str) -> bool:
    """Whether the holder has a name of his own, beyond names of states."""
    stated = find(holder)
    own = [m for m in _PROPER.finditer(holder) if not any(h.start <= m.start() < h.end for h in stated)]
    return bool(own) and not (_SOME.match(holder) and own[-1].end() < len(holder))


def _role(around: str, start: int, end: int) -> str:
    """What he is called nearest to his name: office, expert or witness."""
    found = [
        (_gap(m.start(), m.end(), start, end), role)
        for role, pattern in (
            ("expert", _EXPERT),
            ("official", _OFFICE),
            ("official", _INSTITUTION),
            ("witness", _WITNESS),
        )
        for m in pattern.finditer(around)
    ]
    return min(found, key=lambda f: f[0])[1] if found else "person"


def _titled(around: str, start: int, end: int) -> str | None:
    """The state in the title beside the name: "Ukraine's chief of staff N.", "N., the Russian envoy"."""
    hits = [h for h in find(around) if h.via != "leader"]
    for hit in reversed([h for h in hits if h.end <= start]):
        if _TITLE.fullmatch(around, hit.end, start) and _official(around[hit.end : start]):
            return hit.code
    for hit in (h for h in hits if h.start >= end):
        if _TITLE_AFTER.fullmatch(around, end, hit.start) and _official(around[hit.end : hit.end + TITLE_AFTER_CHARS]):
            return hit.code
    return None


def _official(words: str) -> bool:
    return bool(_OFFICE.search(words) or _INSTITUTION.search(words))


def _state(around: str, start: int, end: int) -> str | None:
    """The state nearest to the name, but for those he is sent to or speaks of ("ambassador to NATO")."""
    hits = [h for h in find(around) if not (start <= h.start < end) and not _abroad(around, h)]
    near = min(hits, key=lambda h: _gap(h.start, h.end, start, end), default=None)
    return near.code if near else None


def _abroad(around: str, hit: Hit) -> bool:
    return hit.via != "demonym" and _ABROAD.search(around[max(0, hit.start - 12) : hit.start]) is not None


def _gap(one: int, two: int, start: int, end: int) -> int:
    """Characters between a word and the name; what follows the name counts double: titles stand before it."""
    return start - two if two <= start else 2 * max(0, one - end)


def sentences(holder: str, told: Attribution | None, reading: Reading) -> Iterator[tuple[str, int]]:
    """The stretches of sentences around the first namings of a person, and where in them he is named."""
    text = reading.page.text
    places = [m.start() for m in islice(re.finditer(re.escape(holder), text), NAMINGS)]
    if not places and told is not None and told.source_span is not None:
        places = [told.source_span.start]
    for at in places:
        end = min(at + len(holder), len(text))
        before = _SENTENCE_END.split(text[max(0, at - NEAR_CHARS) : at])[-1]
        after = _SENTENCE_END.split(text[end : end + NEAR_CHARS])[0]
        yield before + text[at:end] + after, len(before)
