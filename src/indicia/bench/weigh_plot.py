"""The calibration of P(attack) as one SVG file: said against came true, readable without colour."""

from __future__ import annotations

from collections.abc import Iterator

from indicia.bench.weigh import WeighReport
from indicia.bench.weigh_scores import Bin

SIDE, LEFT, TOP = 360, 70, 60
LEAST, MOST = 3.0, 12.0
"""Radius of a dot, in pixels: of a bin with hardly any weight, and of one that holds all cases."""
_STYLE = (
    "text{font:13px sans-serif;fill:#222}text.small{font-size:11px}.grid{stroke:#ddd}.dot{fill:#0b5394}"
    ".even{stroke:#888;stroke-dasharray:5 4}.whole{stroke:#0b5394;stroke-width:2}"
    ".last{fill:none;stroke:#b45f06;stroke-width:2}"
)


def calibration_svg(report: WeighReport) -> str:
    """A drawing of its own, with title, axes and legend; every text is ours, so nothing needs escaping."""
    width, height = LEFT + SIDE + 40, TOP + SIDE + 120
    parts = (*_frame(len(report.records)), *_bins(report.calibration), *_last(report.calibration_last), *_legend())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="Calibration of the probability of an attack"><style>{_STYLE}</style>'
        f'<rect width="{width}" height="{height}" fill="#fff"/>{"".join(parts)}</svg>\n'
    )


def _frame(cases: int) -> Iterator[str]:
    yield f'<text x="{LEFT}" y="22">P(attack within 90 days): said, and came true</text>'
    yield (
        f'<text x="{LEFT}" y="40" class="small">{cases} past cases, chosen for their outcome: '
        "attacks are far too frequent here</text>"
    )
    for p in (0, 20, 40, 60, 80, 100):
        x, y = _x(p / 100), _y(p / 100)
        yield f'<line class="grid" x1="{x}" x2="{x}" y1="{TOP}" y2="{TOP + SIDE}"/>'
        yield f'<line class="grid" x1="{LEFT}" x2="{LEFT + SIDE}" y1="{y}" y2="{y}"/>'
        yield f'<text class="small" x="{x}" y="{TOP + SIDE + 18}" text-anchor="middle">{p} %</text>'
        yield f'<text class="small" x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{p} %</text>'
    yield f'<line class="even" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}"/>'
    yield f'<text x="{LEFT + SIDE / 2}" y="{TOP + SIDE + 38}" text-anchor="middle">said (middle of the range)</text>'
    yield f'<text transform="translate(18 {TOP + SIDE / 2}) rotate(-90)" text-anchor="middle">came true</text>'


def _bins(bins: tuple[Bin, ...]) -> Iterator[str]:
    total = sum(b.weight for b in bins) or 1.0
    for b in bins:
        x, y = _x(b.said), _y(b.came_true)
        radius = LEAST + (MOST - LEAST) * (b.weight / total) ** 0.5
        yield f'<line class="whole" x1="{x}" x2="{x}" y1="{_y(b.low)}" y2="{_y(b.high)}"/>'
        yield (
            f'<circle class="dot" cx="{x}" cy="{y}" r="{radius:.1f}"><title>said {b.said:.1%}, came true '
            f"{b.came_true:.1%}, {b.cases} cases, weight {b.weight:.1f}</title></circle>"
        )


def _last(bins: tuple[Bin, ...]) -> Iterator[str]:
    for b in bins:
        x, y = _x(b.said), _y(b.came_true)
        yield (
            f'<rect class="last" x="{x - 6:.1f}" y="{y - 6:.1f}" width="12" height="12"><title>last day: said '
            f"{b.said:.1%}, came true {b.came_true:.1%}, {b.cases} cases</title></rect>"
        )


def _legend() -> Iterator[str]:
    x, y = LEFT + 20, TOP + SIDE + 66
    yield f'<circle class="dot" cx="{LEFT + 6}" cy="{y - 4}" r="5"/>'
    yield f'<text class="small" x="{x}" y="{y}">all days, each case counts 1 (size: weight; bar: 95 % interval)</text>'
    yield f'<rect class="last" x="{LEFT}" y="{y + 10}" width="12" height="12"/>'
    yield f'<text class="small" x="{x}" y="{y + 20}">the last day of each case</text>'
    yield f'<line class="even" x1="{LEFT}" x2="{LEFT + 14}" y1="{y + 36}" y2="{y + 36}"/>'
    yield f'<text class="small" x="{x}" y="{y + 40}">what is said comes true as often</text>'


def _x(p: float) -> float:
    return round(LEFT + p * SIDE, 1)


def _y(p: float) -> float:
    return round(TOP + (1 - p) * SIDE, 1)
