"""Who says what: sources, cues and contents of a page's statements, by rules."""

from __future__ import annotations

from indicia.extract.attribution.page import attributions, people

__all__ = ["attributions", "people"]
