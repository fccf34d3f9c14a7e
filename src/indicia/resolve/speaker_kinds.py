"""What a mention is when it names nobody: a described person, a body, a name that the tagger does not know."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indicia.kb.cues import cues
from indicia.model import SourceKind
from indicia.resolve.speaker_trades import human, trades

HE, SHE, THEY, IT = (
    frozenset({"he", "him", "his"}),
    frozenset({"she", "her"}),
    frozenset({"they", "them", "their"}),
    frozenset({"it", "its"}),
)
PRONOUNS = HE | SHE | THEY | IT
RELATIVE = frozenset({"who", "which", "that"})
NO_ANTECEDENT = PRONOUNS | {"we", "i", "who", "you", "somebody", "someone", "everybody", "everyone", "anybody"}
DEFINITE = re.compile(r"(?:the|this|that|his|her|its|their|our)\s", re.IGNORECASE)

_SAME = re.compile(r"^the same\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_HERE = re.compile(r" (?:over )?(?:there|here)$")
_ADDED = re.compile(r",|\s(?:who|whom|whose|which|that|based)\s")
_OURS = re.compile(r" of (?:our acquaintance|\d{1,2}\b|th(?:is|e) (?:city|town|village|lane|place)\b).*$")
_PARTICIPLE = re.compile(r"(?!warning|briefing|hearing)[a-z]{2,12}(?:ing|ed)|seen|now|known|met|on")
_FIRST_NOUN = re.compile(r"\s(?:of|in|at|from|with|who|near|behind|for|on|to|by)\s")
_ABOUT = re.compile(r" (?:on|about) ")
_PLACING = frozenset({"in", "from", "at"})
_NAME_AT = re.compile(r"((?:[A-Z][\w'’-]{1,20} ){1,2}[A-Z][\w'’-]{1,20}) (?:at|from|near) ")
_RETIRED = frozenset({"retired", "former"})
_HANGING = frozenset({"to", "of", "for", "in", "at", "from", "with", "by", "on"})
_ITSELF = frozenset({"itself", "himself", "herself", "themselves"})
_DETERMINERS = frozenset(
    ["a", "an", "the", "some", "two", "three", "four", "five", "six", "several", "many", "few", "both", "one", "other",
     "others", "most", "those", "these", "this", "that", "another", "his", "her", "its", "their", "my", "our"]
)  # fmt: skip
_ADDING = frozenset(
    ["from", "with", "down", "behind", "near", "by", "at", "in", "on", "we", "i", "outside", "inside", "over", "under"]
)
_HEADS_OF = {"head of state": "president", "head of government": "premier", "prime minister": "premier"}
_RANKS = frozenset({"general", "admiral", "colonel", "marshal", "commander"})
_PLURAL = ("s", "people", "men", "women", "police", "others", "some", "many")
_COUNTED = frozenset({"two", "three", "four", "five", "six", "several", "many", "few", "both", "these", "those"})
_WOMEN = frozenset(
    ["wife", "daughter", "sister", "aunt", "niece", "grandmother", "widow", "actress", "waitress", "hostess", "woman",
     "spokeswoman", "mother", "girl", "lady", "chairwoman", "policewoman"]
)  # fmt: skip
_MEN = frozenset(
    ["husband", "son", "brother", "uncle", "nephew", "grandfather", "widower", "waiter", "gentleman", "brother-in-law",
     "man", "fisherman", "spokesman", "father", "policeman", "boy", "chairman"]
)  # fmt: skip
GENERIC = re.compile(r"the (?:old |young )?(man|woman|lady|gentleman|girl|boy)", re.IGNORECASE)
"""Nothing but a person: whoever was described last."""


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
    bearer = _NAME_AT.match(text)
    text = bearer[1] if bearer and _kind(bearer[1]) == "person" else text
    kind = _kind(text)
    common = kind == "anonymous" or text.startswith(("A ", "a ", "An ", "an "))
    name = short(without_same(text, keep="the ")) if common else _ABOUT.split(text.split(",")[0])[0]
    words = set(_words(text))
    female = True if words & _WOMEN else False if words & _MEN else None
    bare = kind == "person" and len(text.split()) == 1
    plural = kind != "person" and _is_plural(text.casefold())
    return Speaker(name, kind, at, female=female, plural=plural, either=bare)


def _kind(text: str) -> SourceKind:
    low, first = text.casefold(), _FIRST_NOUN.split(text)[0]
    head = first.split()[-1] if first.split() else ""
    if low in cues().indefinite:
        return "anonymous"
    if {head.casefold(), head.casefold().removesuffix("s")} & (cues().documents | cues().organisations):
        return "organisation"
    if offices_in(text) or not head[:1].isupper() or not text[:1].isupper() or low.startswith(("a ", "an ", "the ")):
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
    counted = low.partition(" ")[0] in _COUNTED and " of " not in low
    return counted or " and " in low or (first.endswith(_PLURAL) and not first.endswith("ss"))


def offices_in(text: str | None) -> set[str]:
    """The words for offices and trades in a description; a head of state is a president, a prime minister a premier."""
    wanted = set(_words(text or "")) & (cues().people | trades())
    low = (text or "").casefold()
    named = {office for phrase, office in _HEADS_OF.items() if phrase in low}
    return (wanted - {"minister", "head"} if named else wanted) | named


def holds_same(offices: set[str], wanted: set[str]) -> bool:
    """Whether one of the offices may be one of those wanted."""
    same = cues().same_office
    return any(same(_rank(a), _rank(b)) for a in offices for b in wanted)


def _rank(office: str) -> str:
    """A "major-general" is called general."""
    last = office.rsplit("-", 1)[-1]
    return last if last in _RANKS else office


def _words(text: str) -> list[str]:
    words = [w.casefold() for w in _WORD.findall(text)]
    return words + [w[:-1] for w in words if w.endswith("s")]


def without_same(text: str, *, keep: str = "") -> str:
    """A mention without "the same"."""
    return _SAME.sub(keep, text)


def short(text: str) -> str:
    """A description without what is added to it; a place or body that it names stays.

    >>> short("A fisherman from Su'ao"), short("a hotel owner down the valley"), short("a diplomat of a NATO country")
    ("A fisherman from Su'ao", 'a hotel owner', 'a diplomat of a NATO country')
    """
    words = _HERE.sub("", _OURS.sub("", _ADDED.split(text)[0])).split()
    for i, word in enumerate(words):
        if i and word.casefold() in _ADDING and not (word in _PLACING and _is_told(words[: i + 1], words[i + 1 :])):
            return " ".join(words[:i])
        if i and _PARTICIPLE.fullmatch(word) and _is_noun(words[i - 1]) and not _is_noun(word):
            return " ".join(words[:i])
    while len(words) > 1 and words[-1] in _HANGING:
        words.pop()
    return " ".join(w for w in words if w not in _ITSELF)


def _is_noun(word: str) -> bool:
    """Whether a word is one for people, bodies or papers; a participle behind it adds something."""
    low = word.casefold()
    return bool({low, low.removesuffix("s")} & (cues().people | cues().documents | cues().organisations))


def _is_told(before: list[str], words: list[str]) -> bool:
    """Whether a place tells who somebody is: "at army headquarters", "in Goris", not "at a dinner".

    Who is told by what he was or where he is from needs no place: "a retired general in Cali", "a Thai officer at
    the gate". 5,005 statements written for tuning, 23 November: it is left out of 7 in 8 of the first, 3 in 3 of the
    second, and kept in 15 of 20 "a driver from Pinsk" and the like.
    """
    lead = before[1:-1]
    if _RETIRED & {w.casefold() for w in lead}:
        return False
    if any(w[:1].isupper() for w in lead):
        return _is_named(words)
    single = before[0].casefold() in ("a", "an")
    told_apart = single and (before[-1] == "at" or len(lead) == 1)
    return _is_named(words) or (told_apart and words[:1] not in (["a"], ["an"], ["one"]))


def _is_named(words: list[str]) -> bool:
    """Whether the words behind a preposition begin with a name: "in Goris", "at the United Nations force"."""
    lead = next((w for w in words if w not in ("the", "a", "an")), "")
    return lead[:1].isupper()


def one_of(many: str, part: str = "one") -> str:
    """One of several who were described.

    >>> one_of("two regional diplomats in Hanoi"), one_of("Western attachés", "the other")
    ('one of the diplomats', 'the other attaché')
    """
    head = _FIRST_NOUN.split(many)[0].split()
    if not head:
        return "one of them"
    noun = human(head[-1]) or head[-1].removesuffix("s")
    return f"{part} {noun}" if part in ("the other", "another") else f"one of the {head[-1]}"


def as_said(name: str, text: str) -> str:
    """A description as it stands inside a sentence: "A captain" is "a captain", if the page has the word in lower case.

    >>> as_said("Western officials", "officials"), as_said("Two officials", "two"), as_said("A driver", "")
    ('Western officials', 'two officials', 'a driver')
    """
    first, _, rest = name.partition(" ")
    low = first.casefold()
    if not first[:1].isupper() or (len(first) > 1 and not first[1:].islower()):
        return name
    nouns = cues().people | cues().organisations | cues().indefinite
    known = low in _DETERMINERS or {low, low.removesuffix("s")} & nouns
    common = known or re.search(rf"(?<!\w){re.escape(low)}(?!\w)", text) is not None
    return f"{low} {rest}".rstrip() if common else name
