"""Activities of a Russian or Ukrainian page: what, who, where, when, how many.

Rules over sentences, lexicons and word forms; there is no parser. What comes
out are the same drafts as from an English page, so `resolve` takes them as
they are. One phenomenon per file, see the others of this name.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from indicia.extract.slavic.activities_build import build
from indicia.extract.slavic.activities_draft import Draft, drafts
from indicia.extract.slavic.activities_group import grouped
from indicia.extract.slavic.activities_text import Sentence, sentences
from indicia.extract.slavic.activities_triggers import Mention, mentions, names_on
from indicia.kb.slavic_activities import lexicon
from indicia.model import Activity, Attribution, Page

__all__ = ["activities"]

MAX_MENTIONS = 300
"""A page of news has under a hundred; what comes after so many is left unread, so that odd text costs no time."""


def activities(page: Page, attributions: tuple[Attribution, ...] = ()) -> tuple[Activity, ...]:
    """Find the military activities that a page's headline and body report, one record each.

    Dates stay as the text gives them, names of places are nominatives;
    `resolve` works out the rest. Captions and comments feed nothing.

    Args:
        page: A page in Russian or Ukrainian.
        attributions: Who says what; a number inside somebody's content is theirs.

    Returns:
        Activities in reading order with ids a1, a2 ...; none on pages about other things.
    """
    told = sentences(page)
    if not is_military(told):
        return ()
    known = names_on(told)
    found = _limited([(s, mentions(s, known)) for s in told])
    groups = grouped(d for d in drafts(found, page.published) if _is_real(d))
    return build(groups, told, attributions) if groups else ()


def is_military(told: Sequence[Sentence]) -> bool:
    """Whether a page is about armed forces rather than about sport, films, games, schools, history or trade."""
    text = "\n".join(s.low for s in told)
    military = {m.group() for m in lexicon().military.finditer(text)}
    if len(military) < lexicon().military_least:
        return False
    others = {world: {m.group() for m in stems.finditer(text)} for world, stems in lexicon().worlds.items()}
    least = max(lexicon().worlds_least, lexicon().worlds_share * len(military))
    return all(len(words) < least for words in others.values())


def _limited(found: list[tuple[Sentence, tuple[Mention, ...]]]) -> list[tuple[Sentence, tuple[Mention, ...]]]:
    left = MAX_MENTIONS
    kept: list[tuple[Sentence, tuple[Mention, ...]]] = []
    for sentence, here in found:
        kept.append((sentence, tuple(islice(here, max(0, left)))))
        left -= len(here)
    return kept


def _is_real(draft: Draft) -> bool:
    """Whether a mention is of one activity: exercises as a sort need somebody who holds them."""
    if draft.mention.kind == "other" and draft.status in ("hypothetical", None) and not draft.claims:
        return False  # "нападения никто не ждёт": nobody's
    if draft.mention.kind == "withdrawal" and draft.status == "hypothetical" and not draft.sure:
        return False  # "улетят ли истребители домой?"
    return not draft.generic or bool(draft.sure)
