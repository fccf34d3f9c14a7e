"""What is highlighted on a page: one mark for each phenomenon a reading holds, with its code and tip."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from indicia.model import Attribution, Explanation, Judgement, Observation, Reading, TransparencyFact
from indicia.report import facts, words
from indicia.report.answer import judgement_sentence
from indicia.report.highlight import Highlight
from indicia.report.voices import manner


@dataclass(frozen=True, slots=True, kw_only=True)
class Phenomenon:
    """A line of the legend: the CSS class of its marks, the letter of its codes, its name."""

    kind: str
    letter: str
    name: str


LEGEND = (
    Phenomenon(kind="activity", letter="A", name="activity"),
    Phenomenon(kind="says", letter="S", name="statement, with source and cue"),
    Phenomenon(kind="reason", letter="R", name="reason offered (opinion)"),
    Phenomenon(kind="fact", letter="T", name="planned, notified, observed"),
    Phenomenon(kind="seen", letter="O", name="observation (evidence)"),
    Phenomenon(kind="judged", letter="J", name="somebody’s own judgement"),
)


def anchor(prefix: str, letter: str, number: int) -> str:
    """The anchor of the n-th mark of a phenomenon: `048-r3`."""
    return f"{prefix}-{letter.lower()}{number}"


def reason_anchors(reading: Reading, prefix: str) -> dict[str, str]:
    """The anchor of every explanation of a reading, by its id."""
    return {e.id: anchor(prefix, "R", n) for n, e in enumerate(reading.explanations, 1)}


def highlights(reading: Reading, prefix: str) -> tuple[Highlight, ...]:
    """All marks of a reading in no particular order."""
    return (
        *_activities(reading, prefix),
        *(h for n, a in enumerate(reading.attributions, 1) for h in _statement(a, n, prefix)),
        *(_reason(e, n, prefix) for n, e in enumerate(reading.explanations, 1)),
        *(_fact(f, n, prefix) for n, f in enumerate(reading.transparency, 1)),
        *(_seen(o, n, prefix) for n, o in enumerate(reading.observations, 1)),
        *(_judged(j, n, prefix) for n, j in enumerate(reading.judgements, 1)),
    )


def _activities(reading: Reading, prefix: str) -> Iterator[Highlight]:
    for n, a in enumerate(reading.activities, 1):
        tip = f"Activity: {words.kind_word(a)}, {facts.status(a)}"
        yield Highlight(span=a.trigger, kind="activity", tip=tip, code=f"A{n}", anchor=anchor(prefix, "A", n))
        for mention in a.mentions:
            if not mention.overlaps(a.trigger):
                yield Highlight(span=mention, kind="activity again", tip=tip)


def _statement(a: Attribution, n: int, prefix: str) -> Iterator[Highlight]:
    how = ", ".join(filter(None, (words.holder_name(a.source), f"{a.form} speech", manner(a))))
    for part, content in enumerate(a.content):
        first = {"code": f"S{n}", "anchor": anchor(prefix, "S", n)} if part == 0 else {}
        yield Highlight(span=content, kind="says", tip=f"Statement: {how}", **first)
    if a.source_span:
        yield Highlight(span=a.source_span, kind="source", tip=f"Source of S{n}: {words.holder_name(a.source)}")
    if a.cue_span:
        yield Highlight(span=a.cue_span, kind="cue", tip=f"Cue of S{n}: {words.holder_name(a.source)}")


def _reason(e: Explanation, n: int, prefix: str) -> Highlight:
    reader = " (reader)" if e.zone == "comment" else ""
    official = ", as its own stated aim" if e.official else ""
    not_theirs = f"; not voiced by {words.listed(e.not_voiced_by)}" if e.not_voiced_by else ""
    who = f"{words.holder_name(e.holder)}{reader} {words.STANCES[e.stance]}{official}{not_theirs}"
    tip = f"Reason: {words.hypothesis_name(e.hypothesis)}; {who}. An opinion: shown, not counted."
    return Highlight(span=e.span, kind="reason", tip=tip, code=f"R{n}", anchor=anchor(prefix, "R", n))


def _fact(f: TransparencyFact, n: int, prefix: str) -> Highlight:
    value = "only named as a condition" if f.value == "condition" else f.value
    tip = f"{words.capital(words.MARKS[f.mark])}: {value}; {words.holder_name(f.holder)}"
    return Highlight(span=f.span, kind="fact", tip=tip, code=f"T{n}", anchor=anchor(prefix, "T", n))


def _seen(o: Observation, n: int, prefix: str) -> Highlight:
    name = words.indicator_name(o.indicator)
    tip = f"Observation: {name}, {words.PRESENCE[o.status]}; {words.holder_name(o.holder)}. Counts as evidence."
    return Highlight(span=o.span, kind="seen", tip=tip, code=f"O{n}", anchor=anchor(prefix, "O", n))


def _judged(j: Judgement, n: int, prefix: str) -> Highlight:
    return Highlight(span=j.span, kind="judged", tip=judgement_sentence(j), code=f"J{n}", anchor=anchor(prefix, "J", n))
