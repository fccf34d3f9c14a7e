"""Cue words in a stretch of tokens: verbs of speech and thought, and prepositional cues with their source."""

from __future__ import annotations

from typing import NamedTuple

from indicia.extract.slavic.text import Text
from indicia.kb.slavic import forms
from indicia.kb.slavic_cues import VerbForm, slavic_cues

NOT = frozenset({"не", "ни", "ні"})
HIS = frozenset({"его", "её", "ее", "их", "його", "її", "їх", "їхніми", "їхню", "їхнім"})
MINE = frozenset({"мой", "моему", "моим", "наш", "нашим", "нашему", "мою", "моїми", "нашими", "мій", "нашу", "моїм"})


class Cue(NamedTuple):
    """A cue verb: tokens `[start, end)`, and what form it is."""

    start: int
    end: int
    form: VerbForm
    negated: bool = False


class Lead(NamedTuple):
    """A prepositional cue ("по словам"): tokens `[start, end)`; `owner` is a possessive inside it."""

    start: int
    end: int
    dative: bool
    owner: int | None = None


def cue_at(text: Text, i: int) -> Cue | None:
    """The cue verb that begins at token i, if one does."""
    lexicon = slavic_cues(text.language)
    low = text.tokens[i].low
    for phrase in lexicon.phrases.get(low, ()):
        end = i + 1 + len(phrase.rest)
        if tuple(t.low for t in text.tokens[i + 1 : end]) == phrase.rest:
            return Cue(i, end, phrase.form)
    found = lexicon.verbs.get(low)
    if not found:
        return None
    negated = i > 0 and text.tokens[i - 1].low in NOT
    return Cue(i, i + 1, found[0], negated)


def cues_in(text: Text, start: int, end: int, *, quoted: bool = False) -> list[Cue]:
    """All cue verbs of a stretch, outside quotations unless `quoted`."""
    found: list[Cue] = []
    for i in range(start, end):
        if (text.quote_of[i] is None or quoted) and (not found or i >= found[-1].end):
            cue = cue_at(text, i) or clause_cue(text, i)
            if cue is not None:
                found.append(cue)
    return found


def is_said(text: Text, cue: Cue) -> bool:
    """Whether a cue says anything: negated, most do not ("не сказал")."""
    lexicon = slavic_cues(text.language)
    if cue.form.lemma in lexicon.silent and "paper" not in cue.form.groups:
        return False
    return not cue.negated or cue.form.lemma in lexicon.unsaid


def clause_cue(text: Text, i: int) -> Cue | None:
    """A verb that the lexicon lacks as a cue, if "что" follows at once: what it says is for its subject to tell."""
    following = text.tokens[i + 1 : i + 3]
    if len(following) < 2 or following[0].text != "," or following[1].low not in ("что", "що"):
        return None
    found = forms(text.tokens[i].text, text.language)[0] if text.tokens[i].is_word else None
    if (
        found is None
        or found.pos != "verb"
        or found.tense not in ("past", "pres")
        or found.lemma in slavic_cues(text.language).silent
    ):
        return None
    if found.lemma.endswith(("ся", "сь")) and found.gender == "neut":
        return None
    form = VerbForm(found.lemma, frozenset({"clause"}), found.number, found.gender, found.tense)
    return Cue(i, i + 1, form, i > 0 and text.tokens[i - 1].low in NOT)


def lead_at(text: Text, i: int, stop: int) -> Lead | None:
    """The prepositional cue that begins at token i; "по его словам" has its owner inside."""
    lexicon = slavic_cues(text.language)
    for phrase in lexicon.before.get(text.tokens[i].low, ()):
        end = i + len(phrase)
        lows = tuple(t.low for t in text.tokens[i : min(stop, end)])
        if lows == phrase:
            return Lead(i, end, phrase in lexicon.dative)
        owned = len(phrase) > 1 and end < stop and text.tokens[i + len(phrase) - 1].low in HIS | MINE
        if owned and (*lows[:-1], text.tokens[end].low) == phrase:
            return Lead(i, end + 1, False, end - 1)
    return None


def relay_at(text: Text, i: int, stop: int) -> int | None:
    """The token behind "со ссылкой на", if that begins at token i."""
    for phrase in slavic_cues(text.language).relay.get(text.tokens[i].low, ()):
        if tuple(t.low for t in text.tokens[i : min(stop, i + len(phrase))]) == phrase:
            return i + len(phrase)
    return None
