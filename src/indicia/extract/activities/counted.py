"""How many: the counts of a page, given to the activities that they stand beside.

A count goes to the mention in its own sentence, else to the last one before it
in its paragraph; a paragraph that names no activity goes on about the last one.
Rival numbers stay side by side; a part stands behind its whole and is never added to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from indicia.extract.activities.counted_scored import Tally, chosen, musters, tally
from indicia.extract.activities.grouping import Group, kind_of
from indicia.extract.activities.mention import Mention, Scene, sentence, subject
from indicia.extract.marking import Marks
from indicia.extract.parse import Paragraph
from indicia.extract.quantities import Count, find
from indicia.model import AUTHOR, Attribution, Basis, Quantity, Span

_OF_WHICH = "of which"
_NO_STRENGTH = frozenset(("other", "border_closure", "missile_test", "alert"))
"""Kinds of which a page seldom tells how many took part."""
REACH = 2
"""A paragraph without a mention goes on about an activity named at most so many paragraphs before."""
MIN_TROOPS = 20
"""Fewer people than this are officers at a briefing, not an activity's strength."""
_HURT = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|wound(?:s|ed|ing)?|injur(?:es|ed|ing)|captur(?:es|ed|ing)|los(?:t|es|ing)|deaths? of"
    r"|bur(?:y|ied)|evacuat(?:es|ed|ing)|displac(?:es|ed|ing)) (?:\w+ ){0,3}$",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"[\w' ]{0,30}?(?:\b(?:have|has|had|were|was) (?:\w+ )?)?\b(?:fled|died|killed|wounded|captured|deserted"
    r"|surrendered|came over|held up|queued"
    r"|seen|signed|voted|protested|demonstrated|marched|watched|viewed|evacuated|displaced)\b"
)
_CROWD_WINDOW = 40
_ANNOUNCED = re.compile(r"\b(?:announced|official|declared|according to|ministry|said|says|told)\b", re.IGNORECASE)
_ESTIMATED = re.compile(r"\b(?:estimat|analysts?|experts?|services|intelligence|reckon|put the)\w*", re.IGNORECASE)


def by_group(
    groups: Sequence[Group], scenes: Sequence[Scene], attributions: tuple[Attribution, ...], marks: Marks | None = None
) -> dict[int, list[Quantity]]:
    """The counts by number of the group that they belong to, from 1; each group's main figure before its others."""
    found = ruled(groups, scenes, attributions)
    return chosen(musters(groups, scenes, tallies(scenes, attributions), found), found, marks)


def tallies(scenes: Sequence[Scene], attributions: tuple[Attribution, ...]) -> list[Tally]:
    """The counts of people and formations of the page's headline and body, in its order."""
    found = (
        tally(scene, order, count, quantity(count, scene.paragraph, attributions))
        for order, scene in enumerate(scenes)
        for count in counts(scene.paragraph)
    )
    return [t for t in found if t is not None]


def ruled(
    groups: Sequence[Group], scenes: Sequence[Scene], attributions: tuple[Attribution, ...]
) -> dict[int, list[Quantity]]:
    """By rule: the body's counts by number of the group that they belong to, the headline's where the body has none."""
    owner = {id(d.mention): n for n, group in enumerate(groups, 1) for d in group}
    told = [d.mention for group in groups for d in group if not group[0].earlier]
    every = [d.mention for group in groups for d in group]
    found: dict[int, list[Quantity]] = {}
    solid = {id(d.mention) for group in groups if _is_solid(group) for d in group}
    likely = [m for m in told if id(m) in solid] or told or every
    for paragraph, before in _with_last(scenes, _carriers(likely)):
        for count in counts(paragraph):
            mention = _owner(count, paragraph, every, likely, before)
            if mention is not None:
                found.setdefault(owner[id(mention)], []).append(quantity(count, paragraph, attributions))
    for paragraph in (s.paragraph for s in scenes if s.paragraph.zone.kind == "headline"):
        for count in counts(paragraph):
            mention = nearest(count.start, every, paragraph)
            if mention is not None and not any(q.what == count.what for q in found.get(owner[id(mention)], [])):
                found.setdefault(owner[id(mention)], []).append(quantity(count, paragraph, attributions))
    _lend(groups, found)
    return found


def _is_solid(group: Group) -> bool:
    """Whether a page can go on about it: it has a name or a noun, or is told of more than once."""
    return len(group) > 1 or any(d.mention.form in ("noun", "name") for d in group)


def _lend(groups: Sequence[Group], found: dict[int, list[Quantity]]) -> None:
    """ "22,000 reservists have been called up": an exercise told before without a strength has theirs."""
    for n, group in enumerate(groups, 1):
        if kind_of(group) == "mobilization" and group[0].mention.form == "verb" and n > 1:
            called = [q for q in found.get(n, []) if q.what == "troops" and q.value is not None]
            host = next((h for h in range(n - 1, 0, -1) if kind_of(groups[h - 1]) == "exercise"), None)
            if called and host and not any(q.what == "troops" for q in found.get(host, [])):
                found.setdefault(host, []).extend(called)


def _with_last(scenes: Sequence[Scene], mentions: Sequence[Mention]) -> Iterable[tuple[Paragraph, Mention | None]]:
    """Every paragraph of the body with the last mention of the paragraphs just before it."""
    body = [s.paragraph for s in scenes if s.paragraph.zone.kind == "body"]
    for n, paragraph in enumerate(body):
        near = {id(p) for p in body[max(0, n - REACH) : n]}
        yield paragraph, max((m for m in mentions if id(m.paragraph) in near), key=lambda m: m.span, default=None)


def _carriers(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions whose strength a page goes on about: what troops take part in; all where there are no such."""
    return [m for m in mentions if m.kind not in _NO_STRENGTH] or mentions


def _owner(
    count: Count, paragraph: Paragraph, every: Sequence[Mention], told: Sequence[Mention], before: Mention | None
) -> Mention | None:
    """The mention that a count belongs to: in its sentence, the last one before it, else the next of its paragraph.

    What happened before the news, a blow or a closure has a strength only in its own sentence, where nothing else is.
    """
    mention = nearest(count.start, every, paragraph)
    if mention is not None and beside(count.start, mention):
        return mention
    likely = nearest(count.start, _carriers([m for m in told if m.paragraph is paragraph]), paragraph)
    base = paragraph.span.start
    if likely is not None and likely.span.start < base + count.start and likely.kind not in _NO_STRENGTH:
        return likely
    owner = before or likely or mention
    return owner if owner is None or owner.kind not in _NO_STRENGTH or count.category != "troops" else None


def troops(quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Those that count people, in the order of `by_group`: the main figure first."""
    return tuple(q for q in quantities if q.what == "troops")


def equipment(quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Pieces and formations by sort as first told; rival numbers for one sort side by side."""
    seen: dict[tuple[str, int | None, int | None, int | None], Quantity] = {}
    for q in quantities:
        if q.what != "troops":
            seen.setdefault((q.what, q.value, q.low, q.high), q)
    order = list(dict.fromkeys(q.what for q in seen.values()))
    return tuple(sorted(seen.values(), key=lambda q: (order.index(q.what), q.part)))


def counts(paragraph: Paragraph) -> tuple[Count, ...]:
    """The counted troops and equipment of a paragraph that may be an activity's strength."""
    text = paragraph.text
    return tuple(
        c
        for c in find(text)
        if c.category != "troops" or ((c.value is None or c.value >= MIN_TROOPS) and not _is_other_crowd(text, c))
    )


def _is_other_crowd(text: str, count: Count) -> bool:
    """The killed, those who fled, those who looked on: no activity's strength."""
    before = text[max(0, count.start - _CROWD_WINDOW) : count.start]
    return bool(_HURT.search(before) or _GONE.match(text, count.end, count.end + _CROWD_WINDOW))


def nearest(start: int, mentions: Iterable[Mention], paragraph: Paragraph) -> Mention | None:
    """The mention that something at a place of a paragraph belongs to: in its sentence, else the last one before."""
    mine = sorted((m for m in mentions if m.paragraph is paragraph), key=lambda m: m.head.i)
    tokens = paragraph.doc.char_span(start, start + 1, alignment_mode="expand")
    if tokens is None or not mine:
        return None
    own = sentence(tokens.root)
    same = [m for m in mine if own.start <= m.head.i < own.end]
    if same:  # "30,000 soldiers are out on Iron Defender": the name, not the soldiers that stand for an activity
        best = min(same, key=lambda m: (m.form == "pronoun", abs(m.head.i - tokens.root.i)))
        return _subject_of(best, same) or best
    before = [m for m in mine if m.head.i < tokens.start]
    return before[-1] if before else mine[0]


def _subject_of(mention: Mention, others: Iterable[Mention]) -> Mention | None:
    """The activity that does a verb: "Cold Response brings 30,000 soldiers" counts the exercise's."""
    doer = subject(mention.head) if mention.form == "verb" else None
    return next((m for m in others if doer is not None and m is not mention and m.head.i == doer.i), None)


def beside(start: int, mention: Mention) -> bool:
    """Whether a place of the paragraph lies in the mention's own sentence."""
    own = mention.sentence
    return own.start_char <= start < own.end_char


def quantity(count: Count, paragraph: Paragraph, attributions: tuple[Attribution, ...]) -> Quantity:
    """A count as a page's quantity, with who says so when it stands inside somebody's content."""
    base = paragraph.span.start
    span = Span(base + count.start, base + count.end)
    holder = next((a.source for a in attributions if any(span.within(c) for c in a.content)), AUTHOR)
    return Quantity(
        what=count.what,
        span=span,
        value=count.value,
        low=count.low,
        high=count.high,
        qualifier=f"{_OF_WHICH} {count.qualifier}".strip() if count.part else count.qualifier,
        holder=holder,
        basis=_basis(count, paragraph, holder),
        part=count.part,
    )


def _basis(count: Count, paragraph: Paragraph, holder: str) -> Basis:
    around = paragraph.text[max(0, count.start - 100) : count.end + 60]
    if _ESTIMATED.search(around) or count.qualifier in ("estimated", "an estimated"):
        return "estimated"
    return "announced" if holder != AUTHOR or _ANNOUNCED.search(around) else "reported"
