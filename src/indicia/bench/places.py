"""Place scores on public corpora: toponyms found (strict F1), and those marked placed within 161 km.

Strict: both ends of a span right. Resolution is given the marked spans, so it
measures the choice among namesakes alone; a toponym left open counts as wrong.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median
from typing import Any, Final, NamedTuple

import numpy as np

from indicia.bench.matching import BOOTSTRAP_ROUNDS, BOOTSTRAP_SEED, Count, Score, score
from indicia.bench.toponyms import Article, Marked, load
from indicia.extract.parse import Parsed, parse
from indicia.kb.borders import distance
from indicia.kb.places import Entry
from indicia.model import Page, Span, Zone
from indicia.resolve import place_names, place_pages

NEAR_KM: Final = 161.0
"""A hundred miles: the customary bound (Leidner 2008)."""
Watch = Callable[[Sequence[Any]], Iterable[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Resolution given the span. Shares in [0, 1], with the 95 % bootstrap interval over articles; km of great circle.

    `open`: toponyms that we gave no coordinates, counted as wrong; errors are
    over the rest. `exact`: the corpus's GeoNames id, of those that have one.
    """

    within_161_km: float
    low: float
    high: float
    mean_km: float
    median_km: float
    exact: float
    compared: int
    open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesReport:
    """Tagging and resolution on one corpus, and the speed of both after the parse, warm, on one core.

    LGL marks "Russian" as a toponym, GeoVirus doesn't: `demonyms_count` where
    a corpus marks most of them, and `tagging` follows. Without them: they are
    left out of both what we found and what is marked.
    """

    articles: int
    tagging: Score
    tagging_without_demonyms: Score
    demonyms_count: bool
    resolution: Placed
    pages_per_s: float
    ms_per_page: float
    trained_here: bool
    """Whether the tagger's weights were fitted on this very corpus: then the tagging score is too good."""


class Outcome(NamedTuple):
    """One marked toponym: km off (None: left open, or judged by id), whether it counts as right, same id."""

    km: float | None
    right: bool
    same: bool | None


def measure(path: Path, *, watch: Watch = iter) -> PlacesReport:
    """Score a corpus file or folder (forms: `bench.toponyms.load`).

    Raises:
        UsageError: The path is no corpus that we know.
    """
    articles = load(path)
    pages = [parse(page_of(article)) for article in watch(articles)]
    found = [_whole_pass(page) for page in pages]
    start = time.process_time()
    for page in pages:
        _whole_pass(page)
    seconds = time.process_time() - start
    marked = [frozenset(m.span for m in article.marked) for article in articles]
    counted = _demonyms_count(found, marked)
    return PlacesReport(
        articles=len(articles),
        tagging=_tagging(found, marked, demonyms=counted),
        tagging_without_demonyms=_tagging(found, marked, demonyms=False),
        demonyms_count=counted,
        resolution=placed([outcomes_of(article) for article in articles]),
        pages_per_s=round(len(articles) / seconds, 1),
        ms_per_page=round(1000 * seconds / len(articles), 2),
        trained_here=path.name in place_names.trained_on(),
    )


class _Found(NamedTuple):
    """What we found on a page: places, and demonyms."""

    places: tuple[Span, ...]
    demonyms: tuple[Span, ...]


def _whole_pass(page: Parsed) -> _Found:
    """What a page's places cost: find them, and place them."""
    found = _Found(*place_names.both(docs_of(page), page.page.text))
    place_pages.locate_spans(found.places, page.page)
    return found


def _demonyms_count(found: Sequence[_Found], marked: Sequence[frozenset[Span]]) -> bool:
    """Whether the corpus marks more than half of the demonyms."""
    every = sum(len(f.demonyms) for f in found)
    return 2 * sum(len(m.intersection(f.demonyms)) for f, m in zip(found, marked, strict=True)) > every


def _tagging(found: Sequence[_Found], marked: Sequence[frozenset[Span]], *, demonyms: bool) -> Score:
    def count(ours: _Found, theirs: frozenset[Span]) -> Count:
        if demonyms:
            return _count({*ours.places, *ours.demonyms}, theirs)
        return _count(set(ours.places), theirs - set(ours.demonyms))

    return score([count(f, m) for f, m in zip(found, marked, strict=True)])


def page_of(article: Article) -> Page:
    """An article as a page of which all is body: the corpora have no zones."""
    text = article.text
    whole = Span(len(text) - len(text.lstrip()), len(text.rstrip()))
    zones = (Zone(kind="body", span=whole),)
    return Page(id=article.name, name=article.name, text=text, language="en", zones=zones, outlet=article.outlet)


def docs_of(page: Parsed) -> list[tuple[int, Any]]:
    """The parsed paragraphs with their offsets, as `place_names` takes them."""
    return [(p.span.start, p.doc) for p in page.paragraphs]


def _count(found: set[Span], marked: Set[Span]) -> Count:
    return Count(len(found & marked), len(found), len(marked))


def outcomes_of(article: Article) -> list[Outcome]:
    """Place the marked toponyms of an article and judge each that can be judged."""
    given = [m for m in article.marked if m.lat is not None or m.geonames_id is not None]
    entries = place_pages.locate_spans([m.span for m in given], page_of(article))
    return [outcome(mark, entry) for mark, entry in zip(given, entries, strict=True)]


def outcome(mark: Marked, entry: Entry | None) -> Outcome:
    """By distance where the corpus gives coordinates, by GeoNames id where it gives no more than that."""
    same = entry is not None and entry.geonames_id == mark.geonames_id if mark.geonames_id else None
    if entry is None:
        return Outcome(None, False, same)
    if mark.lat is None or mark.lon is None:
        return Outcome(None, bool(same), same)
    km = distance(lat=mark.lat, lon=mark.lon, to_lat=entry.lat, to_lon=entry.lon)
    return Outcome(km, km <= NEAR_KM, same)


def placed(articles: Sequence[Sequence[Outcome]]) -> Placed:
    """Sum up outcomes; the interval draws whole articles."""
    every = [o for outcomes in articles for o in outcomes]
    errors = [o.km for o in every if o.km is not None]
    ids = [o.same for o in every if o.same is not None]
    low, high = _interval([(sum(o.right for o in a), len(a)) for a in articles])
    return Placed(
        within_161_km=_share([o.right for o in every]),
        low=low,
        high=high,
        mean_km=round(fmean(errors), 1) if errors else 0.0,
        median_km=round(median(errors), 1) if errors else 0.0,
        exact=_share(ids),
        compared=len(every),
        open=sum(o.km is None and not o.right for o in every),
    )


def _share(rights: Sequence[bool]) -> float:
    return round(sum(rights) / len(rights), 4) if rights else 0.0


def _interval(rows: Sequence[tuple[int, int]]) -> tuple[float, float]:
    table = np.array(rows, dtype=float).reshape(-1, 2)
    if not table[:, 1].sum():
        return 0.0, 0.0
    picks = np.random.default_rng(BOOTSTRAP_SEED).integers(0, len(table), size=(BOOTSTRAP_ROUNDS, len(table)))
    right, every = np.moveaxis(table[picks].sum(axis=1), 1, 0)
    low, high = np.quantile(right / np.maximum(every, 1), [0.025, 0.975])
    return round(float(low), 4), round(float(high), 4)
