"""Bench reports as plain text tables."""

from __future__ import annotations

from collections.abc import Iterator

from indicia.bench.attribution import AttributionReport
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


def attribution_table(report: AttributionReport) -> str:
    """One line per role: exact F1 with its interval, begin-match and Jaccard; then whole attributions and speed."""
    unit = "paragraphs" if report.form == "cofenet" else "pages"
    lines = [f"{report.pages} {unit:<12} exact F1   95 % interval   begin  Jaccard  without repeats"]
    for role, exact in report.exact.items():
        lines.append(
            f"{role:<18} {100 * exact.f1:6.1f}    {100 * exact.low:5.1f}-{100 * exact.high:5.1f}"
            f"    {100 * report.begin[role].f1:6.1f}   {100 * report.jaccard[role].f1:6.1f}"
            f"           {100 * report.exact_without_repeats[role].f1:6.1f}"
        )
    if report.whole:
        whole = report.whole
        lines.append(f"{'whole (exact)':<18} {100 * whole.f1:6.1f}    {100 * whole.low:5.1f}-{100 * whole.high:5.1f}")
    return "\n".join([*lines, f"{report.pages_per_s:.1f} documents/s on one core"])
