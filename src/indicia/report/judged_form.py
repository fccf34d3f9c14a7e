"""A file of judgements to fill in: everything that could be set, as it is now, commented out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from indicia.kb.judgements_own import PLACEHOLDER
from indicia.kb.likelihoods import Cell, Prior, Priors, Row, priors, reference_classes
from indicia.model import Assessment
from indicia.report import words
from indicia.report.clean import one_line, shorten
from indicia.report.refs import Citations
from indicia.report.voices import observations

QUOTE = 70
"""Characters of the page shown beside an observation."""
SIGNED = '<<: *me, why: ""'
HEAD = """\
## Judgements of your own for `indicia assess --judgements FILE`. As printed, this file changes nothing.
## To set a value in place of ours, take the "# " away from its line and from the line of the key above it,
## change the value, and say why: a line without a reason is refused. Put your name below. Lines with "##" explain;
## docs/judgements.md tells the rest.
"""


def form_text(assessments: Sequence[Assessment], rows: Sequence[Row], *, today: date) -> str:
    """The file as text; as it stands it says nothing, and with every line uncommented it says what is so anyway.

    Args:
        rows: The likelihoods; those of reported indicators are listed.
        today: The day to sign with.
    """
    people = f'people:\n  me: &me {{who: "{PLACEHOLDER}", when: {today.isoformat()}}}\n'
    sections = {
        "cells": _cells(assessments, rows),
        "classes": _classes(assessments),
        "priors": _priors(assessments),
        "grades": _grades(assessments),
        "strike": _strike(assessments),
        "add": _add(assessments),
    }
    parts = [HEAD, people, *(_section(key, lines) for key, lines in sections.items())]
    return "\n".join(parts)


ABOUT = {
    "cells": "p(indicator | purpose) of the indicators reported: low and high, or mark: CC C N I II",
    "classes": "the reference class to weigh in, where that of the kind of activity is wrong (a live dispute, say)",
    "priors": "how likely each purpose is before anything is known, by reference class; without a class: in all",
    "grades": "Admiralty grades of the origins",
    "strike": "observations that are not to count",
    "add": "observations that no page has; origin: one of those under grades, or a new one with a grade",
}


def _section(key: str, lines: Iterable[str]) -> str:
    return "\n".join([f"## {ABOUT[key]}", f"{key}:", *lines]) + "\n"


def _cells(assessments: Iterable[Assessment], rows: Iterable[Row]) -> Iterator[str]:
    told = {r.indicator for a in assessments for r in a.reports}
    for row in rows:
        if row.indicator in told:
            yield f"#   {row.indicator}:"
            yield from (f"#     {c.hypothesis}: {{{_ends(c)}, {SIGNED}}}  # {_plain(c.reason)}" for c in row.cells)


def _of(assessments: Iterable[Assessment]) -> list[Priors]:
    """The reference classes of the activities, each once."""
    kinds = sorted({a.activity.kind for a in assessments if a.activity})
    return list({c.id: c for c in map(priors, kinds)}.values())


def _classes(assessments: Iterable[Assessment]) -> Iterator[str]:
    yield from (f"##  {c.id}: {_plain(c.reference_class)}" for c in reference_classes())
    yield from (f"#   {c.id}: {{use: {c.id}, {SIGNED}}}" for c in _of(assessments))


def _priors(assessments: Iterable[Assessment]) -> Iterator[str]:
    for c in _of(assessments):
        yield f"##  class {c.id}: {_plain(c.reference_class)}"
        yield from (f"#   {c.id}/{p.hypothesis}: {{{_ends(p)}, {SIGNED}}}  # {_plain(p.reason)}" for p in c.rows)


def _grades(assessments: Iterable[Assessment]) -> Iterator[str]:
    for origin in {o.id: o for a in assessments for o in a.origins}.values():
        yield f"#   {_text(origin.id)}: {{grade: {origin.grade}, {SIGNED}}}  # {_plain(origin.name)}, {origin.kind}"


def _strike(assessments: Sequence[Assessment]) -> Iterator[str]:
    citations = Citations.of([r for a in assessments for r in a.readings])
    names = {r.page.id: r.page.name for a in assessments for r in a.readings}
    for a in assessments:
        for ref, o in observations(a):
            quote = shorten(one_line(citations.quote(ref)), QUOTE)
            name = f"{words.indicator_name(o.indicator)}, {words.PRESENCE[o.status]}, {words.holder_name(o.holder)}"
            yield f"##  {_plain(names[ref.page])}: {_plain(name)}: {_plain(quote)}"
            yield f"#   {ref.page}/{o.id}: {{{SIGNED}}}"


def _add(assessments: Iterable[Assessment]) -> Iterator[str]:
    yield f"#   any name: {{indicator: bridging, status: present, origin: Maxar, grade: A2, {SIGNED}}}"
    found = list(assessments)
    if len(found) > 1:
        yield "##  There are several activities, so each entry needs one, such as `activity: PAGE/a1`:"
        for a in found:
            named = ", ".join(f"{m.page}/{m.activity.id}" for m in a.members[:1])
            what = words.kind_word(a.activity) if a.activity else ""
            yield f"##    {named}: {one_line(what)}"


def _ends(interval: Cell | Prior) -> str:
    return f"low: {interval.low!r}, high: {interval.high!r}"


def _text(text: str) -> str:
    """A text as YAML takes it between quotes, on one line; what YAML can't hold is written as an escape."""
    plain = (c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in " ".join(text.split()))
    return '"' + "".join(plain) + '"'


def _plain(text: str) -> str:
    """A text as YAML takes it in a comment: a page can neither end the line nor break the file."""
    return "".join(c if c.isprintable() else "\ufffd" for c in one_line(text))
