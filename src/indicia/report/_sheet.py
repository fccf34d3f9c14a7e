"""What the HTML templates ask for: links to lines, anchors of marks, the marked text of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from zlib import crc32

from markupsafe import Markup

from indicia.kb.words import DEFAULT, named
from indicia.model import Activity, Member, Reading, Ref, VoicedReason
from indicia.report import facts, highlight, map, voices
from indicia.report._marking import highlights, reason_anchors
from indicia.report.clean import shorten
from indicia.report.facts import Item, Row
from indicia.report.refs import Citations

_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
EXCERPT = 260
"""Characters of a statement shown in a list; the whole stands in the page's text below."""


class Sheet:
    """One HTML report over some readings; anchors are unique as long as page ids are."""

    def __init__(self, readings: Sequence[Reading], *, scale: str = DEFAULT) -> None:
        self.scale, self.scale_name = scale, named(scale).name
        self.readings = tuple({r.page.id: r for r in readings}.values())
        self.citations = Citations.of(self.readings)
        self._reasons = {r.page.id: reason_anchors(r, prefix(r.page.id)) for r in self.readings}

    @property
    def anchor(self) -> str:
        """A prefix of HTML ids for what belongs to no single page: several reports in one notebook stay apart."""
        return f"{crc32(' '.join(r.page.id for r in self.readings).encode('utf-8', 'replace')):08x}"

    def letter(self, page: str) -> str:
        """The page's letter if the report has several pages, else ""."""
        return self.citations.pages[page].letter if len(self.readings) > 1 else ""

    def links(self, refs: Iterable[Ref]) -> Markup:
        """References as links to the lines of the page's text."""
        found = {self.citations.cite([ref]).strip("[]"): ref for ref in refs if ref.page in self.citations.pages}
        link = Markup('<a class="ref" href="#{}">{}</a>')
        return Markup(" ").join(link.format(self._line(ref), name) for name, ref in found.items())

    def spoken(self, item: Item) -> str:
        """The words that an item quotes, "" if it quotes none."""
        return self.citations.quote(item.spoken) if item.spoken else ""

    def excerpt(self, refs: Iterable[Ref]) -> str:
        """The start of what the references point at."""
        return shorten(" … ".join(self.citations.quote(ref) for ref in refs), EXCERPT)

    def reason_href(self, voiced: VoicedReason) -> str:
        """The anchor of a reason in the page's text, or of its line if the page lacks it."""
        found = self._reasons.get(voiced.page, {}).get(voiced.explanation.id)
        return f"#{found or self._line(voices.ref_of(voiced))}"

    def rows(self, activity: Activity, members: Sequence[Member]) -> tuple[Row, ...]:
        """An activity's slots."""
        return facts.rows(activity, facts.among(members))

    def locator(self, activity: Activity) -> Markup:
        """The map, made by us alone: every name in it is escaped there."""
        return Markup(map.locator(activity))

    def text(self, reading: Reading) -> Markup:
        """The page's text with its highlights."""
        own = prefix(reading.page.id)
        return highlight.page_html(reading.page, highlights(reading, own), prefix=own)

    def _line(self, ref: Ref) -> str:
        numbered = self.citations.pages.get(ref.page)
        return f"{prefix(ref.page)}-l{numbered.line(ref.span.start) if numbered else 1}"


def prefix(page: str) -> str:
    """A page's id as the start of HTML ids: letters, digits, and a check sum if anything had to go.

    >>> prefix("048")
    'p048'
    """
    plain = _UNSAFE.sub("-", page)
    return f"p{plain}" if plain == page else f"p{plain[:40]}-{crc32(page.encode('utf-8', 'replace')):08x}"
