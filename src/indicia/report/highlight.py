"""A page's text as HTML with highlights that may overlap: tags stripped, it is the page's text again.

Marks that cross are cut where they cross and opened again, so the tags nest.
Only the first piece of a mark carries its anchor, code and tab stop.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from indicia.model import Page, Span, Zone
from indicia.report import words
from indicia.report.clean import for_markup
from indicia.report.refs import line_starts


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """A stretch to be marked: what it is (`kind`), its code on the page, and what hover and focus say."""

    span: Span
    kind: str
    tip: str
    code: str = ""
    anchor: str = ""


def page_html(page: Page, highlights: Sequence[Highlight], *, prefix: str) -> Markup:
    """The page's text, zone by zone and line by line, with highlights.

    Stripping the tags gives `page.text`; only NUL and lone surrogates, which HTML
    cannot hold, come out as U+FFFD. Lines carry the anchors `{prefix}-l{number}`.
    """
    pending = sorted((h for h in highlights if h.span.start < h.span.end), key=lambda h: (h.span.start, -h.span.end))
    writer = _Writer(page, pending, prefix)
    return Markup("").join(writer.zone(span, zone) for span, zone in _blocks(page))


def nested(text: str, stretch: Span, highlights: Sequence[Highlight], *, opened: set[int]) -> Markup:
    """One stretch of text with its highlights as properly nested `mark` elements.

    `opened` holds the ids of highlights that had a first piece already; it is added to.
    """
    here = [h for h in highlights if h.span.overlaps(stretch)]
    edges = {stretch.start, stretch.end}
    edges.update(e for h in here for e in h.span if stretch.start < e < stretch.end)
    parts: list[Markup] = []
    stack: list[Highlight] = []
    last = stretch.start
    for edge in sorted(edges):
        parts.append(_text(text[last:edge]))
        parts.extend(_turn(edge, stretch, here, stack, opened))
        last = edge
    return Markup("").join(parts)


def _turn(
    edge: int, stretch: Span, here: Sequence[Highlight], stack: list[Highlight], opened: set[int]
) -> Iterator[Markup]:
    """Tags at one position: close what ends (and what lies above it), then open what goes on or begins."""
    at_end = edge == stretch.end
    ending = {id(h) for h in stack if at_end or h.span.end <= edge}
    again: list[Highlight] = []
    while ending:
        top = stack.pop()
        yield Markup("</mark>")
        if id(top) not in ending:
            again.insert(0, top)
        ending.discard(id(top))
    if at_end:
        return
    begins = [h for h in here if max(h.span.start, stretch.start) == edge and h.span.end > edge]
    for h in (*again, *sorted(begins, key=lambda h: -h.span.end)):
        stack.append(h)
        yield _open(h, first=id(h) not in opened)
        opened.add(id(h))


def _open(h: Highlight, *, first: bool) -> Markup:
    if not first:
        return Markup('<mark class="m {} cont" data-tip="{}">').format(h.kind, _clean(h.tip))
    anchor = Markup(' id="{}"').format(h.anchor) if h.anchor else Markup("")
    code = Markup(' data-k="{}"').format(h.code) if h.code else Markup("")
    return Markup('<mark class="m {}"{}{} tabindex="0" role="note" aria-label="{}" data-tip="{}">').format(
        h.kind, anchor, code, _clean(h.tip), _clean(h.tip)
    )


class _Writer:
    """Writes zones in order, so that each line looks only at the highlights that can reach it."""

    def __init__(self, page: Page, pending: list[Highlight], prefix: str) -> None:
        self.page, self.prefix = page, prefix
        self._pending, self._next = pending, 0
        self._active: list[Highlight] = []
        self._opened: set[int] = set()
        self._starts = line_starts(page.text)
        self._line = self._numbered = 0

    def zone(self, span: Span, zone: Zone | None) -> Markup:
        """One zone, or the text between two zones."""
        if zone is None and _is_idle(self.page.text[span.start : span.end]):
            return Markup('<span class="gap">{}</span>').format(_text(self.page.text[span.start : span.end]))
        lines = Markup("").join(self._stretch(s) for s in self._stretches(span))
        kind = zone.kind if zone else "between"
        name = _clean(_zone_name(zone) if zone else "Between zones")
        return Markup('<section class="zone z-{}" data-zone="{}" aria-label="{}">{}</section>').format(
            kind, name, name, lines
        )

    def _stretches(self, span: Span) -> Iterator[Span]:
        """The parts of a zone that lie on one line each; `_line` follows."""
        at = span.start
        while at < span.end:
            while self._line + 1 < len(self._starts) and self._starts[self._line + 1] <= at:
                self._line += 1
            stop = self._starts[self._line + 1] if self._line + 1 < len(self._starts) else len(self.page.text)
            end = min(stop, span.end)
            yield Span(at, end)
            at = end

    def _stretch(self, span: Span) -> Markup:
        """One stretch; the first one seen of a line carries the line's number and anchor."""
        text = self.page.text
        if not text[span.start : span.end].strip():
            return Markup('<span class="blank">{}</span>').format(_text(text[span.start : span.end]))
        inner = nested(text, span, self._reaching(span), opened=self._opened)
        number = self._line + 1
        if number == self._numbered:
            return Markup('<span class="line">{}</span>').format(inner)
        self._numbered = number
        return Markup('<span class="line" id="{}-l{}" data-n="{}">{}</span>').format(self.prefix, number, number, inner)

    def _reaching(self, span: Span) -> list[Highlight]:
        self._active = [h for h in self._active if h.span.end > span.start]
        while self._next < len(self._pending) and self._pending[self._next].span.start < span.end:
            self._active.append(self._pending[self._next])
            self._next += 1
        return self._active


def _blocks(page: Page) -> Iterator[tuple[Span, Zone | None]]:
    """Zones and what lies between them, without a gap."""
    last = 0
    for zone in page.zones:
        if last < zone.span.start:
            yield Span(last, zone.span.start), None
        yield zone.span, zone
        last = zone.span.end
    if last < len(page.text):
        yield Span(last, len(page.text)), None


def _is_idle(text: str) -> bool:
    """Blanks, bullets and rules: nothing that anybody would read."""
    return not any(c.isalnum() for c in text)


def _zone_name(zone: Zone) -> str:
    name = words.capital(words.ZONES.get(zone.kind, zone.kind))
    return f"{name}: {zone.author}" if zone.author else name


def _text(text: str) -> Markup:
    """Escaped; a carriage return is written as a reference, since parsers turn a bare one into a line feed."""
    return Markup(escape(for_markup(text)).replace("\r", Markup("&#13;")))


def _clean(text: str) -> str:
    return " ".join(for_markup(text).split())
