"""Bodies and states as speakers: ministries, armies, agencies, capitals that stand for their state.

A body has its fullest name on the page: "the ministry" is the Belarusian
defence ministry of the lead. One that is never given a state gets the state
that the passage is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from indicia.kb.actors import Hit, find, state_name
from indicia.kb.cues import cues
from indicia.kb.demonyms import demonyms
from indicia.model import Page, SourceKind, Span

BEGINS_CHARS = 12
"""A state named so near the start of a paragraph is what the paragraph is about."""
MAX_BODY_WORDS = 3
"""Longer names are full: no state is put before them."""

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_FORCES = re.compile(r"\s+(?:armed forces|army|navy|military|air force|troops|forces|soldiers|units)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|this|its|their|his|her)\s+", re.IGNORECASE)
_ASIDE = re.compile(r",|\s[–—(]")
_SPOKEN_FOR = re.compile(
    r"(?:['’]s|s['’])\s+(?:own\s+)?(?:press (?:service|office|department)|statement|communiqu[eé]|account|website"
    r"|information service|news service|report)$",
    re.IGNORECASE,
)
_OWNED_NAME = re.compile(r"[A-Z][\w-]*(?:['’]s|s['’])\s+((?:[A-Z][\w-]*\s?){2,4})$")
_IN_CAPITAL = re.compile(r"\s+in\s+[A-Z][\w' -]{2,30}$")
_AND = re.compile(r"\s+and\s+(?:the\s+)?")
_ONLY_STATES = re.compile(r"(?:the|[\s,]|and|both)*", re.IGNORECASE)
_SERVICES = frozenset(
    [
        "ministry",
        "army",
        "navy",
        "government",
        "military",
        "guard",
        "command",
        "staff",
        "embassy",
        "parliament",
        "force",
        "police",
        "airforce",
    ]
)
_STATE_OFFICES = frozenset(
    ("defence minister", "defense minister", "foreign minister", "prime minister", "army spokesman",
     "interior minister", "chief of staff", "general staff", "army chief", "finance minister",
     "military spokesman", "security council")
)  # fmt: skip
_PAPERS = frozenset(
    [
        "statement",
        "report",
        "communique",
        "communiqué",
        "release",
        "notice",
        "announcement",
        "document",
        "article",
        "dispatch",
        "paper",
    ]
)
_PAIRED = frozenset({"allies", "sides", "partners", "two"})
_NAMING = ("name", "capital", "metonym")


class Body(NamedTuple):
    """A body or state: name, kind, and whether it is many."""

    name: str
    kind: SourceKind
    many: bool


class Bodies:
    """The bodies and states that a page names."""

    def __init__(self, page: Page) -> None:
        self.text = page.text
        self.hits = find(page.text, year=page.published.year if page.published else None)
        self._starts = [h.start for h in self.hits]
        self._earlier = cache(self._capitalised)
        self._longer = cache(self._in_full)

    def states(self, span: Span) -> Body | None:
        """Only states or capitals: "Moscow", "Seoul and Washington"."""
        inside = [h for h in self._within(span) if h.via in _NAMING]
        rest = self.text[span.start : span.end]
        for hit in reversed(inside):
            rest = rest[: hit.start - span.start] + rest[hit.end - span.start :]
        if not inside or _ONLY_STATES.fullmatch(rest) is None:
            return None
        if len(inside) == 1 and inside[0].via == "metonym":
            return Body(_ARTICLE.sub("", self.text[slice(*span)]), "organisation", False)
        names = [self._shown(h) for h in inside]
        kind: SourceKind = "state" if inside[0].kind == "state" else "organisation"
        return Body(_listed(names), kind, len(names) > 1)

    def name(self, mention: str, span: Span, past: Sequence[str]) -> Body | None:
        """The body that a mention names, None if it names none. `past`: bodies that spoke, in order."""
        plain = _ARTICLE.sub("", _ASIDE.split(mention)[0])
        words = [w.casefold() for w in _WORD.findall(plain)]
        spoken_for = _SPOKEN_FOR.search(mention)
        if not words or (set(words) & cues().people and not spoken_for):
            return None
        if words[-1] in _PAIRED and len(words) <= 2:
            return self._pair(span)
        if words[-1] in _PAPERS and len(words) == 1:
            return Body(past[-1], "organisation", False) if past else None
        if spoken_for:
            return self.name(mention[: spoken_for.start()], Span(span.start, span.start + spoken_for.start()), past)
        return self._body(plain, words, span, past) if _is_body(plain, words) else None

    def with_state(self, office: str, span: Span) -> str:
        """ "The defence minister" of nobody named: of the state that the passage is about."""
        plain = _ARTICLE.sub("", office)
        return f"the {self._prefixed(plain, span)}" if plain.casefold() in _STATE_OFFICES else office

    # --- states

    def _within(self, span: Span) -> list[Hit]:
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [h for h in self.hits[low:high] if h.end <= span.end]

    def _before(self, offset: int, *, least: int = 0) -> Iterator[Hit]:
        """The states named before an offset, the nearest first."""
        for at in range(bisect_left(self._starts, offset) - 1, -1, -1):
            if self._starts[at] < least:
                return
            if self.hits[at].kind == "state":
                yield self.hits[at]

    def _shown(self, hit: Hit) -> str:
        return self.text[hit.start : hit.end] if hit.via == "name" and hit.kind != "state" else state_name(hit.code)

    def _pair(self, span: Span) -> Body | None:
        """ "The allies": the last two states that the page named together."""
        after: Hit | None = None
        for hit in self._before(span.start):
            alike = after is not None and hit.code != after.code and hit.via == after.via == "name"
            if alike and after and _AND.fullmatch(self.text[hit.end : after.start]):
                return Body(_listed([state_name(hit.code), state_name(after.code)]), "state", True)
            after = hit
        return None

    def _of_state(self, code: str) -> str:
        told = next((self.text[h.start : h.end] for h in self.hits if h.code == code and h.via == "demonym"), None)
        return told or demonyms().get(code) or f"{state_name(code)}'s"

    def _prefixed(self, plain: str, span: Span) -> str:
        """A body or office with its state before it; a ministry of nothing is, on our pages, that of defence."""
        code = self._about(span)
        if plain.casefold() == "ministry":
            plain = "defence ministry"
        return f"{self._of_state(code)} {plain}" if code else plain

    def _about(self, span: Span) -> str | None:
        """The state that a passage is about.

        Whose forces the paragraph has named, whom it or the line before begins with, else the page's own.
        """
        paragraph = self.text.rfind("\n", 0, span.start) + 1
        for hit in self._before(span.start, least=paragraph):
            if hit.via == "demonym" and _FORCES.match(self.text, hit.end):
                return hit.code
        for start in (paragraph, self._line_before(paragraph)):
            first = next((h for h in self.hits[bisect_left(self._starts, start) :][:1]), None)
            if first and first.start - start <= BEGINS_CHARS and first.start < span.start and first.kind == "state":
                return first.code
        return self._main_state

    def _line_before(self, start: int) -> int:
        end = len(self.text[:start].rstrip())
        return self.text.rfind("\n", 0, end) + 1

    @cached_property
    def _main_state(self) -> str | None:
        """The state named most often, the first of equals."""
        told = Counter(h.code for h in self.hits if h.kind == "state" and h.via in ("name", "demonym", "capital"))
        return told.most_common(1)[0][0] if told else None

    # --- bodies

    def _body(self, plain: str, words: list[str], span: Span, past: Sequence[str]) -> Body:
        many = words[-1].endswith("s") and singular(words[-1]) != words[-1]
        return Body(self._full_name(plain, words, span, past), "organisation", many)

    def _full_name(self, plain: str, words: list[str], span: Span, past: Sequence[str]) -> str:
        owned = _OWNED_NAME.match(plain)
        if owned:
            return owned[1]
        if any(h.via in ("name", "demonym") for h in self._within(span)):
            return self._longer(tuple(words)) or plain
        in_capital = self._of_capital(plain, words, span)
        if in_capital is not None:
            return in_capital
        spoken = next((name for name in reversed(past[-20:]) if _is_short_for(words, name)), None)
        return spoken or self._before_in_full(words, span) or self._with_state(plain, words, span)

    def _in_full(self, words: tuple[str, ...]) -> str | None:
        """ "Belarusian ministry" where the page says "Belarusian defence ministry"."""
        if len(words) != 2 or words[-1] not in _SERVICES:
            return None
        pattern = re.compile(re.escape(words[0]) + r"(?:\s[a-z]+){1,2}\s" + re.escape(words[1]), re.IGNORECASE)
        found = pattern.search(self.text)
        return " ".join(found[0].split()) if found else None

    def _of_capital(self, plain: str, words: list[str], span: Span) -> str | None:
        """ "The defence ministry in Minsk" is the Belarusian one."""
        found = _IN_CAPITAL.search(plain)
        if not found or head_of(words[: len(_WORD.findall(plain[: found.start()]))]) not in _SERVICES - {"embassy"}:
            return None
        code = next((h.code for h in self._within(span) if h.via == "capital"), None)
        return f"{self._of_state(code)} {plain[: found.start()]}" if code else None

    def _before_in_full(self, words: list[str], span: Span) -> str | None:
        """A fuller form before the mention: "the command" after "Eastern Theater Command"."""
        if words[-1] not in cues().organisations or len(words) > 2:
            return None
        found = [name for at, name in self._earlier(words[-1]) if at < span.start]
        return found[-1] if found else None

    def _capitalised(self, head: str) -> tuple[tuple[int, str], ...]:
        """Where the page names such a body in capitals, and how."""
        pattern = re.compile(r"(?:[A-Z][\w'’]{1,30}\s){1,3}" + re.escape(head.capitalize()) + r"\b")
        names = ((m.start(), _ARTICLE.sub("", " ".join(m[0].split()))) for m in pattern.finditer(self.text))
        return tuple((at, owned[1] if (owned := _OWNED_NAME.match(name)) else name) for at, name in names)

    def _with_state(self, plain: str, words: list[str], span: Span) -> str:
        """ "The army": of the state that the passage is about."""
        if words[-1] not in _SERVICES or len(words) > MAX_BODY_WORDS or not plain.islower():
            return plain
        return self._prefixed(plain, span)


def _is_body(plain: str, words: Sequence[str]) -> bool:
    first = plain.split()[0] if plain.split() else ""
    acronym = len(first) > 1 and first.isupper()
    paper = plain[:1].isupper() and len(words) > 1 and singular(words[-1]) in cues().documents | cues().media
    return head_of(words) in cues().organisations or acronym or paper


def _listed(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    rest = [f"the {n}" if n.startswith("United ") or n.endswith(("lands", "States")) else n for n in names[1:]]
    return ", ".join([names[0], *rest[:-1]]) + f" and {rest[-1]}"


def head_of(words: Sequence[str]) -> str:
    """The head noun of a body's name, singular: "defence ministries of Spain" -> "ministry"."""
    for i, word in enumerate(words):
        if word in ("of", "in", "for", "at", "on") and i:
            return singular(words[i - 1])
    return singular(words[-1]) if words else ""


def singular(word: str) -> str:
    """A noun of the lexicon without its plural ending."""
    if word in cues().organisations or not word.endswith("s"):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


def _is_short_for(words: Sequence[str], name: str) -> bool:
    """Whether "the ministry", "the air force" is short for a fuller name."""
    full = [w.casefold() for w in _WORD.findall(name)]
    return len(words) < len(full) and (
        full[-len(words) :] == list(words) or full[: len(words)] == list(words) != full[:1]
    )
