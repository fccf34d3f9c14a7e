"""States and bodies that speak on Russian and Ukrainian pages: "в Москве" is Russia, a ministry gets its state."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from indicia.kb import slavic_states
from indicia.kb.slavic import forms, nominative
from indicia.kb.slavic_words import nouns
from indicia.kb.tables import rows
from indicia.model import Page, Span
from indicia.resolve.speakers_slavic_names import STATE_SORTS

NATIONAL = (
    "министерств",
    "міністерств",
    "минобороны",
    "міноборони",
    "мид",
    "мзс",
    "генштаб",
    "госпогранкомитет",
    "правительств",
    "уряд",
    "оборонн",
)
"""Bodies that every state has one of: the page says whose."""
AGAIN = frozenset({"ведомство", "відомство", "пресс-служба", "прес-служба", "пресслужба", "агентство"})
PRESS_OFFICES = frozenset({"пресс-служба", "прес-служба", "пресслужба", "пресс-центр", "пресцентр", "прес-центр"})
COUNTRY = frozenset({"республики", "республіки", "страны", "країни", "государства", "держави"})
ADJECTIVE_ENDS = ("ый", "ий", "ая", "ое", "ая", "а", "е")
OUTWARD = frozenset({"name", "capital"})


class Bodies:
    """The states that a page names, and where."""

    def __init__(self, page: Page) -> None:
        self.page, self.language = page, page.language
        self.hits = slavic_states.find(page.text)
        self.starts = [h.start for h in self.hits]
        self.whole: dict[str, str] = {}

    def state(self, span: Span) -> str | None:
        """The state that a mention names as a whole (by name or capital), or None."""
        index = bisect_left(self.starts, span.start)
        if index >= len(self.hits) or self.hits[index].start != span.start or self.hits[index].end != span.end:
            return None
        hit = self.hits[index]
        if hit.sort == "body" or hit.sort not in OUTWARD:
            return None
        return state_name(hit.code, self.language)

    def is_body(self, words: list[str]) -> bool:
        """Whether words without a known noun name a body: an abbreviation, or a name in quotation marks."""
        return bool(words) and (
            words[0][:1] in '«„“"' or (words[0].isupper() and len(words[0]) > 1) or words[0] == "Кремль"
        )

    def name(self, words: list[str], head: int, span: Span) -> str:
        """A body's name: «» dropped around a name alone, its state added where the page tells it."""
        table = nouns(self.language)
        kind = table[words[head].lower()].kind if words[head].lower() in table else ""
        quoted = [w for w in words if w[:1] in '«„“"']
        if quoted and (kind == "press" or words[0][:1] in '«„“"'):
            text = self.page.text[span.start : span.end]
            opening = min(i for i in (text.find(m) for m in '«„“"') if i >= 0)
            return text[opening:].strip('«»„“”" ')
        if len(words) > 1 and words[0].lower() in PRESS_OFFICES and words[1].lower().startswith(NATIONAL):
            words = nominative(words[1:], self.language, case="gen").split()
        plain = self._owned(words, span)
        first = plain[0]
        common = not first.isupper() and (first.lower() in table or first.lower().endswith(ADJECTIVE_ENDS))
        text = " ".join(plain)
        return text if not common or not _sentence_start(self.page.text, span) else text[:1].lower() + text[1:]

    def _owned(self, words: list[str], span: Span) -> list[str]:
        """The words with their state: "республики" becomes its name, a bare ministry gets the last state named."""
        if words[-1].lower() in COUNTRY:
            code = self._last(span.start)
            return [*words[:-1], genitive(state_name(code, self.language), self.language)] if code else words
        low = words[0].lower() if len(words) == 1 else " ".join(words).lower()
        bare = low.startswith(NATIONAL) and not self._has_state(words) and len(words) <= 3
        known = self.whole.get(low)
        if bare and known is None:
            code = self._last(span.start)
            known = f"{' '.join(words)} {genitive(state_name(code, self.language), self.language)}" if code else None
        if known:
            return known.split()
        if self._has_state(words):
            self._remember(words)
        return words

    def _remember(self, words: list[str]) -> None:
        self.whole.setdefault(" ".join(w for w in words[:-1]).lower(), " ".join(words))

    def _has_state(self, words: list[str]) -> bool:
        return any(h.sort in STATE_SORTS for h in slavic_states.find(" ".join(words)))

    def _last(self, offset: int) -> str | None:
        """The code of the state named last before an offset (in the nearest sentences), else of the page's first."""
        index = bisect_left(self.starts, offset)
        told = [h for h in self.hits[:index] if h.kind == "state" and h.sort in OUTWARD]
        return told[-1].code if told else None


def is_again(words: list[str], language: str) -> bool:
    """Whether words are a body mentioned again without its name: "ведомство"."""
    return len(words) == 1 and words[0].lower() in AGAIN


@cache
def _names(language: str) -> dict[str, str]:
    return {row[0]: row[2].split("; ")[0] for row in rows(f"states.{language}.tsv", columns=3)}


def state_name(code: str, language: str) -> str:
    """A state's name in the nominative; the code if the language's table lacks it."""
    other = "uk" if language == "ru" else "ru"
    return _names(language).get(code) or _names(other).get(code) or code


def genitive(name: str, language: str) -> str:
    """A state's name in the genitive, by its ending.

    >>> genitive("Беларусь", "ru"), genitive("Армения", "ru"), genitive("Україна", "uk")
    ('Беларуси', 'Армении', 'України')
    """
    soft = "и" if language == "ru" else "і"
    rules = (
        ("ия", "ии"),
        ("ія", "ії"),
        ("ь", soft),
        ("я", soft),
        ("ка", "ки"),
        ("а", "ы" if language == "ru" else "и"),
    )
    if " " in name or name.isupper():
        return name
    for last, other in rules:
        if name.endswith(last):
            return name[: -len(last)] + other
    vowel = name[-1] in "аеёиоуыэюяіїєє"
    return name if vowel else name + ("а" if language == "ru" else "у")


def _sentence_start(text: str, span: Span) -> bool:
    before = text[max(0, span.start - 3) : span.start].rstrip(" \u00a0«—–-")
    return not before or before[-1] in ".!?…\n»"


def lemma_of(word: str, language: str) -> str:
    """The likeliest dictionary form of a word."""
    return forms(word, language)[0].lemma
