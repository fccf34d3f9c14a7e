"""The short answer: what, whether as agreed practice wants it, and why, in three lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from indicia.kb.languages import unread_in
from indicia.model import (
    Activity,
    Assessment,
    Finding,
    Judgement,
    Mark,
    Reading,
    Ref,
    Result,
    TransparencyFact,
    Verdict,
    VoicedReason,
)
from indicia.report import dates, words
from indicia.report.facts import Item, Locate, Row, among, on_page

MARK_ORDER: tuple[Mark, ...] = ("planned", "notified", "observed")
NOT_REPORTED = "not_reported"
DISPUTED = "disputed"
"""Reported with yes by one voice and with no by another."""

REPORTED = ("yes", "no", DISPUTED)
DIFFERS = "yes for some, no for others"

MOST_SENTENCES = 4
"""A short answer is short: further activities of a page are counted, and listed below."""

PRACTICE_QUESTION = "As agreed practice wants it?"
WHY_QUESTION = "Why?"
NO_ACTIVITY = "No military activity is reported on this page."
NOT_READ = "Whether this page reports military activity is not known: it could not be read in full."
NONE_READ = "Whether these pages report military activity is not known: none could be read in full."
NO_ACTIVITY_ON_ANY = "No military activity is reported on these pages."


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The three lines; `what` holds one item for each activity."""

    what: tuple[Item, ...]
    practice: str | None = None
    why: tuple[Item, ...] = ()


def of_reading(reading: Reading) -> Answer:
    """What one page reports, before any weighing."""
    news = [a for a in reading.activities if not a.background] or list(reading.activities)
    if not news:
        return Answer(what=(Item(text=nothing_sentence([reading])),))
    locate = on_page(reading.page.id)
    marks = combined((marks_of(reading.transparency, {a.id}) for a in news), conflict=DIFFERS)
    voiced = tuple(VoicedReason(page=reading.page.id, explanation=e) for e in reading.explanations)
    return Answer(
        what=_sentences(news, locate),
        practice=_unread([reading], "This is") or marks_sentence(marks),
        why=(
            Item(text=_unread([reading], "Reasons are") or reasons_sentence(voiced)),
            *_judgements(reading.judgements, reading.page.id),
        ),
    )


def of_assessment(assessment: Assessment) -> Answer:
    """What the pages report, what the norms make of it, and the verdict."""
    if assessment.activity is None:
        return Answer(what=(Item(text=nothing_sentence(assessment.readings)),))
    marks = _unread(assessment.readings, "This is") or marks_sentence(marks_of_assessment(assessment))
    practice = " ".join(filter(None, (marks, _norms(assessment.findings))))
    unread = _unread(assessment.readings, "Reasons and signs are")
    verdict = " ".join(filter(None, (verdict_sentence(assessment.weighing.verdict), unread)))
    return Answer(
        what=_sentences([assessment.activity], among(assessment.members)),
        practice=practice,
        why=(Item(text=verdict), *_by_hand(assessment)),
    )


def nothing_sentence(readings: Sequence[Reading]) -> str:
    """That no activity is reported; or, of pages with notes, that this is not known."""
    unread = sum(bool(r.notes) for r in readings)
    if not unread:
        return NO_ACTIVITY if len(readings) == 1 else NO_ACTIVITY_ON_ANY
    if unread == len(readings):
        return NOT_READ if unread == 1 else NONE_READ
    return f"{NO_ACTIVITY_ON_ANY.removesuffix('.')}, but {unread} of {len(readings)} could not be read in full."


def not_read(readings: Sequence[Reading]) -> str:
    """ "not read on pages in Russian"; "" if reasons and signs are read in the language of one page at least."""
    languages = unread_in(r.page for r in readings)
    return f"not read on pages in {languages}" if languages else ""


def _unread(readings: Sequence[Reading], what: str) -> str:
    return f"{what} {told}." if (told := not_read(readings)) else ""


def sentence(activity: Activity) -> str:
    """One activity in one sentence: who, what, where, when, how many, how near to whose border."""
    name = f" “{activity.name}”" if activity.name else ""
    with_whom = f" with {words.parties(activity.partners)}" if activity.partners else ""
    parts = [
        words.kind_word(activity) + name + with_whom,
        words.listed(p.name for p in activity.places[:3]),
        words.STATUSES.get(activity.status, words.spaced(activity.status)).partition(":")[0],
        dates.period(activity),
        *(words.quantity(q) for q in activity.troops[:1] if q.value is not None or q.low or q.high),
        _border(activity),
    ]
    who = words.parties(activity.actors) or "Actor not reported"
    return f"{who}: {', '.join(filter(None, parts))}."


def marks_of(facts: Iterable[TransparencyFact], activities: set[str]) -> dict[Mark, str]:
    """Planned, notified, observed for activities: yes, no, disputed or not_reported.

    Conditions never count: "if observers are present" reports no observer.
    """
    said: dict[Mark, set[str]] = {mark: set() for mark in MARK_ORDER}
    for fact in facts:
        if fact.activity in activities and fact.value != "condition":
            said[fact.mark].add(fact.value)
    return {mark: _mark_value(values) for mark, values in said.items()}


def marks_of_assessment(assessment: Assessment) -> dict[Mark, str]:
    """The marks as assessed; computed from the readings' facts if the assessment carries none."""
    given = {mark: value.replace(" ", "_") for mark, value in assessment.marks}
    if given:
        return {mark: given[mark] if given.get(mark) in REPORTED else NOT_REPORTED for mark in MARK_ORDER}
    return combined(
        marks_of(r.transparency, {m.activity.id for m in assessment.members if m.page == r.page.id})
        for r in assessment.readings
    )


def mark_rows(told: Iterable[tuple[str, TransparencyFact]], marks: Mapping[Mark, str]) -> tuple[Row, ...]:
    """The marks as rows: the value, who says so, and conditions voiced, which report nothing."""
    facts = tuple(told)
    return tuple(Row(label=words.MARKS[mark], items=_mark_items(mark, marks[mark], facts)) for mark in MARK_ORDER)


def marks_in(reading: Reading, activity: Activity) -> tuple[Row, ...]:
    """The mark rows of one activity of a reading."""
    if told_so := not_read([reading]):
        return _unread_rows(told_so)
    told = [(reading.page.id, f) for f in reading.transparency if f.activity == activity.id]
    return mark_rows(told, marks_of(reading.transparency, {activity.id}))


def marks_over(assessment: Assessment) -> tuple[Row, ...]:
    """The mark rows of an assessed activity, over all its pages."""
    if told_so := not_read(assessment.readings):
        return _unread_rows(told_so)
    mine = {(m.page, m.activity.id) for m in assessment.members}
    told = [(r.page.id, f) for r in assessment.readings for f in r.transparency if (r.page.id, f.activity) in mine]
    return mark_rows(told, marks_of_assessment(assessment))


def _unread_rows(told: str) -> tuple[Row, ...]:
    return tuple(Row(label=words.MARKS[mark], items=(Item(text=told),)) for mark in MARK_ORDER)


def _mark_items(mark: Mark, value: str, told: Sequence[tuple[str, TransparencyFact]]) -> tuple[Item, ...]:
    places: dict[str, tuple[Ref, ...]] = {}
    for page, fact in told:
        if fact.mark == mark:
            places[_said(fact)] = (*places.get(_said(fact), ()), Ref(page, fact.span))
    said = tuple(Item(text=text, refs=refs) for text, refs in places.items())
    reported = any(fact.mark == mark and fact.value != "condition" for _, fact in told)
    return said if reported else (Item(text=words.spaced(value)), *said)


def _said(fact: TransparencyFact) -> str:
    if fact.value == "condition":
        return f"only named as a condition by {words.holder_name(fact.holder)}"
    return f"{fact.value}, says {words.holder_name(fact.holder)}"


def combined(tables: Iterable[Mapping[Mark, str]], *, conflict: str = DISPUTED) -> dict[Mark, str]:
    """Marks of several activities or pages as one: a value that only one gives stands, two that differ conflict."""
    values: dict[Mark, set[str]] = {mark: set() for mark in MARK_ORDER}
    for table in tables:
        for mark, value in table.items():
            values[mark].add(value)
    return {mark: _mark_value(found - {NOT_REPORTED}, conflict=conflict) for mark, found in values.items()}


def marks_sentence(marks: Mapping[Mark, str]) -> str:
    """The marks grouped by value: "Planned: yes. Notified, observed: not reported." """
    groups: dict[str, list[str]] = {}
    for mark in MARK_ORDER:
        groups.setdefault(marks[mark], []).append(words.MARKS[mark])
    return " ".join(f"{words.capital(', '.join(names))}: {words.spaced(value)}." for value, names in groups.items())


def reasons_sentence(voiced: Sequence[VoicedReason]) -> str:
    """How many reasons are offered and by whom; opinions, none of them weighed."""
    if not voiced:
        return "No reason is offered."
    article = {v.explanation.holder for v in voiced if v.explanation.zone != "comment"}
    readers = {v.explanation.holder for v in voiced if v.explanation.zone == "comment"}
    count = len({v.explanation.hypothesis for v in voiced})
    who = [words.holder_name(h) for h in dict.fromkeys(v.explanation.holder for v in voiced) if h in article]
    if readers:
        who.append("a reader" if len(readers) == 1 else f"{len(readers)} readers")
    reasons = "One kind of reason is" if count == 1 else f"{count} kinds of reason are"
    return f"{reasons} offered, by {words.listed(who)}; opinions, not weighed here."


def verdict_sentence(verdict: Verdict) -> str:
    """The verdict's word, what it is about, and its reasons, each a sentence."""
    name = words.hypothesis_name(verdict.hypothesis) if verdict.hypothesis else ""
    about = {"indicated": f"Indicated: {name}", "leaning": f"Leaning towards {name}"}
    head = about.get(verdict.word, words.capital(verdict.word)) if name else words.capital(verdict.word)
    return " ".join(f"{words.capital(sentence.rstrip('. '))}." for sentence in (head, *verdict.reasons) if sentence)


def judgement_sentence(judgement: Judgement) -> str:
    """Somebody's own weighing, which is theirs and not ours."""
    return f"{words.capital(words.holder_name(judgement.holder))}’s own judgement: {judgement.verdict}."


def _by_hand(assessment: Assessment) -> tuple[Item, ...]:
    """That an analyst set something in place of ours, if he did."""
    count = len(assessment.overrides)
    if not count:
        return ()
    who = words.listed(sorted({o.who for o in assessment.overrides}))
    return (Item(text=f"{'1 entry' if count == 1 else f'{count} entries'} set by {who}, marked ‡ below."),)


def _sentences(activities: Sequence[Activity], locate: Locate) -> tuple[Item, ...]:
    shown = [Item(text=sentence(a), refs=(Ref(locate(a.trigger), a.trigger),)) for a in activities[:MOST_SENTENCES]]
    rest = len(activities) - len(shown)
    return (*shown, *([Item(text=f"And {rest} more, listed below.")] if rest else []))


def _judgements(judgements: Iterable[Judgement], page: str) -> tuple[Item, ...]:
    return tuple(Item(text=judgement_sentence(j), refs=(Ref(page, j.span),)) for j in judgements)


def _border(activity: Activity) -> str:
    if activity.borders:
        near = [b for b in activity.borders if b.country in activity.near_border_of] or list(activity.borders)
        return words.border_phrase(min(near, key=lambda b: b.km))
    names = words.listed(words.state_name(c) for c in activity.near_border_of)
    return f"near the border with {names}" if names else ""


def _norms(findings: Iterable[Finding]) -> str:
    counts = Counter(f.result for f in findings)
    shown: tuple[Result, ...] = ("not consistent", "consistent", "cannot be judged")
    parts = [f"{counts[result]} {result}" for result in shown if counts[result]]
    return f"Rules: {', '.join(parts)}." if parts else ""


def _mark_value(values: set[str], *, conflict: str = DISPUTED) -> str:
    if not values:
        return NOT_REPORTED
    return next(iter(values)) if len(values) == 1 else conflict
