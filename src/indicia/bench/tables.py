"""Bench reports as plain text tables."""

from __future__ import annotations

from collections.abc import Iterator

from indicia.bench.attribution import AttributionReport
from indicia.bench.dates import DatesReport
from indicia.bench.entities import EntitiesReport
from indicia.bench.events import EventsReport
from indicia.bench.pages import PagesReport
from indicia.bench.places import PlacesReport
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


def entities_table(report: EntitiesReport) -> str:
    """One line per entity type: exact F1 with its interval and counts, and F1 of spans that overlap."""
    lines = [f"{report.documents} documents{'':<6} exact F1   95 % interval   overlap F1   95 % interval   marked"]
    for kind, strict in report.strict.items():
        loose = report.overlap[kind]
        lines.append(
            f"{kind:<19} {100 * strict.f1:6.1f}    {100 * strict.low:5.1f}-{100 * strict.high:5.1f}"
            f"       {100 * loose.f1:6.1f}    {100 * loose.low:5.1f}-{100 * loose.high:5.1f}    {strict.marked:6}"
        )
    return "\n".join([*lines, f"{report.documents_per_s:.1f} documents/s on one core, beyond the parse"])


def events_table(report: EventsReport) -> str:
    """One line per event type that was found or marked, then the shares of right types, modes and actors."""
    lines = [f"{report.records} records, {report.coded} coded   precision  recall      F1   right/found/marked"]
    for event, s in (*report.types.items(), ("military types", report.military)):
        found = f"{100 * s.precision:6.1f}" if s.found else "     -"
        lines.append(f"{event:<26} {found}  {100 * s.recall:6.1f}  {100 * s.f1:6.1f}   {s.right}/{s.found}/{s.marked}")
    rows = {
        "type right, all records": report.accuracy,
        "type right, military records": report.military_accuracy,
        "mode right, where type is": report.mode,
        "source shared, where type is": report.sources,
        "target shared, where type is": report.targets,
    }
    lines += ["", *(_share(name, *pair) for name, pair in rows.items())]
    return "\n".join([*lines, f"{report.records_per_s:.1f} records/s on one core"])


def _share(name: str, right: int, compared: int) -> str:
    share = f"{100 * right / compared:6.1f} %" if compared else "      -"
    return f"{name:<30} {share}   {right}/{compared}"


def places_table(report: PlacesReport) -> str:
    """Tagging with and without demonyms, resolution given the span, speed of both."""
    where = report.resolution
    lines = [f"{report.articles} articles{'':<26} precision  recall      F1   95 % interval   right/found/marked"]
    demonyms = "with demonyms, as marked" if report.demonyms_count else "demonyms not marked"
    rows = {f"toponyms ({demonyms})": report.tagging, "toponyms (demonyms out)": report.tagging_without_demonyms}
    for name, s in rows.items():
        lines.append(
            f"{name:<38} {100 * s.precision:6.1f}  {100 * s.recall:6.1f}  {100 * s.f1:6.1f}"
            f"   {100 * s.low:5.1f}-{100 * s.high:5.1f}     {s.right}/{s.found}/{s.marked}"
        )
    lines += [
        "",
        f"within 161 km, given the span   {100 * where.within_161_km:5.1f} %   "
        f"{100 * where.low:.1f}-{100 * where.high:.1f}   of {where.compared}, {where.open} left open",
        f"error                           mean {where.mean_km:.0f} km, median {where.median_km:.0f} km",
        f"GeoNames id right               {100 * where.exact:5.1f} %",
        f"{report.pages_per_s:.0f} articles/s after the parse, {report.ms_per_page:.1f} ms an article, warm, one core",
    ]
    if report.trained_here:
        lines.append(
            "The weights were fitted on this very corpus: these scores are too good. Cross-validated ones are printed "
            "by scripts/train_toponyms.py and scripts/train_places.py."
        )
    return "\n".join(lines)


def dates_table(report: DatesReport) -> str:
    """Spans strict and relaxed, then type and value of the relaxed pairs, and the speed."""
    lines = [f"{report.pages} pages{'':<10} precision  recall      F1   95 % interval   right/found/marked"]
    for name, s in report.scores.items():
        lines.append(
            f"{name:<20} {100 * s.precision:6.1f}  {100 * s.recall:6.1f}  {100 * s.f1:6.1f}"
            f"   {100 * s.low:5.1f}-{100 * s.high:5.1f}     {s.right}/{s.found}/{s.marked}"
        )
    lines.append(f"values right, of those whose span is {100 * report.value_accuracy:.1f} %")
    return "\n".join([*lines, f"{report.ms_per_page:.1f} ms a page on one core"])
