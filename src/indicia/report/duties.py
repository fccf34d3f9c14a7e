"""Text on what agreements ask for of one activity: what is owed by when, limits, good practice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from indicia.kb import actors
from indicia.model import Activity, Finding, Quantity
from indicia.report.clean import one_line
from indicia.report.norm_lines import UNCHECKED, capital, day_text, edtf_text, key_lines, row, wrapped

DAY_WIDTH = 18
WORDS = {"consistent": "done", "not consistent": "NOT DONE", "cannot be judged": "open", "not applicable": ""}
LIMITS = {"consistent": "kept", "not consistent": "BROKEN", "cannot be judged": "open", "not applicable": ""}
Day = date | None


class Owing(Protocol):
    """What this page needs to know of a duty (norms.calendar.Owed)."""

    @property
    def norm(self) -> str: ...
    @property
    def what(self) -> str: ...
    @property
    def to(self) -> str: ...
    @property
    def by(self) -> Day: ...
    @property
    def certain(self) -> bool: ...
    @property
    def if_asked(self) -> bool: ...
    @property
    def result(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def because(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def citation(self) -> str: ...
    @property
    def confidence(self) -> str: ...
    @property
    def checked(self) -> bool: ...


def duties_text(
    activity: Activity,
    findings: Sequence[Finding],
    owed: Sequence[Owing],
    *,
    no_agreement: Sequence[str] = (),
    as_of: Day = None,
    width: int = 100,
) -> str:
    """What is owed by when, what may be, which limits stand, what is not owed, and good practice."""
    lines: list[str] = [
        *wrapped(_head(activity), width),
        *wrapped(_answer(owed) + _counted_from(activity), width),
        "",
    ]
    dated = {o.norm for o in owed} | {id for o in owed for id, _ in o.because}
    lines += _owed("Owed", [o for o in owed if o.certain], as_of, width)
    lines += _owed("May be owed", [o for o in owed if not o.certain and not o.if_asked], as_of, width)
    lines += _owed("When asked", [o for o in owed if o.if_asked], as_of, width)
    rest = [f for f in findings if f.norm not in dated]
    limits = [f for f in rest if not f.to and f.duty in ("arises", "may arise")]
    lines += _section("Limits to keep", limits, width, words=LIMITS)
    lines += _section("Not owed", [f for f in rest if f.result == "not applicable"], width)
    custom = [f for f in rest if not f.duty and f.result != "not applicable"]
    lines += _section("Good practice, owed to nobody", custom, width)
    lines += _settle(findings, width)
    lines += _unknown(no_agreement, width)
    return "\n".join([*lines, *_marks(findings, width)]) + "\n"


def _head(a: Activity) -> str:
    who = " and ".join(actors.state_name(p.code or p.name) for p in a.actors) or "somebody"
    name = f"{a.name}: " if a.name else ""
    where = sorted({p.name for p in a.places if p.name != p.country})
    parts = [f"{name}{a.kind.replace('_', ' ')} of {who}", *_when(a), *(_counted(q) for q in (*a.troops, *a.equipment))]
    parts += [f"at {place}" for place in where]
    parts += [f"{_km(b.low, b.high)} km from {actors.state_name(b.country)}" for b in a.borders[:3]]
    parts += [f"near {actors.state_name(c)}" for c in a.near_border_of]
    return capital(one_line(", ".join(parts)))


def _answer(owed: Sequence[Owing]) -> str:
    """The answer in a sentence, before the lists."""
    certain, possible = ([o for o in owed if o.certain is sure and not o.if_asked] for sure in (True, False))
    days = sorted(o.by for o in certain if o.by)
    broken = sum(o.result == "not consistent" for o in certain)
    parts = [f"{_things(len(certain))} owed{f', the first by {day_text(days[0])}' if days else ''}"]
    if broken:
        parts.append(f"{broken} not done, or not in time")
    if possible:
        first = min((o.by for o in possible if o.by), default=None)
        parts.append(f"{len(possible)} may be{f', the first by {day_text(first)}' if first else ''}")
    return "; ".join(parts) + "."


def _things(count: int) -> str:
    return {0: "Nothing is surely", 1: "One thing is"}.get(count, f"{count} things are")


def _when(a: Activity) -> list[str]:
    dates = [w.edtf for w in (a.start, a.end) if w and w.edtf]
    return [" to ".join(edtf_text(d) for d in dates)] if dates else ["date not given"]


def _counted_from(a: Activity) -> str:
    """From which day due dates are counted, when the start is no single day."""
    start = a.start.edtf if a.start else None
    if not start:
        return " Without a start no day can be given."
    return "" if edtf_text(start) != start else f" Days are counted from the first day that {start} allows."


def _counted(q: Quantity) -> str:
    basis = "" if q.basis == "reported" and q.holder == "author" else f" ({q.basis} by {q.holder})"
    if q.value is not None:
        return f"{q.qualifier} {q.value:,} {q.what}{basis}".strip()
    if q.low is None and q.high is None:
        return f"{q.what}, number not given{basis}"
    return f"{q.low or 0:,} to {q.high:,} {q.what}{basis}" if q.high else f"at least {q.low:,} {q.what}{basis}"


def _km(low: float, high: float) -> str:
    return f"{low:.0f}" if high - low < 1 or high == float("inf") else f"{low:.0f} to {high:.0f}"


def _owed(title: str, owed: Sequence[Owing], as_of: Day, width: int) -> list[str]:
    if not owed:
        return []
    lines = [title.upper()]
    for o in owed:
        day = f"by {day_text(o.by)}" if o.by else "when asked" if o.if_asked else "no day known"
        lines += row(day, f"{capital(o.what)} [{o.state}]", width, label_width=DAY_WIDTH)
        lines += _under(f"to {o.to}{_away(o, as_of)}", width)
        for norm, reason in o.because or ((o.norm, o.reason),):
            lines += _under(f"{norm}: {reason}", width)
        lines += _under(_cited(o.norm, o.citation, o.confidence, checked=o.checked), width)
    return [*lines, ""]


def _away(o: Owing, as_of: Day) -> str:
    if o.by is None or as_of is None or o.result == "consistent":
        return ""
    days = (o.by - as_of).days
    return f"; in {days} days" if days > 1 else "; tomorrow" if days == 1 else "; today" if not days else _past(days)


def _past(days: int) -> str:
    return f"; {-days} {'day' if days == -1 else 'days'} ago"


def _section(title: str, found: Sequence[Finding], width: int, *, words: dict[str, str] | None = None) -> list[str]:
    if not found:
        return []
    lines = [title.upper()]
    for f in found:
        word = f" [{(words or WORDS)[f.result]}]" if (words or WORDS)[f.result] else ""
        lines += wrapped(f"{f.norm}  {capital(f.title)}{word}: {f.reason}", width, first=2, rest=4)
    return [*lines, ""]


def _unknown(states: Sequence[str], width: int) -> list[str]:
    """Neighbours with which we know of no agreement; there may be one all the same."""
    if not states:
        return []
    names = ", ".join(map(actors.state_name, states))
    text = f"No agreement on the border area with {names} is known here and in force at that time; there may be one."
    return [*wrapped(text, width), ""]


def _settle(findings: Sequence[Finding], width: int) -> list[str]:
    asked = dict.fromkeys(s for f in findings if f.result == "cannot be judged" and f.duty for s in f.would_settle)
    if not asked:
        return []
    return ["WHAT WOULD SETTLE IT", *wrapped("; ".join(asked) + ".", width, first=2, rest=2), ""]


def _marks(findings: Sequence[Finding], width: int) -> list[str]:
    if not findings:
        return wrapped("No agreement that is known here applies.", width)
    unchecked = sum(not f.checked for f in findings)
    text = f"{unchecked} of {len(findings)} figures were not held against the documents themselves ({UNCHECKED})."
    return [*wrapped(text, width), *key_lines(width)]


def _cited(norm: str, citation: str, confidence: str, *, checked: bool) -> str:
    return f"{citation.split(' (rule ')[0]} [{norm}, {confidence}{'' if checked else UNCHECKED}]"


def _under(text: str, width: int) -> list[str]:
    return wrapped(text, width, first=DAY_WIDTH, rest=DAY_WIDTH + 2)
