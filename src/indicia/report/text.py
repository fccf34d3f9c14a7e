"""Reading and Assessment as text for a terminal: a short answer first, every line with its source line.

References such as `[12]` are lines of the page's text; with several pages
`[b:12]` names the page too. Nothing in a page's text can colour, move or
mark up the output.
"""

from __future__ import annotations

from collections.abc import Sequence

from indicia.model import Assessment, Reading
from indicia.report import _assessing, _telling, answer
from indicia.report._paper import INDENT, LABEL_WIDTH, Paper, label, plain
from indicia.report.facts import Item, among, on_page
from indicia.report.refs import Citations
from indicia.report.voices import matrix, observations, speakers, voiced_on

OPINIONS = "opinions: shown, never counted as evidence"
OBSERVED = "what counts as evidence"


def reading_text(
    readings: Sequence[Reading], *, quotes: bool = False, width: int | None = None, colour: bool = False
) -> str:
    """Readings as text, one after the other.

    Args:
        quotes: Print the quoted text under every line that cites a page.
        width: Columns; 100 if not given, 40 at least.
        colour: With ANSI styles. Without, the text holds no escape sequence whatever the page holds.
    """
    paper = Paper(Citations.of(readings), quotes=quotes, width=width, colour=colour)
    for n, reading in enumerate(readings):
        if n:
            paper.blank()
        _reading(paper, reading)
    return paper.text()


def assessment_text(
    assessments: Sequence[Assessment], *, quotes: bool = False, width: int | None = None, colour: bool = False
) -> str:
    """Assessments as text, one after the other; pages are lettered over all of them.

    Args: as `reading_text`.
    """
    readings = _distinct(r for a in assessments for r in a.readings)
    paper = Paper(Citations.of(readings), quotes=quotes, width=width, colour=colour)
    for n, assessment in enumerate(assessments):
        if n:
            paper.blank()
        _assessment(paper, assessment)
    _telling.notes(paper, readings)
    _telling.pages(paper, readings)
    return paper.text()


def _reading(paper: Paper, reading: Reading) -> None:
    _telling.page_line(paper, reading)
    _short_answer(paper, answer.of_reading(reading))
    for activity in reading.activities:
        marks = answer.marks_of(reading.transparency, {activity.id})
        _telling.activity(paper, activity, on_page(reading.page.id), marks=marks)
    _telling.transparency(paper, [reading])
    _telling.statements(paper, speakers([reading]))
    _telling.reasons(paper, matrix(voiced_on(reading)), note=OPINIONS)
    _telling.judgements(paper, [reading])
    _telling.observations(paper, [(reading.page.id, o) for o in reading.observations], note=OBSERVED)
    _telling.notes(paper, [reading])


def _assessment(paper: Paper, assessment: Assessment) -> None:
    _short_answer(paper, answer.of_assessment(assessment))
    if assessment.activity is None:
        return
    marks = answer.marks_of_assessment(assessment)
    _telling.activity(paper, assessment.activity, among(assessment.members), marks=marks)
    _assessing.members(paper, assessment)
    _telling.transparency(paper, assessment.readings)
    _telling.statements(paper, speakers(assessment.readings))
    _telling.reasons(paper, matrix(assessment.explanations), note=OPINIONS)
    _telling.judgements(paper, assessment.readings)
    _telling.observations(paper, observations(assessment), note=OBSERVED)
    _assessing.norms(paper, assessment.findings)
    _assessing.weighing(paper, assessment)
    _assessing.next_steps(paper, assessment)


def _short_answer(paper: Paper, found: answer.Answer) -> None:
    for item in found.what:
        paper.put(paper.cited(item, style="bold"))
    rows = []
    if found.practice:
        rows.append((label("Practice", style="bold"), paper.cited(Item(text=found.practice))))
    rows.extend((label("" if n else "Why", style="bold"), paper.cited(item)) for n, item in enumerate(found.why))
    paper.table(rows, widths=(LABEL_WIDTH, None))


def _distinct(readings: object) -> tuple[Reading, ...]:
    found: dict[str, Reading] = {}
    for reading in readings:  # type: ignore[attr-defined]
        found.setdefault(reading.page.id, reading)
    return tuple(found.values())


_ = (INDENT, plain)
