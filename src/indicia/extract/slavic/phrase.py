"""Noun phrases by word forms: where one begins and ends, and in which case it may stand."""

from __future__ import annotations

from typing import NamedTuple

from indicia.extract.slavic.kinds import (
    HE,
    WE,
    forms_at,
    is_foreign,
    is_name,
    is_noun,
    is_quantifier,
    is_small_word,
    kind_at,
    kind_of,
)
from indicia.extract.slavic.text import Text
from indicia.kb.slavic import Form

OUT_OF = frozenset({"из", "з", "із", "зі"})
ALIVE = frozenset({"person", "folk", "being"})
BY = frozenset({"по", "при", "з", "из", "із", "зі", "от", "від"})
AT = frozenset({"в", "во", "у", "на"})
GOVERNS_INSTRUMENTAL = ("команду", "управля", "керу", "заведу")
CHANNELS = tuple(
    """
    канал эфир ефір интервью інтерв коммент комент брифинг брифінг конференц бесед разговор розмов заявлени заяв фейсбук
    facebook telegram твиттер twitter соцсет соцмереж сайт пост допис понедельник вторник сред четверг пятниц суббот
    воскресен понеділ вівтор серед четвер п’ятниц субот неділ январ феврал март апрел ма июн июл август сентябр октябр
    ноябр декабр студ отвіт відповід ответ ходе ході рамках время час сообщени повідомл выступлени виступ заседан
    засідан пресс прес рахунок умов услов этом цьому свою своем своём своєму своїй своей
    """.split()
)
"""What stands behind "в" when it isn't part of a name for somebody: channels, days, occasions."""
MAX_PHRASE = 24
"""Tokens; longer is no source."""
SHORT_NAME = 7
"""Tokens of a quotation that is a name («Интерфакс»), marks included."""


class Phrase(NamedTuple):
    """Tokens `[start, end)` with the head noun's index; `case` is "" where it may be any."""

    start: int
    end: int
    head: int


def noun_phrase(text: Text, i: int, stop: int) -> Phrase | None:
    """The noun phrase that begins at token i and ends before `stop`, in whatever case."""
    if i >= stop:
        return None
    low = text.tokens[i].low
    if low in HE or low in WE:
        return Phrase(i, i + 1, i)
    if is_quantifier(text, i) and i + 1 < stop:
        inner = noun_phrase(text, i + 1 + (text.tokens[i + 1].low in OUT_OF), stop)
        return Phrase(i, inner.end, i) if inner and may_be(text, inner, "gen") else None
    if text.quote_of[i] is not None:
        return _quoted_name(text, i, stop)
    head = _head(text, i, stop)
    return Phrase(i, _complements(text, head, stop), head) if head is not None else None


def _quoted_name(text: Text, i: int, stop: int) -> Phrase | None:
    """«Интерфакс»: a short quotation that begins with a capital, as a name."""
    end = _quote_end(text, i, stop)
    inside = text.tokens[i + 1] if i + 1 < end else None
    named = inside is not None and inside.text[0].isupper() and end - i <= SHORT_NAME
    return Phrase(i, end, i + 1) if named and text.tokens[i].text in '«“„"' else None


def _quote_end(text: Text, i: int, stop: int) -> int:
    end = i
    while end < stop and text.quote_of[end] == text.quote_of[i]:
        end += 1
    return end


def _head(text: Text, i: int, stop: int) -> int | None:
    while i < stop and text.quote_of[i] is None:
        token = text.tokens[i]
        if token.text[0].isdigit() and i + 1 < stop:
            i += 1
            continue
        if not token.is_word:
            return None
        if i + 1 < stop and _modifies(text, i, i + 1):
            i += 1
            continue
        return i if is_noun(text, i) else None
    return None


def _modifies(text: Text, i: int, j: int) -> bool:
    """Whether token i is an adjective (or the like) that agrees with token j."""
    mine = [f for f in forms_at(text, i) if f.pos in ("adj", "participle", "pronoun", "numeral") and f.case]
    if not mine or not text.tokens[j].is_word or text.quote_of[j] is not None:
        return False
    theirs = [f for f in forms_at(text, j) if f.case]
    if not theirs:
        return (is_foreign(text.tokens[j].text) or text.tokens[j].text.isupper()) and mine[0].pos == "adj"
    return any(_agree(a, b) for a in mine for b in theirs)


def _agree(a: Form, b: Form) -> bool:
    if a.case != b.case or (a.number and b.number and a.number != b.number):
        return False
    return "plur" in (a.number, b.number) or not a.gender or not b.gender or a.gender == b.gender


def _complements(text: Text, head: int, stop: int) -> int:
    """The end of a phrase: genitives, names, and what tells which one of a person or a trade."""
    end, named = head + 1, is_name(text, head)
    limit = min(stop, head + MAX_PHRASE)
    while end < limit:
        step, is_named = _step(text, head, end, limit, named)
        if step == end:
            break
        end, named = step, named or is_named
    return end


def _step(text: Text, head: int, i: int, stop: int, named: bool) -> tuple[int, bool]:
    token = text.tokens[i]
    if text.quote_of[i] is not None:
        end = _quote_end(text, i, stop)
        return (end, False) if end - i <= SHORT_NAME and text.tokens[i].text in '«“„"' else (i, False)
    if not token.is_word:
        if token.text == "." and i > head and len(text.tokens[i - 1].text) == 1 and i + 1 < stop:
            return i + 1, True
        return i, False
    if token.text[0].isupper() and not is_small_word(text, i):
        if not kind_of(text, head) and not _is_genitive(text, i):
            return i, False
        if _is_genitive(text, i) or is_name(text, i) or is_foreign(token.text) or token.text.isupper() or i > head + 1:
            return i + 1, is_name(text, i)
        return (i + 1, False) if is_noun(text, i) else (i, False)
    genitive = _genitive_run(text, i, stop)
    if genitive > i:
        return genitive, False
    if _titled(text, head, i, stop):
        return i + 1, False
    joined = _joined(text, i, stop)
    return (joined, False) if joined > i else (_prepositional(text, head, i, stop, named), False)


def _is_genitive(text: Text, i: int) -> bool:
    return any(f.case == "gen" and f.pos == "noun" for f in forms_at(text, i))


def _genitive_run(text: Text, i: int, stop: int) -> int:
    """The end of a genitive (or of what "командующий" governs) with its adjectives that begins at token i, or i."""
    cases = {"gen", "ins"} if text.tokens[i - 1].low.startswith(GOVERNS_INSTRUMENTAL) else {"gen"}
    j = i
    while j + 1 < stop and _modifies(text, j, j + 1) and any(f.case in cases for f in forms_at(text, j)):
        j += 1
    found = forms_at(text, j)
    small = found[0].pos in ("preposition", "verb", "adverb", "conjunction", "gerund")
    return i if small or not any(f.case in cases and f.pos == "noun" for f in found) else j + 1


def _titled(text: Text, head: int, i: int, stop: int) -> bool:
    """ "руководитель учений генерал-майор Иванов": a second office between the first and the name."""
    if kind_at(text, head) != "person" or kind_at(text, i) != "person" or i + 1 >= stop:
        return False
    mine = {f.case for f in forms_at(text, head) if f.case and f.pos == "noun"}
    if not any(f.case in mine for f in forms_at(text, i) if f.pos == "noun"):
        return False
    return any(text.tokens[j].text[0].isupper() for j in range(i + 1, min(stop, i + 4)))


def _joined(text: Text, i: int, stop: int) -> int:
    """ "обороны и безопасности": a second genitive behind "and"."""
    if text.tokens[i].low not in ("и", "і", "та", "й") or i + 1 >= stop or not _is_genitive(text, i - 1):
        return i
    first = [f.case for f in forms_at(text, i + 1) if f.pos == "noun"]
    return i + 2 if first and first[0] == "gen" and "nom" not in first else i


def _prepositional(text: Text, head: int, i: int, stop: int, named: bool) -> int:
    low = text.tokens[i].low
    alive = kind_of(text, head) in ALIVE
    if low not in BY | AT or i + 1 >= stop or not (alive or low in ("по", "при")):
        return i
    inner = noun_phrase(text, i + 1, stop)
    if inner is None or (low in AT and named):
        return i
    said = text.words(i + 1, inner.end).lower()
    if any(word.startswith(CHANNELS) for word in said.split()) or any(c.isdigit() for c in said.split()[0]):
        return i
    return inner.end


def may_be(text: Text, phrase: Phrase, case: str) -> bool:
    """Whether a phrase may stand in a case; foreign words and abbreviations may stand in any."""
    token = text.tokens[phrase.head]
    if is_foreign(token.text) or token.text.isupper() or text.quote_of[phrase.head] is not None:
        return True
    if token.low in HE:
        return case == "nom"
    found = [f for f in forms_at(text, phrase.head) if f.case]
    return not found or any(f.case == case for f in found)


def number_of(text: Text, phrase: Phrase) -> set[str]:
    """Numbers that the head may have in the nominative; both if nothing is known."""
    low = text.tokens[phrase.head].low
    if low in HE:
        return {"plur"} if low in ("они", "вони") else {"sing"}
    found = {f.number for f in forms_at(text, phrase.head) if f.case == "nom" and f.number}
    return found or {"sing", "plur"}
