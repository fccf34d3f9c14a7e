"""Observations of one activity over pages -> what each independent first sayer reports. Copies count once.

A page's own voice belongs to its outlet, or to the page that it copies. A
named source is the first sayer, and the outlets that print it are relays.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from indicia.kb import grades
from indicia.kb.actors import find
from indicia.model import AUTHOR, ActivityGroup, Observation, Origin, Page, Reading, Ref, Report
from indicia.resolve.origins_copies import copies
from indicia.resolve.origins_first import IN_PERSON, First, first_sayer, passed_on
from indicia.resolve.origins_holders import Sayer, fold, sayer
from indicia.resolve.origins_marks import joined_by_marks, near_in_time
from indicia.resolve.origins_quotes import same_speakers

WEIGHED = frozenset(("asserted", "probable"))
"""Certainties that count as a report; what may be, or would be if, is no report."""

CREDIT_CHARS = 120
"""A wire service is credited in the dateline."""

_STATE_BODY = re.compile(
    r"\b(?:ministry|mod|government|(?:general|joint) staff|(?:armed|defen[cs]e) forces|embassy|"
    r"border (?:guard|service)|office of the president|presidential administration)\b", re.I,
)  # fmt: skip
"""An outlet of such a name is the organ itself: it publishes what the state says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One observation with its first sayer and the page it stands on."""

    by: Sayer
    observation: Observation
    page: Page


def for_group(group: ActivityGroup, readings: tuple[Reading, ...]) -> tuple[tuple[Origin, ...], tuple[Report, ...]]:
    """Who reports what of an activity, each first sayer once.

    Comments and guesses are no reports. Grades are those of the kind of
    source (kb/data/grades.yaml); `acting_side` marks organs, officials and
    state media of a state that takes part.

    Args:
        group: The activity; `Member.page` is a page's id.
        readings: The pages, in any order.

    Returns:
        Origins by id, and one report for each origin, indicator and answer,
        with every place that tells it. Order of input changes nothing.
    """
    ordered = tuple(sorted(readings, key=_age))
    acting = _acting(group)
    home = min(acting) if len(acting) == 1 else None
    voices = _voices(ordered, home)
    told = [t for r in ordered for t in _told(group, r, voices[r.page.id], home)]
    by_key = _by_sayer(told, same_speakers(ordered, home))
    origins = [_origin(key, items, acting) for key, items in sorted(by_key.items())]
    return tuple(origins), tuple(r for key, items in sorted(by_key.items()) for r in _reports(key, items))


def _by_sayer(told: Sequence[_Told], same: Mapping[str, Sayer]) -> dict[str, list[_Told]]:
    found: dict[str, list[_Told]] = {}
    for item in told:
        by = same.get(item.by.key, item.by)
        found.setdefault(by.key, []).append(replace(item, by=by))
    return found


def _age(reading: Reading) -> tuple[str, str, str]:
    published = reading.page.published
    return (published.isoformat() if published else "9999", reading.page.name, reading.page.id)


def first_sayers(readings: Sequence[Reading], *, as_weighed: bool = False) -> tuple[str, ...]:
    """For each page a key of whom its news goes back to; pages of one first sayer have one key.

    Finer than what is weighed: a ministry and the president of its state are
    two first sayers and one voice, and so are a ministry and its minister,
    unless a page of those days tells both as one piece of news. A copy, or a page with the same particular
    figures, whose own lead names nobody goes back to whom the other goes back
    to. Order of input changes nothing but the order of the answer.

    Args:
        as_weighed: Keys of voices instead: all organs of a state are one.
    """
    ordered = sorted(readings, key=_age)
    pages = [r.page for r in ordered]
    families = _linked(list(copies(pages)), joined_by_marks(pages))
    found = [first_sayer(r, _voice(r.page), home=_home(r)) for r in ordered]
    keys = [f.by.key for f in found] if as_weighed else _with_ministries(found, pages)
    heads = {family: f"{keys[family]} of page {pages[family].id}" for family in set(families)}
    heads |= {n: keys[n] for n in heads if not found[n].in_lead}
    for family, first, key in reversed(list(zip(families, found, keys, strict=True))):
        if first.named:
            heads[family] = key
    of_page = {
        page.id: key if first.named else heads[family]
        for page, family, first, key in zip(pages, families, found, keys, strict=True)
    }
    return tuple(of_page[r.page.id] for r in readings)


def _with_ministries(found: Sequence[First], pages: Sequence[Page]) -> list[str]:
    """Keys; a minister has that of his ministry if a lead of the same days cites both."""
    both: defaultdict[str, list[Page]] = defaultdict(list)
    for first, page in zip(found, pages, strict=True):
        for key in first.lead:
            if key.endswith(IN_PERSON) and key.removesuffix(IN_PERSON) in first.lead:
                both[key].append(page)
    return [
        f.key.removesuffix(IN_PERSON) if any(near_in_time(page, p) for p in both.get(f.key, ())) else f.key
        for f, page in zip(found, pages, strict=True)
    ]


def _home(reading: Reading) -> str | None:
    """The state that acts in all news of a page, if it is one alone."""
    told = (a for a in reading.activities if not a.background)
    codes = {p.code for a in told for p in (*a.actors, *a.partners) if p.code}
    return min(codes) if len(codes) == 1 else None


def _voices(readings: Sequence[Reading], home: str | None) -> dict[str, Sayer]:
    """The own voice of each page: its outlet's, or that of the page it copies; pages of one outlet are one voice."""
    pages = [r.page for r in readings]
    families = _families(pages)
    heads = {f: _credited([p for p, g in zip(pages, families, strict=True) if g == f]) for f in set(families)}
    return {r.page.id: passed_on(r, home=home) or _voice(heads[families[n]]) for n, r in enumerate(readings)}


def _families(pages: Sequence[Page]) -> list[int]:
    """For each page the first one of its family: copies, pages with the same particular marks, pages of one outlet."""
    first_of: dict[str, int] = {}
    pairs = [(n, first_of.setdefault(_outlet(page), n)) for n, page in enumerate(pages)]
    return _linked(list(copies(pages)), (*pairs, *joined_by_marks(pages)))


def _linked(families: list[int], pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Families joined where a pair lies across two; a family is named by its first page."""
    for one, two in pairs:
        low, high = sorted((families[one], families[two]))
        if low != high:
            families = [low if f == high else f for f in families]
    return families


def _credited(family: Sequence[Page]) -> Page:
    """The page whose outlet another copy credits near its beginning ("MINSK (Meridian Wire) -"), else the first."""
    openings = {p.id: _opening(p) for p in family}
    for page in family:
        others = (text for id, text in openings.items() if id != page.id)
        if page.outlet and any(_names(text, page.outlet) for text in others):
            return page
    return family[0]


def _names(text: str, outlet: str) -> bool:
    """Whether a text has an outlet's name as words of its own: "AP" is not in "CAPITAL"."""
    return re.search(rf"(?<!\w){re.escape(outlet)}(?!\w)", text) is not None


def _opening(page: Page) -> str:
    start = next((z.span.start for z in page.zones if z.kind == "body"), 0)
    return page.text[start : start + CREDIT_CHARS]


def _outlet(page: Page) -> str:
    return fold(page.outlet) if page.outlet else f"page {page.id}"


def _voice(page: Page) -> Sayer:
    if not page.outlet:
        return Sayer(key=f"page:{page.id}", name=_short(page.name), kind="page")
    known = grades.body(page.outlet)
    if known and known.state:
        return Sayer(key=f"state:{known.state}", name=page.outlet, kind=known.kind, state=known.state)
    if known:
        return Sayer(key=f"{known.kind}:{grades.plain(page.outlet)}", name=page.outlet, kind=known.kind)
    state = next((h.code for h in find(page.outlet) if _STATE_BODY.search(page.outlet)), None)
    if state:
        return Sayer(key=f"state:{state}", name=page.outlet, kind="official", state=state)
    return Sayer(key=f"outlet:{fold(page.outlet)}", name=page.outlet, kind="outlet")


def _short(name: str) -> str:
    """A file's name without its folders."""
    return name.rstrip("/").rpartition("/")[2] or name


def _told(group: ActivityGroup, reading: Reading, voice: Sayer, home: str | None) -> Iterator[_Told]:
    mine = {m.activity.id for m in group.members if m.page == reading.page.id}
    comments = [z.span for z in reading.page.zones if z.kind == "comment"]
    for o in reading.observations:
        if o.activity not in mine or o.certainty not in WEIGHED or any(o.span.overlaps(c) for c in comments):
            continue
        if o.holder == AUTHOR and o.status == "denied":
            continue  # somebody denies it, and the page does not say who
        by = voice if o.holder == AUTHOR else sayer(o.holder, reading, home=home)
        if grades.kind(by.kind).counted:
            yield _Told(by=by, observation=o, page=reading.page)


def _acting(group: ActivityGroup) -> frozenset[str]:
    """Codes of all that take part in any telling."""
    tellings = (group.activity, *(m.activity for m in group.members))
    return frozenset(p.code for a in tellings for p in (*a.actors, *a.partners) if p.code)


def _origin(key: str, items: Sequence[_Told], acting: frozenset[str]) -> Origin:
    first = items[0].by
    own = first.state in acting
    kind = "ministry" if own and first.kind == "official" else first.kind
    voiced = {t.page.outlet or _short(t.page.name) for t in items}
    return Origin(
        id=key,
        name=first.name,
        kind=kind,
        grade=grades.kind(kind).grade,
        acting_side=own,
        relays=tuple(sorted(voiced - {first.name})),
    )


def _reports(key: str, items: Sequence[_Told]) -> Iterator[Report]:
    places: dict[tuple[str, bool], list[Ref]] = {}
    for t in items:
        answer = (t.observation.indicator, t.observation.status == "present")
        places.setdefault(answer, []).append(Ref(t.page.id, t.observation.span))
    for (indicator, present), refs in sorted(places.items()):
        yield Report(indicator=indicator, present=present, origin=key, refs=tuple(dict.fromkeys(refs)))
