"""What an analyst set in place of ours: marked where it shows, and told in footnotes: by whom, when, why, for what."""

from __future__ import annotations

from collections.abc import Iterable

from indicia.model import Assessment, Observation, Override, OverrideKind, Ref
from indicia.report import words
from indicia.report._paper import INDENT, Paper, plain
from indicia.report.clean import one_line
from indicia.report.dates import edtf_words

SIGN = "‡"
TITLE = "The analyst’s hand"
NOTE = "set in place of ours"
STRUCK = "struck out"
Told = tuple[Ref, Observation]

_WHAT: dict[OverrideKind, str] = {
    "likelihood": "Likelihood of {name}: {after}",
    "prior": "Starting odds of {name}: {after}",
    "grade": "Grade of {name}: {after}",
    "struck": "Struck out: {name}, {before}",
    "added": "Added: {name}, {after}",
}


def footnotes(assessment: Assessment) -> tuple[tuple[str, str], ...]:
    """Mark and text of every override, numbered as in the record."""
    return tuple((f"{SIGN}{n}", _footnote(o)) for n, o in enumerate(assessment.overrides, 1))


def on_prior(assessment: Assessment, hypothesis: str) -> str:
    """The marks of a hypothesis whose starting odds were set, with a blank before them; "" if none."""
    return _marks(assessment, (o.kind == "prior" and o.hypothesis == hypothesis for o in assessment.overrides))


def on_origin(assessment: Assessment, origin: str) -> str:
    """The marks of an origin that was graded, or to which something was added."""
    return _marks(assessment, (o.kind in ("grade", "added") and o.origin == origin for o in assessment.overrides))


def on_observation(assessment: Assessment, refs: Iterable[Ref], told: Observation) -> str:
    """The marks of an observation that was struck out, or of whose indicator likelihoods were set."""
    here = {f"{ref.page}/{told.id}" for ref in refs}
    return _marks(
        assessment,
        (
            o.target in here if o.kind == "struck" else o.kind == "likelihood" and o.indicator == told.indicator
            for o in assessment.overrides
        ),
    )


def kept(assessment: Assessment, told: Iterable[Told]) -> tuple[Told, ...]:
    """The observations that count."""
    gone = _gone(assessment)
    return tuple((ref, o) for ref, o in told if f"{ref.page}/{o.id}" not in gone)


def struck(assessment: Assessment, told: Iterable[Told]) -> tuple[Told, ...]:
    """The observations that the analyst struck out."""
    gone = _gone(assessment)
    return tuple((ref, o) for ref, o in told if f"{ref.page}/{o.id}" in gone)


def added(assessment: Assessment) -> tuple[tuple[str, str], ...]:
    """Text and mark of every observation that the analyst added."""
    notes = zip(assessment.overrides, footnotes(assessment), strict=True)
    return tuple((f"{o.name}, {o.after}, added", mark) for o, (mark, _) in notes if o.kind == "added")


def section(paper: Paper, assessment: Assessment) -> None:
    """The footnotes, if there are any."""
    if not assessment.overrides:
        return
    paper.title(TITLE, note=NOTE)
    width = max(len(mark) for mark, _ in footnotes(assessment))
    paper.table([(plain(mark), plain(one_line(text))) for mark, text in footnotes(assessment)], widths=(width, None))


def more_observations(paper: Paper, assessment: Assessment, told: Iterable[Told]) -> None:
    """What the analyst struck out and what he added, under the observations that count."""
    for ref, o in struck(assessment, told):
        text = f"{words.indicator_name(o.indicator)}, {words.PRESENCE[o.status]}, {words.holder_name(o.holder)}"
        line = f"✕ {text}: {STRUCK}{on_observation(assessment, [ref], o)} {paper.citations.cite([ref])}"
        paper.put(plain(one_line(line)), indent=INDENT)
    for text, mark in added(assessment):
        paper.put(plain(one_line(f"+ {text} {mark}")), indent=INDENT)


def _gone(assessment: Assessment) -> set[str]:
    return {o.target for o in assessment.overrides if o.kind == "struck"}


def _marks(assessment: Assessment, which: Iterable[bool]) -> str:
    numbers = [n for n, mine in enumerate(which, 1) if mine]
    return " " + " ".join(f"{SIGN}{n}" for n in numbers) if numbers else ""


def _footnote(o: Override) -> str:
    what = _WHAT[o.kind].format(name=o.name, before=o.before, after=o.after)
    was = "" if o.kind in ("struck", "added") else f" It replaces {o.before}."
    return f"{what}; set by {o.who} on {edtf_words(o.when.isoformat())}: {o.why.rstrip('. ')}.{was}"
