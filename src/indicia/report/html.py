"""Reading and Assessment as one self-contained HTML file, or as a fragment for a notebook.

Nothing is fetched and nothing runs: the content security policy forbids both,
there is no script, and every character of a page is escaped.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from indicia.kb.words import DEFAULT
from indicia.model import Assessment, Reading
from indicia.report import _assessing, _marking, _telling, answer, bars, judged, series, series_chart, voices, words
from indicia.report._sheet import Sheet
from indicia.report.clean import for_markup

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def reading_html(readings: Sequence[Reading]) -> str:
    """Readings as one HTML file that needs nothing else."""
    return _document("Indicia reading", _readings(readings))


def assessment_html(assessments: Sequence[Assessment], *, scale: str = DEFAULT) -> str:
    """Assessments as one HTML file that needs nothing else; each page's text stands in it once.

    Args:
        scale: Likelihood words: icd203, phia or nato (`kb.words`).
    """
    return _document("Indicia assessment", _assessments(assessments, scale=scale))


def reading_fragment(reading: Reading) -> str:
    """One reading for a notebook cell, its styles included."""
    return _fragment(_readings([reading]))


def assessment_fragment(assessment: Assessment) -> str:
    """One assessment for a notebook cell, its styles included."""
    return _fragment(_assessments([assessment]))


def _readings(readings: Sequence[Reading]) -> Markup:
    return _rendered("reading.html.j2", sheet=Sheet(readings), readings=tuple(readings))


def _assessments(assessments: Sequence[Assessment], *, scale: str = DEFAULT) -> Markup:
    sheet = Sheet([r for a in assessments for r in a.readings], scale=scale)
    return _rendered("assessment.html.j2", sheet=sheet, assessments=tuple(assessments))


def _document(title: str, body: Markup) -> str:
    return str(_rendered("document.html.j2", title=title, policy=POLICY, css=_styles(), body=body))


def _fragment(body: Markup) -> str:
    return str(Markup('<div class="indicia"><style>{}</style>{}</div>').format(_styles(), body))


def _rendered(template: str, **context: Any) -> Markup:
    return Markup(for_markup(_environment().get_template(template).render(**context)))


@cache
def _styles() -> Markup:
    return Markup((TEMPLATES / "style.css").read_text(encoding="utf-8"))


@cache
def _environment() -> Environment:
    """Jinja with escaping on for every template, whatever its name, and undefined names as errors."""
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        words=words, answer=answer, voices=voices, bars=bars, telling=_telling, assessing=_assessing,
        series=series, charts=series_chart, judged=judged,
        legend=_marking.LEGEND, results=_assessing.RESULT_ORDER,
    )  # fmt: skip
    return environment
