"""Runs the reader over a devset folder and hands the readings to the scores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from indicia.bench import devset, pages, speed
from indicia.extract.attribution import Method
from indicia.pages import find, load
from indicia.pipeline import read_page


def score_pages(
    folder: Path, *, attribution: Method = "learned", watch: Callable[[Sequence[Any]], Iterable[Any]] = iter
) -> pages.PagesReport:
    """Read every page of the folder as a user would (nothing of the gold is given) and score it.

    Raises:
        UsageError: The folder is not in the devset format.
    """
    gold = list(devset.load(folder))
    raw = (load(g.reading.page.raw, name=g.reading.page.name) for g in watch(gold))
    readings = [read_page(page, attribution=attribution) for page in raw]
    return pages.report(readings, gold)


def time_pages(folder: Path) -> speed.SpeedReport:
    """Speed over the folder's pages.

    Raises:
        PageNotFoundError: The folder holds no page.
    """
    inner = folder / "pages"
    return speed.measure([Path(path) for path in find([str(inner if inner.is_dir() else folder)])])
