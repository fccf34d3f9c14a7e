"""Bench reports as plain text tables."""

from __future__ import annotations

from collections.abc import Iterator

from indicia.bench.pages import PagesReport
from indicia.bench.speed import SpeedReport


def pages_table(report: PagesReport) -> str:
    """One line per phenomenon, then the slots of what was matched, then the traps."""
    return "\n".join([*_scores(report), "", *_values(report), "", *_traps(report)])


def _scores(report: PagesReport) -> Iterator[str]:
    yield f"{report.pages} pages{'':<27} precision  recall      F1   95 % interval   right/found/marked"
    for name, s in report.scores.items():
        yield (
            f"{name:<38} {100 * s.precision:6.1f}  {100 * s.recall:6.1f}  {100 * s.f1:6.1f}"
            f"   {100 * s.low:5.1f}-{100 * s.high:5.1f}     {s.right}/{s.found}/{s.marked}"
        )


def _values(report: PagesReport) -> Iterator[str]:
    yield "values right, of those that could be compared"
    for name, (right, compared) in report.values.items():
        share = f"{100 * right / compared:6.1f} %" if compared else "      -"
        yield f"{name:<38} {share}   {right}/{compared}"


def _traps(report: PagesReport) -> Iterator[str]:
    called, negatives = report.negatives_called_activity
    yield f"{'pages without activity given one':<38} {called} of {negatives}"
    yield f"{'conditions taken for facts':<38} {report.conditions_taken_for_facts}"


def speed_table(report: SpeedReport) -> str:
    """The figures with their units."""
    return "\n".join(
        (
            f"pages read warm, one core     {report.pages_per_s:.1f} pages/s, {report.words_per_s:.0f} words/s"
            f" ({report.pages} pages, {report.words} words)",
            f"peak memory, warm             {report.peak_mib:.0f} MiB",
            f"indicia --help                {report.help_s:.2f} s",
            f"one page, cold                {report.cold_s:.2f} s, {report.cold_mib:.0f} MiB",
        )
    )
