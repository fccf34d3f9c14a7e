"""The head of a mention decides what it is: a body, an office of a state, a paper.

Everything here looks at the words of one mention alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from indicia.kb.cues import cues

ARTICLE: Final = re.compile(r"^(?:the same|the|this|our own|our|its own|its|their own|their|his|her)\s+", re.IGNORECASE)
WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")

SERVICES: Final = frozenset(
    ("ministry", "army", "navy", "government", "military", "guard", "command", "staff", "embassy", "parliament",
     "force", "police", "airforce", "coastguard", "presidency", "cabinet")
)  # fmt: skip
"""Every state has one."""
FORCES: Final = frozenset(
    ("army", "navy", "force", "airforce", "coastguard", "staff", "command", "guard", "intelligence")
)  # fmt: skip
"""What is armed takes its state's adjective: "Turkey's navy" is the Turkish navy; ministries stay Turkey's."""
SEATED: Final = frozenset({"service", "authority", "office", "presidency", "council", "committee", "agency"})
"""Beside `SERVICES`, bodies that belong to the state in whose capital they are said to be."""
OF_ALLIANCES: Final = frozenset({"secretariat", "alliance", "bloc"})
"""Bodies and words that belong to alliances rather than to states."""
COMMON_WORDS: Final = frozenset(
    ("armed", "general", "foreign", "defence", "defense", "joint", "chief", "high", "air", "national", "security",
     "coastal", "coast", "border", "customs", "interior", "council", "administration", "committee", "agency",
     "intelligence", "presidential", "home", "land", "naval", "mobilisation", "mobilization")
)  # fmt: skip
"""With them, a body's name in capitals is still any state's: "the Armed Forces", "the General Staff"."""
PAPERS: Final = frozenset(
    ("statement", "report", "communique", "communiqué", "release", "notice", "announcement", "document", "article",
     "dispatch", "paper")
)  # fmt: skip
"""On their own they stand for the body that spoke last."""
PAPER_OF: Final = re.compile(
    r"(?:an?|the|its|their) (?:[a-z]{2,12} )?(?:order|note|notice|release|communiqu[eé]|statement|letter|message"
    r"|bulletin) (?:of|from|by) (?P<body>the )",
    re.IGNORECASE,
)
"""A paper of a body speaks for the body: "the order of the Second Army Region"."""
DEFENCE_MINISTRY: Final = "defence ministry"
"""What a ministry of nothing is on our pages."""
JOINT: Final = ("joint", "chiefs")
PAIRED: Final = frozenset({"allies", "sides", "partners", "two"})

_NAMED_BODIES: Final = frozenset({"agency", "operator", "company", "daily", "weekly", "magazine", "newspaper", "site"})
_OFFICES: Final = frozenset(
    ("defence minister", "defense minister", "foreign minister", "prime minister", "army spokesman",
     "interior minister", "chief of staff", "general staff", "army chief", "finance minister",
     "military spokesman", "security council", "ambassador", "army spokeswoman", "military spokeswoman",
     "navy spokesman", "government spokesman", "government spokeswoman", "deputy minister",
     "chief of the general staff", "joint chiefs", "information minister", "presidential spokesman",
     "presidential spokeswoman", "supreme commander", "commander-in-chief")
)  # fmt: skip
_VOICES: Final = frozenset({"spokesman", "spokeswoman", "spokesperson", "official", "minister"})
_FOREIGN_OFFICE: Final = ["foreign", "office"]
MAX_OFFICE_WORDS: Final = 4
_BEFORE_HEAD: Final = frozenset({"of", "in", "for", "at", "on", "from", "near", "behind", "with", "down", "to", "by"})
_SMALL: Final = frozenset({"of", "for", "and", "the", "de", "in", "on", "at", "to"})


def head_of(words: Sequence[str]) -> str:
    """The head noun of a mention, singular, lower case: "defence ministries of Spain" -> "ministry"."""
    for i, word in enumerate(words):
        if word in _BEFORE_HEAD and i:
            return singular(words[i - 1])
    return singular(words[-1]) if words else ""


def singular(word: str) -> str:
    """A noun of the lexicon without its plural ending."""
    if word in cues().organisations or not word.endswith("s"):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


def is_joint(words: Sequence[str]) -> bool:
    """Whether words name Joint Chiefs, with or without their owner."""
    return JOINT in (tuple(words[:2]), tuple(words[1:3]))


def is_body(plain: str, words: Sequence[str]) -> bool:
    """Whether a mention without its article names a body: by its head, as an acronym, or as a paper's name."""
    first = plain.split()[0] if plain.split() else ""
    acronym = len(first) > 1 and first.isupper()
    printed = {words[-1], singular(words[-1])} & (cues().documents | cues().media) if len(words) > 1 else set()
    joint = is_joint(words)
    return (
        head_of(words) in cues().organisations
        or acronym
        or (plain[:1].isupper() and bool(printed))
        or joint
        or bool(proper_part(plain))
    )


def proper_part(plain: str) -> str:
    """The name behind words of kind, "" if there is none.

    >>> proper_part("state agency BelTA"), proper_part("opposition Congress party"), proper_part("foreign ministry")
    ('BelTA', 'Congress party', '')
    """
    words = plain.split()
    kind = next((i for i, w in enumerate(words) if w[:1].isupper() and i and words[i - 1][:1].islower()), 0)
    if not kind or any(w in _SMALL | _BEFORE_HEAD or "'" in w or "’" in w for w in words[:kind]):
        return ""
    bodily = singular(words[kind - 1].casefold()) in cues().organisations | cues().documents
    rest = words[kind:]
    if bodily and all(w[:1].isupper() for w in rest):
        return " ".join(rest)
    if rest[-1].casefold() in cues().media:
        return " ".join(rest)
    lower = all(w.islower() for w in words[:kind])
    return " ".join(rest) if lower and not bodily and singular(rest[-1].casefold()) in cues().organisations else ""


def named_behind(mention: str) -> str:
    """The name behind the comma of a body or paper: "the ministry's magazine, El Djeich"; "" if there is none.

    >>> named_behind("The North's news agency, KCNA"), named_behind("the ministry, Ann Ek")
    ('KCNA', '')
    """
    kind, _, name = mention.partition(", ")
    words = name.split()
    last = WORD.findall(kind.casefold())[-1:]
    printed = set(last) <= cues().media | cues().documents | _NAMED_BODIES
    return name if last and printed and 0 < len(words) <= 3 and all(w[:1].isupper() for w in words) else ""


def state_office(plain: str) -> bool:
    """Whether a description without article, in lower case, is an office that every state has."""
    words = plain.removeprefix("deputy ").removeprefix("senior ").split()
    of_state = SERVICES - {"embassy", "guard", "police"}
    speaks = len(words) > 1 and words[-1] in _VOICES and (words[-2] in of_state or words[:2] == _FOREIGN_OFFICE)
    return bool(_OFFICES & {plain, " ".join(words)}) or (speaks and len(words) <= MAX_OFFICE_WORDS)


def is_short_for(words: Sequence[str], name: str) -> bool:
    """Whether "the ministry", "the air force" is short for a fuller name."""
    full = [w.casefold() for w in WORD.findall(name)]
    return len(words) < len(full) and (
        full[-len(words) :] == list(words) or full[: len(words)] == list(words) != full[:1]
    )


def in_full(own: str) -> str:
    """The Joint Chiefs are of Staff."""
    return f"{own} of Staff" if own.casefold() == " ".join(JOINT) else own


def common(plain: str) -> bool:
    """Whether a name consists of words that any state's body may bear: "armed forces", "General Staff"."""
    known = SERVICES | OF_ALLIANCES | COMMON_WORDS
    return plain.islower() or all(singular(w.casefold()) in known for w in WORD.findall(plain) if w != "of")
