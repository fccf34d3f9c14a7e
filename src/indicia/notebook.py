"""Gives readings and assessments a picture of their own in notebooks.

The nouns know nothing of reports (imports point one way), so the picture is
hung on them here; `indicia.pipeline` does it once, when it is imported.
"""

from __future__ import annotations

from indicia.model import Assessment, Reading


def _reading(self: Reading) -> str:
    from indicia.report.html import reading_fragment

    return reading_fragment(self)


def _assessment(self: Assessment) -> str:
    from indicia.report.html import assessment_fragment

    return assessment_fragment(self)


def register() -> None:
    """Let IPython and Jupyter draw readings and assessments as HTML."""
    for noun, picture in ((Reading, _reading), (Assessment, _assessment)):
        setattr(noun, "_repr_html_", picture)  # noqa: B010  (the class has no such attribute to assign to)
