"""Indicia reads open media about military activity and weighs the reasons offered for it.

>>> import indicia
>>> page = indicia.read_text("Belarus began an exercise near Ukraine on Monday.", published="2015-06-18")
>>> [activity.kind for activity in page.activities]
['exercise']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indicia.errors import IndiciaError
    from indicia.model import Activity, Assessment, Page, Reading, Span
    from indicia.pipeline import assess, read, read_text
    from indicia.store import Casebook

__version__ = "0.1.0"
__all__ = [
    "Activity", "Assessment", "Casebook", "IndiciaError", "Page", "Reading", "Span", "assess", "read", "read_text",
]  # fmt: skip

# Loaded on first use: `indicia --help` must answer within 0.3 s, and the parser alone takes 1.3 s.
_HOMES = {
    **dict.fromkeys(("Activity", "Assessment", "Page", "Reading", "Span"), "indicia.model"),
    **dict.fromkeys(("assess", "read", "read_text"), "indicia.pipeline"),
    "Casebook": "indicia.store",
    "IndiciaError": "indicia.errors",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'indicia' has no attribute {name!r}; public names: {', '.join(__all__)}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
