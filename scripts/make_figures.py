"""Writes docs/figures.md: scores on the pages that rules were tuned on, and on those kept for checking.

Of the devset, pages whose number is divisible by three are for checking; of the
fresh pages, bench/fresh/checking: their errors are not read. Run it after a change that moves scores.
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
NAMES = (
    "devset", "fresh/tuning", "fresh/checking", "fresh/tuning-dense", "fresh/checking-dense", "fresh/checking-later",
    "fresh/checking-fourth",
    "fresh/russian-ukrainian",
)  # fmt: skip
Pairs = list[tuple[Reading, GoldPage]]


def main() -> None:
    """Read all marked pages once and write a column for each part."""
    known, fresh, checked, dense, dense_checked, later, fourth, slavic = (_read(name) for name in NAMES)
    columns = {
        "devset, tuning": _report([pair for pair in known if int(pair[1].id) % 3]),
        "devset, checking": _report([pair for pair in known if not int(pair[1].id) % 3]),
        "fresh, tuning": _report(fresh),
        "fresh, checking": _report(checked),
        "dense, tuning": _report(dense),
        "dense, checking": _report(dense_checked),
        "later, checking": _report(later),
        "fourth, checking": _report(fourth),
        "Russian and Ukrainian": _report(slavic),
    }
    FILE.write_text("\n".join(_page(columns)) + "\n", encoding="utf-8")


def _read(name: str) -> Pairs:
    gold = list(devset.load(ROOT / "bench" / name))
    return [(read_page(load(g.reading.page.raw, name=g.reading.page.name)), g) for g in gold]


def _report(read: Pairs) -> PagesReport:
    return pages.report([r for r, _ in read], [g for _, g in read])


def _page(columns: dict[str, PagesReport]) -> list[str]:
    reports = list(columns.values())
    rule = "|---" * (len(reports) + 1) + "|"
    heads = " | ".join(f"{name} ({report.pages})" for name, report in columns.items())
    lines = ["<!-- Written by scripts/make_figures.py; edit docs/figures-notes.md instead. -->", "", "# Figures", ""]
    lines += [f"| F1 in %, on pages of | {heads} |", rule]
    for name in reports[0].scores:
        lines.append(f"| {name} | " + " | ".join(f"{100 * r.scores[name].f1:.1f}" for r in reports) + " |")
    lines += ["", f"| values right, of those compared | {heads} |", rule]
    for name in reports[0].values:
        lines.append(f"| {name} | " + " | ".join("/".join(map(str, r.values[name])) for r in reports) + " |")
    return [*lines, "", NOTES.read_text(encoding="utf-8").rstrip()]


if __name__ == "__main__":
    main()
