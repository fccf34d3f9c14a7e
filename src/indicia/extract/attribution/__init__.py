"""Who says what: sources, cues and contents of a page's statements, by rules and a learned tagger."""

from __future__ import annotations

from indicia.extract.attribution.page import Method, attributions, people

__all__ = ["Method", "attributions", "people"]
