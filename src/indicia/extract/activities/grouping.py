"""Mentions of one page -> one group for each real activity.

Body before headline. A definite mention ("the drill") joins the latest group
that it does not contradict; an indefinite one joins only when what it says
agrees; "another", "the previous one" always open a group of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from indicia.extract.activities.draft import Draft
from indicia.extract.activities.mention import governor
from indicia.extract.activities.when import is_day
from indicia.extract.activities.who import nearby
from indicia.kb.triggers import lexicon
from indicia.model import ActivityKind, Party

Group = list[Draft]

_FAMILIES: dict[ActivityKind, str] = {
    "exercise": "exercise", "command_staff_exercise": "exercise", "snap_inspection": "exercise",
    "live_fire": "exercise", "mobilization": "mobilization", "deployment": "deployment", "withdrawal": "withdrawal",
    "alert": "alert", "missile_test": "missile_test", "border_closure": "border_closure", "other": "other",
}  # fmt: skip
_ALSO: dict[str, tuple[str, ...]] = {"alert": ("snap_inspection",)}
"""Families whose groups a mention may join besides its own: forces "went on alert" in a snap check."""
_REFINING: tuple[ActivityKind, ...] = ("command_staff_exercise", "snap_inspection", "mobilization")
"""Kinds that a later mention may make of a plain exercise; shooting on one day makes no live-fire exercise of it."""
_REFINED = frozenset(("exercise", "alert", "mobilization"))
_EVENTS = frozenset(("deployment", "withdrawal", "other"))
"""Families where "a ..." names another event each time; "an exercise" may be the one already told of."""
_UMBRELLAS = frozenset(("offensive", "invasion", "operation", "intervention", "assault", "attack"))
_TRAINING = re.compile(r"exercise|drill|training|man(?:o?eu|eu)v", re.IGNORECASE)
_STEM = re.compile(r"[-–\s]?(?:19|20)?\d\d[A-Z]?$")
_EDITION = re.compile(r"\b(?:edition|round|iteration|one)$|^(?:last|this|next) year['’]s$|^that of \d", re.IGNORECASE)
_ADDING = re.compile(
    r"\b(?:also|too|separately|meanwhile|in addition|besides|as well|at the same time|likewise)\b", re.I
)
PERSONAL = frozenset(("it", "they", "this", "these"))
FORMER = frozenset(
    ("hold", "take", "conduct", "stage", "run", "drop", "cancel", "end", "involve", "see", "bring", "host")
)
"""Verbs by which an edition of an exercise is told as over."""
_COMBINING = frozenset(("combine", "include", "involve", "feature", "comprise", "contain", "precede", "follow"))
PRONOUN_REACH = 2
"""A pronoun stands for an activity at most so many sentences back."""


def grouped(drafts: Iterable[Draft]) -> list[Group]:
    """Group the mentions of a page; groups come in the order of their first body mention."""
    groups: list[Group] = []
    for draft in sorted(drafts, key=lambda d: (d.headline, d.mention.span)):
        home = _home(draft, groups)
        if home is not None:
            home.append(draft)
        elif draft.mention.form != "pronoun":
            groups.append([draft])
    return groups


def _home(draft: Draft, groups: list[Group]) -> Group | None:
    if draft.mention.form == "pronoun":
        return _referent(draft, groups)
    if (told := next((g for g in groups if any(_apposed(draft, d) for d in g)), None)) is not None:
        return told
    if draft.fresh:
        return None
    latest = sorted(
        groups, key=lambda g: max((d.mention.span.start for d in g if not d.headline), default=-1), reverse=True
    )
    if draft.headline:
        latest = groups
    here = draft.mention.paragraph
    if _is_former(draft):
        latest = [g for g in latest if g[0].earlier]
    latest = [
        g for g in latest if not g[0].earlier or (_is_past(draft) and any(d.mention.paragraph is here for d in g))
    ]
    return next((g for g in latest if _joins(draft, g)), None)


def _apposed(one: Draft, other: Draft) -> bool:
    """ "Kavkaz-2016, six days of staff manoeuvres": a name and a noun for one thing."""
    a, b = one.mention.head, other.mention.head
    if one.mention.paragraph is not other.mention.paragraph or family(one) != family(other):
        return False
    return (a.dep_ == "appos" and a.head.i == b.i) or (b.dep_ == "appos" and b.head.i == a.i)


def _is_former(draft: Draft) -> bool:
    """ "The exercise was held off Okinawa last April": an edition of its own, dated before the page's news."""
    verb = governor(draft.mention.head)
    told = verb is not None and verb.tag_ in ("VBD", "VBN") and verb.lemma_.lower() in FORMER
    return draft.earlier and draft.mention.form in ("noun", "name") and told


def _is_past(draft: Draft) -> bool:
    """Whether a mention may go on about something earlier: no name, and no verb in the present or future."""
    verb = governor(draft.mention.head)
    if draft.mention.name or verb is None:
        return not draft.mention.name
    will = any(c.dep_ == "aux" and c.tag_ in ("MD", "VBZ", "VBP") for c in verb.children)
    return not will and verb.tag_ not in ("VBZ", "VBP")


def _referent(draft: Draft, groups: list[Group]) -> Group | None:
    """The group last named before a pronoun, if that is near."""
    best: tuple[int, Group] | None = None
    for group in groups:
        for other in group:
            if other.headline or other.mention.span.start >= draft.mention.span.start or not _near(other, draft):
                continue
            if best is None or other.mention.span.start > best[0]:
                best = (other.mention.span.start, group)
    return best[1] if best else None


def _near(earlier: Draft, later: Draft) -> bool:
    if earlier.part != later.part:
        return False
    if earlier.mention.paragraph is not later.mention.paragraph:
        return later.mention.head.lower_ not in PERSONAL
    doc = later.mention.head.doc
    between = doc[earlier.mention.head.i + 1 : later.mention.head.i + 1]
    apart = any(t.is_sent_start or t.text == ";" for t in between)
    return apart and sum(1 for t in between if t.is_sent_start) <= PRONOUN_REACH


def _joins(draft: Draft, group: Group) -> bool:
    return (
        _kinds_agree(draft, group)
        and _names_agree(draft, group)
        and _actors_agree(draft, group)
        and _holders_agree(draft, group)
        and (_same_part(draft, group) or _points_back(draft) or _shares(draft, group))
        and (_is_part(draft, group) or draft.definite or draft.generic or draft.headline or _nothing_new(draft, group))
    )


def _same_part(draft: Draft, group: Group) -> bool:
    """Whether the group is told of in the same part of the page, or in its headline."""
    return draft.headline or any(d.headline or d.part == draft.part for d in group)


def _points_back(draft: Draft) -> bool:
    """ "The drill" may be one of another part; a name, or "drills", opens its own there."""
    return draft.definite and draft.mention.name is None


def _shares(draft: Draft, group: Group) -> bool:
    """Whether a mention says who, where or by what name the group is, and not only nothing against it."""
    leads, places = {p.code for p in draft.who.leads}, {p.name for p in draft.places}
    names = {stem(d.mention.name) for d in group if d.mention.name}
    return (
        (draft.mention.name is not None and stem(draft.mention.name) in names)
        or bool(leads & {p.code for d in group for p in d.who.leads} and not draft.mention.name)
        or bool(places & {p.name for d in group for p in d.places})
    )


def _is_part(draft: Draft, group: Group) -> bool:
    """ "Turkey began an offensive. Its warplanes bombed the town": one event of the larger one, by the same side."""
    shown = group[0]
    larger = family(shown) == "other" and shown.mention.head.lemma_.lower() in _UMBRELLAS
    own = {p.code for p in draft.who.leads}
    return (
        larger
        and draft.mention.form == "verb"
        and draft.mention.paragraph is shown.mention.paragraph
        and bool(own & {p.code for p in shown.who.leads})
        and not _other_date(draft, group)
    )


def _nothing_new(draft: Draft, group: Group) -> bool:
    """Whether an indefinite mention says nothing that makes it another activity than the group's."""
    if draft.singular and (family(draft) in _EVENTS or _other_date(draft, group) or _adds(draft, group)):
        return False
    if draft.mention.kind == "live_fire" and all(d.mention.kind == "exercise" for d in group) and draft.places:
        return bool({p.name for p in draft.places} & {p.name for d in group for p in d.places})
    own = {p.code for p in draft.who.leads or _acting_before(draft)}
    theirs = {p.code for d in group for p in (*d.who.leads, *d.who.partners)}
    if draft.mention.form == "verb" and draft.who.sure and not theirs and any(d.mention.name for d in group):
        return False  # "Turkish frigates trained" beside an exercise by name whose holders nobody has told
    return _dates_agree(draft, group) and _places_agree(draft, group) and not (own and theirs and not own & theirs)


def _acting_before(draft: Draft) -> tuple[Party, ...]:
    """Who acts in the sentences before, where the mention's own names nobody."""
    own = draft.mention.sentence
    named = any(own.start_char <= hit.start < own.end_char for hit in draft.mention.scene.states)
    return () if named else nearby(draft.mention)


def _adds(draft: Draft, group: Group) -> bool:
    """ "Also began an exercise", "a check of readiness" after plain training: told as one thing more."""
    if draft.mention.kind == "snap_inspection" and all(d.mention.kind == "exercise" for d in group):
        return draft.mention.paragraph is not group[0].mention.paragraph or not draft.who.leads
    same = any(d.mention.sentence.start == draft.mention.sentence.start for d in group)
    return not same and bool(_ADDING.search(draft.mention.sentence_text))


def _other_date(draft: Draft, group: Group) -> bool:
    own = draft.dates.start
    theirs = [d.dates.start for d in group if d.dates.start]
    return own is not None and bool(theirs) and all((own.edtf, own.relative) != (t.edtf, t.relative) for t in theirs)


def _kinds_agree(draft: Draft, group: Group) -> bool:
    named = [d for d in group if d.mention.form != "pronoun"]
    kinds = {d.mention.kind for d in named}
    own = family(draft)
    if own == "mobilization" and "mobilization" in kinds and draft.mention.form == "verb":
        return True  # "reservists have been called up for it": for the mobilisation exercise just told of
    if own == "exercise" and any(_calls_to(d, draft) for d in named):
        return True
    families = {family(d) for d in named} | {k for k in kinds if k == "snap_inspection"}
    if own not in families and not families & set(_ALSO.get(own, ())):
        return False
    if draft.mention.kind == "exercise" or "exercise" in kinds or own != "exercise":
        return True
    return draft.mention.kind in kinds


def _calls_to(call: Draft, draft: Draft) -> bool:
    """ "Reservists are called up for training": one activity, though two words name it."""
    return (
        call.mention.kind == "mobilization"
        and call.mention.form == "verb"
        and call.mention.head.is_ancestor(draft.mention.head)
    )


def family(draft: Draft) -> str:
    """Mentions of different families never join; a mobilisation exercise is of the exercises' family."""
    if draft.mention.kind == "mobilization" and _TRAINING.search(draft.words):
        return "exercise"
    return _FAMILIES[draft.mention.kind]


def _names_agree(draft: Draft, group: Group) -> bool:
    names = {stem(d.mention.name) for d in group if d.mention.name}
    if draft.mention.name is None or not names:
        return True
    own, years = _year(draft.mention.name), {_year(d.mention.name) for d in group if d.mention.name} - {""}
    return stem(draft.mention.name) in names and not (own and years and own not in years)


def _year(name: str | None) -> str:
    """The last two figures of the year in a name: "Zapad-2017" and "Zapad-2021" are two exercises."""
    match = _STEM.search(name or "")
    return match.group().strip("-– ").rstrip("ABCD")[-2:] if match else ""


def stem(name: str | None) -> str:
    """A name without its year: "Zapad-2021" and "Zapad" are one."""
    return _STEM.sub("", name or "").lower()


def _actors_agree(draft: Draft, group: Group) -> bool:
    own = {p.code for p in draft.who.leads} if draft.who.sure else set()
    believed = draft.mention.form == "verb"  # "the Ukrainian army is training": its subject is beyond doubt
    theirs = {p.code for d in group if d.who.sure or believed for p in (*d.who.leads, *d.who.partners)}
    return not own or not theirs or bool(own & theirs)


def _holders_agree(draft: Draft, group: Group) -> bool:
    """Whether the sure leaders of a nameless mention may hold the well-known exercise that a group is."""
    names = {stem(d.mention.name) for d in group if d.mention.name}
    if draft.mention.name or not names or not draft.who.sure:
        return True
    holders = {code for known, codes in holders_by_stem() if known in names for code in codes}
    theirs = {p.code for d in group if d.who.sure for p in (*d.who.leads, *d.who.partners)}
    return not holders or bool(theirs) or bool({p.code for p in draft.who.leads} & holders)


@cache
def holders_by_stem() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The holders of the well-known exercises, whose names are without year here."""
    return tuple((stem(known), codes) for known, codes in lexicon().holders.items())


def _dates_agree(draft: Draft, group: Group) -> bool:
    own = draft.dates.start
    theirs = [d.dates.start for d in group if d.dates.start and is_day(d.dates.start)]
    if own is None or not is_day(own) or not theirs:
        return True
    return any((own.edtf, own.relative) == (t.edtf, t.relative) for t in theirs)


def _places_agree(draft: Draft, group: Group) -> bool:
    own = {p.name for p in draft.places}
    theirs = {p.name for d in group for p in d.places}
    return not own or not theirs or bool(own & theirs)


def is_edition(draft: Draft) -> bool:
    """ "Last year's edition", "another round", "the previous one": named after an exercise told before."""
    return bool(_EDITION.search(draft.words)) and not draft.mention.name


def shown(group: Group) -> Draft:
    """The mention that stands for the group: the first in the body that is no pronoun."""
    return next((d for d in group if d.mention.form != "pronoun"), group[0])


def leads_of(group: Group) -> tuple[Party, ...]:
    """The leaders that the mentions themselves name, the sure ones first."""
    sure = next((d.who.leads for d in group if d.who.sure and d.who.leads), ())
    return sure or next((d.who.leads for d in group if d.who.leads), ())


def kind_of(group: Group) -> ActivityKind:
    """The kind of the mention that stands for a group, refined by later ones."""
    first = shown(group).mention.kind
    kinds = {d.mention.kind for d in group if d.mention.form != "pronoun" and not _is_stage(d)}
    return next((k for k in _REFINING if k in kinds), first) if first in _REFINED else first


def _is_stage(draft: Draft) -> bool:
    """ "The drills combine command-post training with field manoeuvres": a part gives the whole no kind."""
    verb = governor(draft.mention.head)
    return (
        verb is not None and verb.lemma_.lower() in _COMBINING and draft.mention.head.dep_ in ("dobj", "conj", "pobj")
    )
