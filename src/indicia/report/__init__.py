"""Readings and assessments for people and programs: terminal text, JSON, HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indicia.report.html import assessment_fragment, assessment_html, reading_fragment, reading_html
    from indicia.report.json import assessment_json, reading_json
    from indicia.report.text import assessment_text, reading_text

__all__ = [
    "assessment_fragment", "assessment_html", "assessment_json", "assessment_text",
    "reading_fragment", "reading_html", "reading_json", "reading_text",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """Load a verb's module on first use: each form needs another library, and a door uses one of them."""
    if name not in __all__:
        raise AttributeError(f"module 'indicia.report' has no attribute {name!r}; it has {', '.join(__all__)}")
    from importlib import import_module

    form = name.rpartition("_")[2].replace("fragment", "html")
    return getattr(import_module(f"indicia.report.{form}"), name)
