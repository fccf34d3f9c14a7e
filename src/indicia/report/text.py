"""Reading and Assessment as text for a terminal: a short answer first, every line with its source line.

References such as `[12]` are lines of the page's text; with several pages
`[b:12]` names the page too. Nothing in a page's text can colour, move or
mark up the output.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from rich.text import Text

from indicia.kb.words import DEFAULT
from indicia.model import Assessment, Reading
from indicia.report import _assessing, _telling, answer, judged, series
from indicia.report._paper import Paper, plain
from indicia.report.facts import among, on_page
from indicia.report.refs import Citations
from indicia.report.voices import matrix, observations, observed_on, speakers, voiced_on

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
    assessments: Sequence[Assessment],
    *,
    quotes: bool = False,
    width: int | None = None,
    colour: bool = False,
    scale: str = DEFAULT,
) -> str:
    """Assessments as text, one after the other; pages are lettered over all of them.

    Args: as `reading_text`, and `scale`, the likelihood words: icd203, phia or nato (`kb.words`).
    """
    readings = _distinct(r for a in assessments for r in a.readings)
    paper = Paper(Citations.of(readings), quotes=quotes, width=width, colour=colour)
    for n, assessment in enumerate(assessments, 1):
        _number_line(paper, assessment, f"{n} of {len(assessments)}" if len(assessments) > 1 else "")
        _assessment(paper, assessment, alone=len(assessments) == 1, scale=scale)
    if len(assessments) > 1:
        _telling.statements(paper, speakers(readings))
    _telling.notes(paper, readings)
    _telling.pages(paper, readings)
    return paper.text()


def _reading(paper: Paper, reading: Reading) -> None:
    _telling.page_line(paper, reading)
    _short_answer(paper, answer.of_reading(reading))
    news = [a for a in reading.activities if not a.background]
    for n, activity in enumerate(news, 1):
        marks = answer.marks_in(reading, activity)
        title = f"Activity {n} of {len(news)}" if len(news) > 1 else "Activity"
        _telling.activity(paper, activity, on_page(reading.page.id), marks=marks, title=title)
    _telling.background(paper, reading)
    _telling.statements(paper, speakers([reading]))
    if reading.activities:
        unread = answer.not_read([reading])
        _telling.reasons(paper, matrix(voiced_on(reading)), note=OPINIONS, unread=unread)
        _telling.judgements(paper, [reading])
        _telling.observations(paper, observed_on(reading), note=OBSERVED, unread=unread)
    _telling.notes(paper, [reading])


def _assessment(paper: Paper, assessment: Assessment, *, alone: bool, scale: str) -> None:
    """One assessment; what people say belongs to pages, so several assessments leave it to the end."""
    _short_answer(paper, answer.of_assessment(assessment))
    if assessment.activity is None:
        return
    marks = answer.marks_over(assessment)
    _telling.activity(paper, assessment.activity, among(assessment.members), marks=marks)
    _assessing.members(paper, assessment)
    if alone:
        _telling.statements(paper, speakers(assessment.readings))
    unread = answer.not_read(assessment.readings)
    _telling.reasons(paper, matrix(assessment.explanations), note=OPINIONS, unread=unread)
    _telling.judgements(paper, assessment.readings)
    told = observations(assessment)
    mark = partial(judged.on_observation, assessment)
    _telling.observations(paper, judged.kept(assessment, told), note=OBSERVED, mark=mark, unread=unread)
    judged.more_observations(paper, assessment, told)
    _assessing.norms(paper, assessment.findings)
    _assessing.weighing(paper, assessment, scale)
    judged.section(paper, assessment)
    series.over_time(paper, assessment)
    _assessing.next_steps(paper, assessment)


def _number_line(paper: Paper, assessment: Assessment, number: str) -> None:
    """Which assessment this is, and as of when; nothing if there is nothing to tell."""
    day = f"as of {_telling.day(assessment.as_of)}" if assessment.as_of else ""
    line = " · ".join(filter(None, (f"Assessment {number}" if number else "", day)))
    if number:
        paper.blank()
    if line:
        paper.put(plain(line, style="dim"))
        paper.blank()


def _short_answer(paper: Paper, found: answer.Answer) -> None:
    for item in found.what:
        paper.put(paper.cited(item, style="bold"))
    if found.practice:
        paper.put(Text.assemble((f"{answer.PRACTICE_QUESTION} ", "bold"), plain(found.practice)))
    for n, item in enumerate(found.why):
        lead = Text() if n else Text(f"{answer.WHY_QUESTION} ", style="bold")
        paper.put(Text.assemble(lead, paper.cited(item)))


def _distinct(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    found: dict[str, Reading] = {}
    for reading in readings:
        found.setdefault(reading.page.id, reading)
    return tuple(found.values())
