"""Russian and Ukrainian pages, by rules over word forms: no parser model."""

from __future__ import annotations

from indicia.extract.slavic.page import attributions, unread

__all__ = ["attributions", "unread"]
