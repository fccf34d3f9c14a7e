"""Writes docs/figures.md: scores on the pages that rules were tuned on, and on those kept for checking.

Pages whose number is divisible by three are for checking: their scores were
looked at, their errors were not read. Run it after a change that moves scores.
"""

from __future__ import annotations

from pathlib import Path

from indicia.bench import devset, pages
from indicia.bench.devset import GoldPage
from indicia.bench.pages import PagesReport
from indicia.model import Reading
from indicia.pages import load
from indicia.pipeline import read_page

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "docs" / "figures.md"
NOTES = ROOT / "docs" / "figures-notes.md"


def main() -> None:
    """Read the devset once and write both columns."""
    gold = list(devset.load(ROOT / "bench" / "devset"))
    readings = [read_page(load(g.reading.page.raw, name=g.reading.page.name)) for g in gold]
    read = list(zip(readings, gold, strict=True))
    tuning = _report([pair for pair in read if int(pair[1].id) % 3])
    checking = _report([pair for pair in read if not int(pair[1].id) % 3])
    FILE.write_text("\n".join(_page(tuning, checking)) + "\n", encoding="utf-8")


def _report(read: list[tuple[Reading, GoldPage]]) -> PagesReport:
    return pages.report([r for r, _ in read], [g for _, g in read])


def _page(tuning: PagesReport, checking: PagesReport) -> list[str]:
    lines = ["<!-- Written by scripts/make_figures.py; edit docs/figures-notes.md instead. -->", "", "# Figures", ""]
    lines += [f"| F1 in % | tuning pages ({tuning.pages}) | checking pages ({checking.pages}) |", "|---|---|---|"]
    for name, score in tuning.scores.items():
        other = checking.scores[name]
        lines.append(f"| {name} | {100 * score.f1:.1f} | {100 * other.f1:.1f} |")
    lines += ["", "| values right, of those compared | tuning | checking |", "|---|---|---|"]
    for name, (right, of) in tuning.values.items():
        lines.append(f"| {name} | {right}/{of} | {'/'.join(map(str, checking.values[name]))} |")
    return [*lines, "", NOTES.read_text(encoding="utf-8").rstrip()]


if __name__ == "__main__":
    main()
