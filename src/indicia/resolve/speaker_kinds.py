"""What a mention is when it names nobody: a described person, a body, a name that the tagger does not know."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indicia.kb.cues import cues
from indicia.model import SourceKind

HE, SHE, THEY, IT = (
    frozenset({"he", "him", "his"}),
    frozenset({"she", "her"}),
    frozenset({"they", "them", "their"}),
    frozenset({"it", "its"}),
)
PRONOUNS = HE | SHE | THEY | IT
NO_ANTECEDENT = PRONOUNS | {"we", "i", "who", "you", "somebody", "someone", "everybody", "everyone", "anybody"}
DEFINITE = re.compile(r"(?:the|this|that|his|her|its|their|our)\s", re.IGNORECASE)

_SAME = re.compile(r"^the same\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ADDED = re.compile(r",|\s(?:who|whom|which|that)\s")
_FIRST_NOUN = re.compile(r"\s(?:of|in|at|from|with|who|near|behind|for)\s")
_PLACED = frozenset(["official", "officer", "diplomat", "spokesman", "source", "analyst", "adviser", "commander"])
_ADDING = frozenset(
    ["from", "with", "down", "behind", "near", "by", "at", "in", "on", "we", "i", "outside", "inside", "over", "under"]
)
_PLURAL = ("s", "people", "men", "women", "police", "others", "some", "many")
_WOMEN = frozenset(["woman", "spokeswoman", "mother", "girl", "lady", "chairwoman", "policewoman"])
_MEN = frozenset(["man", "fisherman", "spokesman", "father", "policeman", "boy", "chairman"])


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who spoke or was the subject: what a later pronoun may stand for."""

    name: str
    kind: SourceKind
    at: int
    female: bool | None = None
    plural: bool = False
    spoke: bool = True
    either: bool = False

    @property
    def singular_person(self) -> bool:
        """One human being, named or not."""
        return not self.plural and self.kind in ("person", "anonymous")

    def fits(self, pronoun: str) -> bool:
        """Whether a pronoun may stand for this speaker; "" stands for all."""
        if pronoun in HE:
            return self.singular_person and self.female is not True
        if pronoun in SHE:
            return self.singular_person and self.female is not False
        if pronoun in THEY:
            return self.plural
        return pronoun not in IT or (not self.plural and (self.either or self.kind in ("organisation", "state")))


def described(text: str, at: int) -> Speaker:
    """A speaker whom the page does not name in a way we know: kept as described, without what is added to it."""
    kind = _kind(text)
    name = short(without_same(text, keep="the ")) if kind == "anonymous" else text.split(",")[0]
    words = set(_words(text))
    female = True if words & _WOMEN else False if words & _MEN else None
    bare = kind == "person" and len(text.split()) == 1
    plural = kind != "person" and _is_plural(text.casefold())
    return Speaker(name, kind, at, female=female, plural=plural, either=bare)


def _kind(text: str) -> SourceKind:
    low, first = text.casefold(), _FIRST_NOUN.split(text.casefold())[0]
    head = first.split()[-1] if first.split() else ""
    if low in cues().indefinite:
        return "anonymous"
    if head in cues().documents | cues().organisations:
        return "organisation"
    if offices_in(text) or not text[:1].isupper() or low.startswith(("a ", "an ")):
        return "anonymous"
    capitals = all(w[:1].isupper() for w in text.split())
    return "person" if capitals and not _medium(text) else "organisation"


def _medium(text: str) -> bool:
    """Whether a name is an agency's, a paper's or an acronym, not a person's."""
    words = text.split()
    bodily = any(w.casefold() in cues().organisations | cues().documents for w in words)
    inner = len(words) == 1 and any(c.isupper() for c in words[0][1:])
    return bodily or inner or bool({words[0].casefold(), words[-1].casefold()} & cues().media)


def _is_plural(low: str) -> bool:
    first = _FIRST_NOUN.split(low)[0]
    return " and " in low or (first.endswith(_PLURAL) and not first.endswith("ss"))


def offices_in(text: str | None) -> set[str]:
    """The words for offices and trades in a description; "head of state" is a president."""
    wanted = set(_words(text or "")) & cues().people
    return wanted | {"president"} if "head of state" in (text or "").casefold() else wanted


def holds_same(offices: set[str], wanted: set[str]) -> bool:
    """Whether one of the offices may be one of those wanted."""
    same = cues().same_office
    return any(same(a, b) for a in offices for b in wanted)


def _words(text: str) -> list[str]:
    words = [w.casefold() for w in _WORD.findall(text)]
    return words + [w[:-1] for w in words if w.endswith("s")]


def without_same(text: str, *, keep: str = "") -> str:
    """A mention without "the same"."""
    return _SAME.sub(keep, text)


def short(text: str) -> str:
    """A description without what is added to it.

    >>> short("A fisherman from Su'ao"), short("officials in Delhi"), short("a diplomat of a NATO country")
    ('A fisherman', 'officials in Delhi', 'a diplomat of a NATO country')
    """
    words = _ADDED.split(text)[0].split()
    for i, word in enumerate(words):
        if i and word in _ADDING and not (word == "in" and _is_placed(words, i)):
            return " ".join(words[:i])
    return " ".join(words)


def _is_placed(words: list[str], i: int) -> bool:
    """Officials are told apart by where they are."""
    named = i + 1 < len(words) and words[i + 1][0].isupper()
    return named and words[i - 1].casefold().removesuffix("s") in _PLACED
