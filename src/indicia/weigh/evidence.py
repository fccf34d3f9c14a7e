"""Reports -> arrays. Copies fall together here; who says a thing and its opposite says nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from indicia.errors import UsageError
from indicia.kb import grades
from indicia.model import Origin, Report

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]
Grading = Callable[[str], tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Independent reports as arrays of one length; `indicator` and `origin` index `indicators` and `origins`.

    `log_true`, `log_false`: natural log of P(report | the indicator is so)
    and P(report | it is not so).
    """

    indicators: tuple[str, ...]
    origins: tuple[Origin, ...]
    indicator: Ints
    origin: Ints
    present: npt.NDArray[np.bool_]
    log_true: Floats
    log_false: Floats

    def truth(self, keep: npt.NDArray[np.bool_] | None = None) -> tuple[Floats, Floats]:
        """Log P(all reports | so) and (... | not so), per indicator; `keep` leaves reports out."""
        chosen = slice(None) if keep is None else keep
        size = len(self.indicators)
        return (
            np.bincount(self.indicator[chosen], weights=self.log_true[chosen], minlength=size).astype(np.float64),
            np.bincount(self.indicator[chosen], weights=self.log_false[chosen], minlength=size).astype(np.float64),
        )

    def acting_side(self) -> npt.NDArray[np.bool_]:
        """Which reports go back to the acting side."""
        return np.array([o.acting_side for o in self.origins], dtype=bool)[self.origin]


def gather(
    reports: Iterable[Report], origins: Sequence[Origin], *, known: Iterable[str], grading: Grading = grades.rates
) -> Evidence:
    """Independent reports, in an order of their own, so that the order of the input changes nothing.

    Reports of one origin about one indicator are one report. An origin that
    reports an indicator both present and absent says nothing about it.

    Raises:
        UsageError: A report names an origin or indicator that does not exist, or two origins share an id.
    """
    by_id = _by_id(origins)
    said: dict[tuple[str, str], set[bool]] = {}
    for report in reports:
        said.setdefault((report.indicator, report.origin), set()).add(report.present)
    _check(said, by_id, frozenset(known))
    kept = sorted((k, o, next(iter(values))) for (k, o), values in said.items() if len(values) == 1)
    indicators = sorted({k for k, _, _ in kept})
    sayers = sorted({o for _, o, _ in kept})
    rates = np.array([_log_rates(by_id[o], present, grading) for _, o, present in kept]).reshape(-1, 2)
    return Evidence(
        indicators=tuple(indicators),
        origins=tuple(by_id[o] for o in sayers),
        indicator=_index(indicators, [k for k, _, _ in kept]),
        origin=_index(sayers, [o for _, o, _ in kept]),
        present=np.array([present for _, _, present in kept], dtype=bool),
        log_true=rates[:, 0],
        log_false=rates[:, 1],
    )


def _by_id(origins: Sequence[Origin]) -> dict[str, Origin]:
    found: dict[str, Origin] = {}
    for origin in origins:
        if found.setdefault(origin.id, origin) != origin:
            raise UsageError(f"Two different origins have the id {origin.id!r}. Give every origin an id of its own.")
    return found


def _check(said: Iterable[tuple[str, str]], by_id: dict[str, Origin], known: frozenset[str]) -> None:
    for indicator, origin in said:
        if origin not in by_id:
            raise UsageError(f"A report on {indicator!r} names origin {origin!r}, which is not among those given.")
        if indicator not in known:
            raise UsageError(f"Origin {origin!r} reports on {indicator!r}, which has no row of likelihoods.")


def _log_rates(origin: Origin, present: bool, grading: Grading) -> tuple[float, float]:
    grade = grades.denied(origin.grade) if origin.acting_side and not present else origin.grade
    sensitivity, false_report = grading(grade)
    if not 0 < false_report <= sensitivity < 1:
        raise UsageError(
            f"Grade {grade!r} of origin {origin.name!r} gives rates {sensitivity!r} and {false_report!r}; "
            "they must satisfy 0 < false report <= sensitivity < 1."
        )
    if present:
        return float(np.log(sensitivity)), float(np.log(false_report))
    return float(np.log1p(-sensitivity)), float(np.log1p(-false_report))


def _index(names: Sequence[str], values: Sequence[str]) -> Ints:
    place = {name: number for number, name in enumerate(names)}
    return np.array([place[value] for value in values], dtype=np.intp)
