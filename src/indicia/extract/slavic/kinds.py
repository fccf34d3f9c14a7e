"""What a word is to a speaker: a trade, a body, a name; and what it may be by its form."""

from __future__ import annotations

from functools import lru_cache

from indicia.extract.slavic.text import Text
from indicia.kb.slavic import Form, forms
from indicia.kb.slavic_words import nouns

HE = frozenset({"он", "она", "они", "оно", "він", "вона", "вони", "воно"})
WE = frozenset({"я", "мы", "ми"})
QUANTIFIERS = frozenset(
    """
    один одна одно двое трое четверо кто-то некоторые многие часть большинство несколько каждый
    хтось деякі багато частина більшість кілька двоє троє четверо декілька кожен кожна
    """.split()
)
SPEAKERS = frozenset({"person", "folk", "body", "press", "paper"})
AGENTS = (
    "ник",
    "ець",
    "ист",
    "лог",
    "тель",
    "ач",
    "ниця",
    "истка",
    "граф",
    "нин",
    "чиня",
    "киня",
    "гиня",
    "вець",
    "івка",
)
"""Ends of Ukrainian words for people by trade or origin."""


def forms_at(text: Text, i: int) -> tuple[Form, ...]:
    """What token i may be."""
    return _forms(text.tokens[i].text, text.language)


@lru_cache(maxsize=20_000)
def _forms(word: str, language: str) -> tuple[Form, ...]:
    return forms(word, language) if word[0].isalpha() else (Form(word, "other"),)


def is_foreign(word: str) -> bool:
    """Whether a word is in Latin letters."""
    return word[0].isascii() and word[0].isalpha()


def is_quantifier(text: Text, i: int) -> bool:
    """Whether token i is a word such as "один" (of the participants), in any case."""
    token = text.tokens[i]
    return token.low in QUANTIFIERS or (token.is_word and any(f.lemma in QUANTIFIERS for f in forms_at(text, i)[:3]))


def is_noun(text: Text, i: int) -> bool:
    """Whether token i can head a phrase: a noun, a name, an abbreviation, an adjective that stands for a noun."""
    token = text.tokens[i]
    if not token.is_word:
        return False
    if is_foreign(token.text) or (token.text.isupper() and len(token.text) > 1):
        return True
    found = forms_at(text, i)
    if any(f.pos in ("preposition", "conjunction", "particle") for f in found[:1]):
        return False
    if any(f.pos == "noun" for f in found):
        return (
            found[0].pos in ("noun", "adj", "participle", "other")
            or token.text[0].isupper()
            or kind_at(text, i) is not None
        )
    return kind_at(text, i) is not None or (token.text[0].isupper() and found[0].pos == "adj")


def is_name(text: Text, i: int) -> bool:
    """Whether token i is a personal name by its form, or an initial."""
    word = text.tokens[i].text
    return word[0].isupper() and ((len(word) == 1) or any(f.name for f in forms_at(text, i)))


def is_small_word(text: Text, i: int) -> bool:
    return forms_at(text, i)[0].pos in (
        "preposition",
        "conjunction",
        "particle",
        "pronoun",
        "adverb",
        "verb",
        "gerund",
    ) and not is_name(text, i)


def kind_at(text: Text, i: int) -> str | None:
    table = nouns(text.language)
    low = text.tokens[i].low
    if low in table:
        return table[low].kind
    found = (f.lemma for f in forms_at(text, i) if f.pos in ("noun", "adj", "participle"))
    known = next((table[lemma].kind for lemma in found if lemma in table), None)
    return known if known or "-" not in low else _compound(text, low)


def _compound(text: Text, low: str) -> str | None:
    """ "историк-краевед", "пресс-офицер": the kind of either part."""
    table = nouns(text.language)
    for part in low.split("-"):
        if part in table:
            return table[part].kind
        for form in _forms(part, text.language) if part else ():
            if form.lemma in table:
                return table[form.lemma].kind
    return None


def kind_of(text: Text, head: int) -> str:
    """What kind of speaker a head is: person, folk, body, press, paper, name, being; "" if it can't speak."""
    token = text.tokens[head]
    if token.low in HE or token.low in WE:
        return "pronoun"
    if is_quantifier(text, head):
        return "folk"
    known = kind_at(text, head)
    if known:
        return known
    if is_foreign(token.text) or token.text[0].isupper():
        return "name" if not is_small_word(text, head) else ""
    if _proper(text, head):
        return "body"
    found = [f for f in forms_at(text, head) if f.pos == "noun"]
    if text.language == "uk":
        return "being" if any(f.lemma.endswith(AGENTS) for f in found[:4]) else ""
    return "being" if any(f.animate and not f.name for f in found) else ""


def _proper(text: Text, head: int) -> bool:
    """ "Белый дом", "Верховна Рада": a noun behind an adjective whose capital no sentence's beginning explains."""
    if head < 2 or not text.tokens[head - 1].text[0].isupper() or text.tokens[head - 1].text.isupper():
        return False
    inside = text.tokens[head - 2].is_word and text.tokens[head - 2].low == text.tokens[head - 2].text
    inside = inside or forms_at(text, head - 2)[0].pos == "preposition"
    return inside and forms_at(text, head - 1)[0].pos == "adj"
