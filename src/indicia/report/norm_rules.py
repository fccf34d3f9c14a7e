"""Text on agreements and their rules: which there are, and what one says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from indicia.kb import actors
from indicia.kb.norms import CONFIDENCE, Pack, Rule
from indicia.kb.norms_examples import Example
from indicia.report.norm_lines import UNCHECKED, day_text, key_lines, row, wrapped

MOST_STATES = 12
"""More states than this are counted rather than named."""
ORDERED = {">": "more than", ">=": "from", "<": "less than", "<=": "up to"}


def packs_text(packs: Iterable[Pack], *, width: int = 100) -> str:
    """The packs with their rules, a line each: id, certainty mark, title."""
    lines: list[str] = []
    for pack in packs:
        lines += wrapped(f"{pack.id}: {pack.title} ({_force(pack)}; {pack.nature})", width, rest=2)
        for rule in pack.rules:
            mark = rule.confidence + ("" if rule.checked else UNCHECKED)
            lines += row(f"{rule.id:<12}{mark}", f"{rule.title}{_figure(rule)}", width, label_width=20)
    return "\n".join([*lines, "", *key_lines(width)]) + "\n"


def rule_text(pack: Pack, rule: Rule, examples: Sequence[Example], *, width: int = 100) -> str:
    """One rule: what it asks for, its figure and where that comes from, who is bound, what became of it, examples."""
    rows = [
        ("rule", f"{rule.id}, {rule.title}"),
        ("instrument", f"{pack.title}, {rule.ref} ({pack.nature})"),
        ("asks for", rule.owed),
        ("to", rule.to),
        ("figure", _figure(rule).lstrip(": ") or "none"),
        ("certainty", f"{rule.confidence}, {CONFIDENCE[rule.confidence]}; {_checked(rule)}"),
        ("source", rule.source),
        ("bound", pack.bound or _bound(pack)),
        ("in force", _force(pack, rule)),
        *(("status", _status(s.start, s.end, s.what, s.note, s.source)) for s in pack.status),
        ("note", rule.note),
        ("settles it", "; ".join(rule.would_settle)),
        *(("example", f"{_given(e)}: {e.gives} ({e.why})") for e in examples),
    ]
    return "\n".join(line for label, text in rows if text for line in row(label, text, width)) + "\n"


def _checked(rule: Rule) -> str:
    return "held against the document" if rule.checked else "not yet held against the document itself"


def _figure(rule: Rule) -> str:
    if rule.value is None:
        return "" if rule.type not in ("threshold", "distance") or rule.widths else ": figure not readable"
    also = "".join(f", or {ORDERED.get(rule.op, '')} {value:,.10g} {param}" for param, value in rule.also)
    return f": {ORDERED.get(rule.op, '')} {rule.value:,.10g} {rule.unit}{also}".replace("  ", " ")


def _force(pack: Pack, rule: Rule | None = None) -> str:
    start = max(filter(None, (pack.start, rule.since if rule else None)))
    ends = [d for d in (pack.end, rule.until if rule else None) if d]
    end = f" to {day_text(min(ends))}" if ends else ""
    return f"from {day_text(start)}{end}{f'; {pack.ended}' if rule and pack.ended else ''}"


def _status(start: date, end: date | None, what: str, note: str, source: str) -> str:
    until = f" to {day_text(end)}" if end else ""
    return f"from {day_text(start)}{until}: {what}. {note} (source: {source})"


def _bound(pack: Pack) -> str:
    if pack.between:
        return "; ".join(f"{actors.state_name(a)} and {actors.state_name(b)}" for a, b in pack.between)
    names = sorted(actors.state_name(code) for code in pack.states)
    return f"{len(names)} states" if len(names) > MOST_STATES else ", ".join(names)


def _given(example: Example) -> str:
    return ", ".join(f"{key} {_plain(value)}" for key, value in example.told.items()) or "nothing told"


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return "(" + ", ".join(f"{k} {_plain(v)}" for k, v in value.items()) + ")"
    if isinstance(value, list):
        return "[" + ", ".join(map(_plain, value)) + "]"
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
