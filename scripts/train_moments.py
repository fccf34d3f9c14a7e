"""Train the small models that choose an activity's start, end and strength, and say how well they do on unseen pages.

Marked pages are folders in the devset format; of bench/devset only pages whose
number is not divisible by three are read (the others are for checking). Weights
go to src/indicia/kb/data/moments.yaml.

    python scripts/train_moments.py bench/devset bench/fresh/tuning
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, Protocol
from zlib import crc32

import numpy as np
import numpy.typing as npt
import yaml

from indicia import pages
from indicia.bench.devset import GoldPage, load
from indicia.bench.matching import pairs
from indicia.extract.activities import counted, told
from indicia.extract.activities.build import build, status_of
from indicia.extract.activities.counted_scored import Muster, Strength, musters, strengths
from indicia.extract.activities.when_around import is_live
from indicia.extract.activities.when_scored import Case, Option, cases, options
from indicia.extract.parse import parse
from indicia.model import Activity, When
from indicia.resolve.actors import actors
from indicia.resolve.dates import resolve

Slot = Literal["start", "end"]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Interval = tuple[int | None, int | None, int | None]
DATA = Path(__file__).parent.parent / "src" / "indicia" / "kb" / "data" / "moments.yaml"
CHECK_EVERY = 3
"""Pages of bench/devset with a number divisible by this are for checking."""
FOLDS = 10
RIDGE = 3.0
"""Penalty on squared weights; of 2, 3, 5, 8 and 10 under cross-validation the best for all three together."""
RAREST = 3
"""Features of fewer options than this are left out: they would be names of single pages."""
STEPS = 300
RATE = 0.05
"""Steps of Adam and their size; the loss changes no more behind them."""


class Featured(Protocol):
    """What has features that weights add up."""

    @property
    def features(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Question:
    """One group of a page that people marked: what it may be, and the right start and end."""

    page: str
    case: Case
    muster: Muster
    published: date | None
    start: str | None
    end: str | None
    troops: Interval | None

    def wanted(self, slot: Slot) -> str | None:
        """The date that people gave."""
        return self.start if slot == "start" else self.end


def questions(folder: Path) -> Iterator[Question]:
    """The questions of a folder in the devset format."""
    for gold in load(folder):
        held_out = folder.name == "devset" and int(gold.id) % CHECK_EVERY == 0
        if gold.reading.page.language == "en" and not held_out:
            yield from _of_page(f"{folder.name}/{gold.id}", gold)


def _of_page(name: str, gold: GoldPage) -> Iterator[Question]:
    page = pages.load(gold.reading.page.raw, name=gold.reading.page.name)
    found, live = told(parse(page)), is_live(page.text)
    published = page.published or gold.reading.page.published
    year = published.year if published else None
    ours = actors(build(found.groups, found.scenes, (), found.names, year=year, live=live), page)
    states = [status_of(group) for group in found.groups]
    asked = list(cases(found.groups, found.scenes, states, year=year, live=live))
    by_rule = counted.ruled(found.groups, found.scenes, ())
    mustered = musters(found.groups, found.scenes, counted.tallies(found.scenes, ()), by_rule)
    for mine, theirs in pairs(ours, gold.reading.activities, _likeness):
        number, first = int(mine.id[1:]) - 1, theirs.troops[0] if theirs.troops else None
        yield Question(
            page=name, case=asked[number], muster=mustered[number], published=published,
            start=theirs.start.edtf if theirs.start else None, end=theirs.end.edtf if theirs.end else None,
            troops=(first.value, first.low, first.high) if first else None,
        )  # fmt: skip


def _likeness(a: Activity, b: Activity) -> float:
    shared = 1.0 if a.trigger.overlaps(b.trigger) else 0.5 * any(m.overlaps(b.trigger) for m in a.mentions)
    same = a.kind == b.kind and bool({p.code for p in a.actors} & {p.code for p in b.actors})
    return shared + 0.3 * (a.kind == b.kind) + 0.2 * same if shared or same else 0.0


def value(when: When | None, published: date | None) -> str | None:
    """A date as EDTF."""
    if when is None or when.relative is None:
        return when.edtf if when else None
    return resolve(when.relative, published) if published else None


def fit(asked: Sequence[tuple[Sequence[Featured], Sequence[bool]]]) -> dict[str, float]:
    """Weights by which the right options of a question outweigh its others (softmax, ridge penalty)."""
    rows = [(n, o.features, r) for n, (opts, right) in enumerate(asked) for o, r in zip(opts, right, strict=True)]
    counts = Counter(name for _, names, _ in rows for name in names)
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    index = {name: i for i, name in enumerate(names)}
    cells = [(i, index[name]) for i, (_, features, _) in enumerate(rows) for name in features if name in index]
    group, right = np.array([n for n, _, _ in rows]), np.array([r for _, _, r in rows])
    w = _climb(np.array(cells), len(names), group, right)
    return {name: round(float(v), 3) for name, v in zip(names, w, strict=True)}


def _climb(cells: Ints, size: int, group: Ints, right: Bools) -> Floats:
    """Adam; `cells` are the pairs of an option and a feature that it has."""
    first = np.searchsorted(group, np.arange(group[-1] + 1))
    row, column = cells[:, 0], cells[:, 1]
    w, m, v = (np.zeros(size) for _ in range(3))
    for step in range(1, STEPS + 1):
        total = np.bincount(row, weights=w[column], minlength=len(group))
        e = np.exp(total - np.maximum.reduceat(total, first)[group])
        good = np.where(right, e, 0.0)
        p, q = e / np.add.reduceat(e, first)[group], good / np.add.reduceat(good, first)[group]
        slope = np.bincount(column, weights=(p - q)[row], minlength=size) + RIDGE * w
        m, v = 0.9 * m + 0.1 * slope, 0.99 * v + 0.01 * slope**2
        w = w - RATE * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.99**step)) + 1e-8)
    return w


def choose(weights: dict[str, float], choices: Sequence[Option]) -> Option:
    """The heaviest option."""
    return max(choices, key=lambda o: sum(weights.get(name, 0.0) for name in o.features))


def asked(
    found: Sequence[Question], slot: Slot, starts: dict[int, When | None]
) -> list[tuple[list[Option], list[bool]]]:
    """Questions with their options and which are right; those without a right option teach nothing."""
    out = []
    for q in found:
        choices, wanted = options(q.case, slot, starts.get(id(q))), q.wanted(slot)
        right = [(o.when is None) if wanted is None else value(o.when, q.published) == wanted for o in choices]
        if any(right):
            out.append((choices, right))
    return out


def counts_asked(found: Iterable[Question]) -> list[tuple[list[Strength], list[bool]]]:
    """The same for an activity's strength."""
    out = []
    for q in found:
        choices = strengths(q.muster)
        right = [(o.tally.interval if o.tally else None) == q.troops for o in choices]
        if any(right):
            out.append((choices, right))
    return out


def counts_validated(found: Sequence[Question]) -> None:
    """Prints the share of strengths that models choose rightly which never saw the page, beside that of the rules."""
    right = {True: [0, 0, 0], False: [0, 0, 0]}
    for fold in range(FOLDS):
        held = [q for q in found if crc32(q.page.encode()) % FOLDS == fold]
        weights = fit(counts_asked(q for q in found if crc32(q.page.encode()) % FOLDS != fold))
        for q in held:
            best = max(strengths(q.muster), key=lambda o: sum(weights.get(name, 0.0) for name in o.features)).tally
            ruled = q.muster.ruled[0] if q.muster.ruled else None
            score = right[q.troops is not None]
            score[0] += 1
            score[1] += ((ruled.value, ruled.low, ruled.high) if ruled else None) == q.troops
            score[2] += (best.interval if best else None) == q.troops
    for marked, (total, by_rule, by_model) in right.items():
        print(f"troops, {'marked' if marked else 'open'}: {total} questions, rules {by_rule}, model {by_model} right")


def cross_validated(found: Sequence[Question], slot: Slot, starts: dict[int, When | None]) -> dict[int, When | None]:
    """What models choose that never saw the page; prints the share that is right, beside that of the rules."""
    chosen: dict[int, When | None] = {}
    for fold in range(FOLDS):
        held = {id(q) for q in found if crc32(q.page.encode()) % FOLDS == fold}
        weights = fit(asked([q for q in found if id(q) not in held], slot, starts))
        for q in found:
            if id(q) in held:
                chosen[id(q)] = choose(weights, options(q.case, slot, starts.get(id(q)))).when
    for name, some in (
        ("marked", [q for q in found if q.wanted(slot)]),
        ("open", [q for q in found if not q.wanted(slot)]),
    ):
        by_model = np.mean([value(chosen[id(q)], q.published) == q.wanted(slot) for q in some])
        by_rule = np.mean([value(q.case.ruled[slot == "end"], q.published) == q.wanted(slot) for q in some])
        print(f"{slot}, {name}: {len(some)} questions, rules {by_rule:.3f}, model {by_model:.3f}")
    return chosen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    found = [q for folder in parser.parse_args().folders for q in questions(folder)]
    starts = cross_validated(found, "start", {})
    cross_validated(found, "end", starts)
    counts_validated(found)
    data = {
        "start": fit(asked(found, "start", {})),
        "end": fit(asked(found, "end", starts)),
        "troops": fit(counts_asked(found)),
    }
    head = "# Weights of the models of indicia.kb.moments: feature -> logit. Made by scripts/train_moments.py.\n"
    kept = {slot: {name: w for name, w in weights.items() if w} for slot, weights in data.items()}
    DATA.write_text(head + yaml.dump(kept, sort_keys=True, allow_unicode=True), encoding="utf-8")


if __name__ == "__main__":
    main()
