"""Posterior ranges as inline SVG: a bar between the ends, a tick at the middle, a line for the starting odds."""

from __future__ import annotations

from markupsafe import Markup

from indicia.model import HypothesisRange
from indicia.report import words

WIDTH, HEIGHT = 200, 22
_GRID = (0, 25, 50, 75, 100)
_LEAST_WIDTH = 2.0
"""A range narrower than this would not be seen."""


def range_bar(h: HypothesisRange) -> Markup:
    """One hypothesis on a scale from 0 to 100 %, readable without colour and named for screen readers."""
    low, high = h.p_low * WIDTH, h.p_high * WIDTH
    width = max(high - low, _LEAST_WIDTH)
    label = f"{h.name}: {words.percent_range(h)}, middle {words.percent(h.p_mid)} %"
    return Markup(
        '<svg class="bar" viewBox="0 0 {W} {H}" role="img" aria-label="{label}" preserveAspectRatio="none">{grid}'
        '<line class="prior" x1="{p1}" x2="{p2}" y1="18.5" y2="18.5"/>'
        '<rect class="range" x="{x}" y="5" width="{w}" height="9" rx="1"/>'
        '<line class="mid" x1="{m}" x2="{m}" y1="2.5" y2="16.5"/></svg>'
    ).format(
        W=WIDTH,
        H=HEIGHT,
        label=label,
        grid=Markup("").join(_gridline(p) for p in _GRID),
        p1=_n(h.prior_low * WIDTH),
        p2=_n(max(h.prior_high * WIDTH, h.prior_low * WIDTH + _LEAST_WIDTH)),
        x=_n(min(low, WIDTH - width)),
        w=_n(width),
        m=_n(h.p_mid * WIDTH),
    )


def scale() -> Markup:
    """The numbers over the bars."""
    parts = (Markup('<span style="left:{0}%">{0}</span>').format(p) for p in _GRID)
    return Markup('<span class="scale" aria-hidden="true">{}</span>').format(Markup("").join(parts))


def _gridline(p: int) -> Markup:
    return Markup('<line class="grid" x1="{0}" x2="{0}" y1="0" y2="{1}"/>').format(_n(p / 100 * WIDTH), HEIGHT)


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
