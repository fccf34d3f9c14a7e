"""Thousands of random cases, quickly: drawn by a seeded generator, each weighed once for all laws."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random

from weigh_cases import Case, origin, priors, report, row

from indicia.model import Weighing

COUNT = 2000
SEED = 7
GOOD, ALL = ("A1", "A2", "B2", "B3"), ("A1", "A2", "B2", "B3", "C3", "F3", "F6", "D4", "E5")


@cache
def many() -> tuple[tuple[Case, Weighing], ...]:
    """Half of them wild, half of them telling, each with its weighing."""
    random = Random(SEED)
    drawn = [(wild if n % 2 else telling)(random) for n in range(COUNT)]
    return tuple((case, case.weigh()) for case in drawn)


def wild(random: Random) -> Case:
    """Any table, any grades, any reports."""
    names = _names(random)
    point = random.random() < 0.3
    rows = tuple(
        row(f"k{n}", {h: _interval(random, point) for h in names}, detectability=random.random())
        for n in range(random.randint(1, 6))
    )
    return _told(random, rows, names, ALL, most=15)


def telling(random: Random) -> Case:
    """A favoured purpose, indicators that tell, good origins that mostly agree: these often indicate."""
    names, width = _names(random), random.choice((0.0, 0.01, 0.05))
    rows = []
    for n in range(random.randint(1, 5)):
        low, few = random.uniform(0.6, 0.94), random.uniform(0.01, 0.15)
        cells = dict.fromkeys(names, (few, few + width)) | {names[0]: (low, low + width)}
        rows.append(row(f"k{n}", cells, detectability=random.random()))
    return _told(random, tuple(rows), names, GOOD, most=18, agree=0.9)


def wider(case: Case, random: Random) -> Case:
    """Every interval of table and priors stretched at random, each end by itself."""
    rows = tuple(replace(r, cells=tuple(replace(c, **_stretched(c, random)) for c in r.cells)) for r in case.rows)
    stretched = tuple(replace(p, **_stretched(p, random)) for p in case.priors.rows)
    return case.also(rows=rows, priors=replace(case.priors, rows=stretched))


def renamed(case: Case, random: Random) -> tuple[Case, dict[str, str]]:
    """Other ids for everything, and everything in another order; the names of the purposes, old to new."""
    purposes, signs, sayers = (
        _permuted(random, ids)
        for ids in (
            [c.hypothesis for c in case.rows[0].cells],
            [r.indicator for r in case.rows],
            [o.id for o in case.origins],
        )
    )
    purposes["other"] = "other"
    rows = [
        replace(
            r,
            indicator=signs[r.indicator],
            cells=_mixed(random, [replace(c, hypothesis=purposes[c.hypothesis]) for c in r.cells]),
        )
        for r in case.rows
    ]
    before = [replace(p, hypothesis=purposes[p.hypothesis]) for p in case.priors.rows]
    told = [replace(r, indicator=signs[r.indicator], origin=sayers[r.origin]) for r in case.reports]
    turned = Case(
        rows=_mixed(random, rows),
        priors=replace(case.priors, rows=_mixed(random, before)),
        origins=_mixed(random, [replace(o, id=sayers[o.id]) for o in case.origins]),
        reports=_mixed(random, told),
    )
    return turned, purposes


def tie(random: Random) -> Case:
    """Every purpose has one indicator of its own and one voice for it: all are as likely as each other."""
    names = _names(random)
    high, low = random.uniform(0.5, 0.98), random.uniform(0.01, 0.4)
    width = random.choice((0.0, 0.01))
    rows = tuple(
        row(f"k-{mine}", {h: (high, high + width) if h == mine else (low, low + width) for h in names})
        for mine in names
    )
    grades = [random.choice(ALL) for _ in range(random.randint(1, 4))]
    origins = tuple(origin(f"o{n}-{h}", grade) for h in names for n, grade in enumerate(grades))
    told = tuple(report(f"k-{h}", f"o{n}-{h}") for h in names for n in range(len(grades)))
    share = 1 / (len(names) + 1)
    return Case(
        rows=rows, priors=priors(dict.fromkeys((*names, "other"), (share, share + 1e-9))), origins=origins, reports=told
    )


def favourite(random: Random) -> Case:
    """One purpose, h0, is far ahead beforehand; the reports, many and good, set two others apart and don't help h0."""
    rows = []
    for n in range(random.randint(2, 5)):
        high, low = random.uniform(0.6, 0.95), random.uniform(0.01, 0.1)
        cells = {"h0": 0.8 * (high * low) ** 0.5, "h1": high, "h2": low}
        rows.append(row(f"k{n}", {h: (p, p) for h, p in cells.items()}))
    origins = tuple(origin(f"o{n}", random.choice(GOOD)) for n in range(random.randint(2, 4)))
    told = tuple(report(r.indicator, o.id) for r in rows for o in origins)
    rest = (1 - (ahead := random.uniform(0.9, 0.9999))) / 3
    before = {"h0": ahead, "h1": rest, "h2": rest, "other": rest}
    made = priors({h: (p * (1 - 1e-9), p * (1 + 1e-9)) for h, p in before.items()})
    return Case(rows=tuple(rows), priors=made, origins=origins, reports=told)


def _names(random: Random) -> list[str]:
    return [f"h{n}" for n in range(random.randint(2, 5))]


def _interval(random: Random, point: bool) -> tuple[float, float]:
    low, high = sorted(random.uniform(0.005, 0.995) for _ in range(2))
    return (low, low) if point else (low, high)


def _told(random: Random, rows, names: list[str], grades, *, most: int, agree: float = 0.5) -> Case:
    weights = {h: random.uniform(0.3, 1) for h in (*names, "other")}
    slack, whole = random.choice((0.0, 0.05, 0.3)), sum(weights.values())
    ends = {h: (w / whole * (1 - slack), min(0.99, w / whole * (1 + slack) + 1e-12)) for h, w in weights.items()}
    origins = tuple(
        origin(f"o{n}", random.choice(grades), acting=random.random() < 0.25) for n in range(random.randint(1, 5))
    )
    told = tuple(
        report(random.choice(rows).indicator, random.choice(origins).id, random.random() < agree)
        for _ in range(random.randint(0, most))
    )
    return Case(rows=rows, priors=priors(ends), origins=origins, reports=told)


def _stretched(ends, random: Random) -> dict[str, float]:
    low, high = ends.low, ends.high
    return {
        "low": low * (1 - random.random() * random.choice((0, 0.5))),
        "high": high + (0.999 - high) * random.random() * random.choice((0, 0.5)),
    }


def _permuted(random: Random, ids: list[str]) -> dict[str, str]:
    return dict(zip(ids, (f"{c}x" for c in random.sample(ids, len(ids))), strict=True))


def _mixed(random: Random, items: list) -> tuple:
    return tuple(random.sample(items, len(items)))
