"""Bodies and states as speakers: ministries, armies, agencies, capitals that stand for their state."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indicia.kb.actors import Hit, find, state_name
from indicia.kb.cues import cues
from indicia.kb.demonyms import demonyms
from indicia.model import Page, SourceKind, Span

Body = tuple[str, SourceKind, bool]
"""Name, kind, and whether it is many."""

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ARTICLE = re.compile(r"^(?:the|this|its|their|his|her)\s+", re.IGNORECASE)
_SPOKEN_FOR = re.compile(
    r"(?:['’]s|s['’])\s+(?:own\s+)?(?:press service|press office|press department|statement|communiqu[eé]|account|website"
    r"|information service|news service)$",
    re.IGNORECASE,
)
_OWNED_NAME = re.compile(r"[A-Z][\w-]*(?:['’]s|s['’])\s+((?:[A-Z][\w-]*\s?){2,4})$")
_IN_CAPITAL = re.compile(r"\s+in\s+[A-Z][\w' -]{2,30}$")
_SERVICES = frozenset({"ministry", "army", "navy", "government", "military", "guard", "command", "staff", "embassy", "parliament", "force", "police"})
_STATE_OFFICES = frozenset(
    {"defence minister", "defense minister", "foreign minister", "prime minister", "army spokesman", "interior minister",
     "chief of staff", "general staff", "army chief", "finance minister"}
)  # fmt: skip
_PAPERS = frozenset({"statement", "report", "communique", "communiqué", "release", "notice", "announcement", "document"})
_PAIRED = frozenset({"allies", "sides", "partners", "two"})


class Bodies:
    """The bodies and states that a page names."""

    def __init__(self, page: Page) -> None:
        self.text = page.text
        self.hits = find(page.text, year=page.published.year if page.published else None)
        self.starts = {h.start: h for h in self.hits}

    def name(self, mention: str, span: Span, past: Sequence[str]) -> Body | None:
        """The body or state that a mention names; None if it names neither."""
        whole = self.states(span)
        if whole is not None:
            return whole
        plain = _ARTICLE.sub("", re.split(r",|\s[–—(]", mention)[0])
        words = [w.casefold() for w in _WORD.findall(plain)]
        if not words or set(words) & cues().people and not _SPOKEN_FOR.search(mention):
            return None
        if words[-1] in _PAIRED and len(words) <= 2:
            return self._pair(span)
        if words[-1] in _PAPERS and len(words) == 1:
            return (past[-1], "organisation", False) if past else None
        if _SPOKEN_FOR.search(mention):
            return self.name(_SPOKEN_FOR.sub("", mention), Span(span.start, span.start + len(_SPOKEN_FOR.sub("", mention))), past)
        if _head(words) in cues().organisations or self._acronym(plain) or plain[:1].isupper() and len(words) > 1 and _singular(words[-1]) in cues().documents:
            return self._body(plain, words, span, past)
        return None

    def _acronym(self, plain: str) -> bool:
        first = plain.split()[0] if plain.split() else ""
        return len(first) > 1 and first.isupper()

    def states(self, span: Span) -> Body | None:
        """Only states or capitals: "Moscow", "Seoul and Washington"."""
        inside = [h for h in self.hits if h.start >= span.start and h.end <= span.end and h.via in ("name", "capital", "metonym")]
        rest = self.text[span.start : span.end]
        for hit in reversed(inside):
            rest = rest[: hit.start - span.start] + rest[hit.end - span.start :]
        if not inside or re.fullmatch(r"(?:the|[\s,]|and|both)*", rest, re.IGNORECASE) is None:
            return None
        if len(inside) == 1 and inside[0].via == "metonym":
            return (_ARTICLE.sub("", self.text[slice(*span)]), "organisation", False)
        names = [self._shown(h) for h in inside]
        many = len(names) > 1
        names[1:] = [_with_article(n) for n in names[1:]]
        joined = ", ".join(names[:-1]) + " and " + names[-1] if many else names[0]
        kind: SourceKind = "state" if inside[0].kind == "state" else "organisation"
        return joined, kind, many

    def _shown(self, hit: Hit) -> str:
        return self.text[hit.start : hit.end] if hit.via == "name" and hit.kind != "state" else state_name(hit.code)

    def _pair(self, span: Span) -> Body | None:
        """ "The allies": the last two states that the page named together."""
        for one, two in reversed(list(zip(self.hits, self.hits[1:], strict=False))):
            if two.end <= span.start and one.code != two.code and one.via == two.via == "name":
                if re.fullmatch(r"\s+and\s+(?:the\s+)?", self.text[one.end : two.start]):
                    return f"{state_name(one.code)} and {_with_article(state_name(two.code))}", "state", True
        return None

    def _body(self, plain: str, words: list[str], span: Span, past: Sequence[str]) -> Body:
        plural = words[-1].endswith("s") and _head(words) != words[-1]
        if any(h.start >= span.start and h.end <= span.end and h.via in ("name", "demonym") for h in self.hits):
            return self._adjective(plain, span), "organisation", plural
        in_capital = self._of_capital(plain, words, span)
        if in_capital is not None:
            return in_capital, "organisation", plural
        for name in reversed(past):
            if _is_short_for(words, name):
                return name, "organisation", plural
        return self._earlier(words, span) or self._with_state(plain, words, span), "organisation", plural

    def _adjective(self, plain: str, span: Span) -> str:
        """ "Belarusian ministry" in full, if the page gives it in full; "China's Eastern Command" without its owner."""
        owned = _OWNED_NAME.match(plain)
        if owned:
            return owned[1]
        words = [w.casefold() for w in _WORD.findall(plain)]
        full = self._longer(words)
        return full or plain

    def _longer(self, words: list[str]) -> str | None:
        if len(words) != 2 or words[-1] not in _SERVICES:
            return None
        pattern = re.compile(re.escape(words[0]) + r"((?:\s[a-z]+){1,2}\s)" + re.escape(words[1]), re.IGNORECASE)
        found = pattern.search(self.text)
        return " ".join(found[0].split()) if found else None

    def _of_capital(self, plain: str, words: list[str], span: Span) -> str | None:
        """ "The defence ministry in Minsk" is the Belarusian one."""
        found = _IN_CAPITAL.search(plain)
        if not found or _head(words[: len(_WORD.findall(plain[: found.start()]))]) not in _SERVICES - {"embassy"}:
            return None
        code = next((h.code for h in self.hits if h.via == "capital" and span.start <= h.start < span.end), None)
        return f"{self._of_state(code)} {plain[: found.start()]}" if code else None

    def _of_state(self, code: str) -> str:
        demonym = next((self.text[h.start : h.end] for h in self.hits if h.code == code and h.via == "demonym"), None)
        return demonym or demonyms().get(code) or f"{state_name(code)}'s"

    def _earlier(self, words: list[str], span: Span) -> str | None:
        """A fuller form before the mention: "the command" after "Eastern Theater Command"."""
        head = words[-1]
        if head not in cues().organisations or len(words) > 2:
            return None
        pattern = re.compile(r"((?:[A-Z][\w'’]+\s){1,3})" + re.escape(head.capitalize()) + r"\b")
        found = [m for m in pattern.finditer(self.text, 0, span.start)]
        name = _ARTICLE.sub("", " ".join(found[-1][0].split())) if found else None
        owned = _OWNED_NAME.match(name) if name else None
        return owned[1] if owned else name

    def with_state(self, office: str, span: Span) -> str:
        """ "The defence minister" of nobody named: of the state that the passage is about."""
        words = [w.casefold() for w in _WORD.findall(_ARTICLE.sub("", office))]
        if len(words) < 2 or " ".join(words) not in _STATE_OFFICES:
            return office
        return "the " + self._prefixed(_ARTICLE.sub("", office), span)

    def _with_state(self, plain: str, words: list[str], span: Span) -> str:
        """ "The army": of the state that the passage is about."""
        if words[-1] not in _SERVICES or len(words) > 3 or not plain.islower():
            return plain
        return self._prefixed(plain, span)

    def _prefixed(self, plain: str, span: Span) -> str:
        start = self.text.rfind("\n", 0, span.start) + 1
        near = [h for h in self.hits if start <= h.start < span.start and h.kind == "state" and h.via in ("name", "demonym", "capital")]
        before = near or [h for h in self.hits if h.start < span.start and h.kind == "state" and h.via in ("name", "demonym")]
        if not before:
            return plain
        code = before[0].code if near else before[-1].code
        return f"{self._of_state(code)} {plain}"


def _with_article(name: str) -> str:
    return f"the {name}" if name.startswith("United ") or name.endswith(("lands", "Philippines", "States")) else name


def _head(words: Sequence[str]) -> str:
    """The head noun of a body's name, singular: "defence ministry of Spain" -> "ministry"."""
    for i, word in enumerate(words):
        if word in ("of", "in", "for", "at", "on") and i:
            return _singular(words[i - 1])
    return _singular(words[-1]) if words else ""


def _singular(word: str) -> str:
    if word in cues().organisations or not word.endswith("s"):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


def _is_short_for(words: Sequence[str], name: str) -> bool:
    """Whether "the ministry", "the air force" is short for a fuller name."""
    full = [w.casefold() for w in _WORD.findall(name)]
    return len(words) < len(full) and (full[-len(words) :] == list(words) or full[: len(words)] == list(words) and len(words) > 1)
