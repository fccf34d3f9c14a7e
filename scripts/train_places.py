"""Fit the weights that choose among namesakes; write src/indicia/kb/data/place_ranker.yaml.

    .venv/bin/python scripts/train_places.py LGL.xml GeoVirus.xml

Prints accuracy within 161 km cross-validated by outlet (an outlet's pages
are never in both parts), then fits on everything. Only numbers are written.
"""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

import numpy as np
import yaml

from indicia.bench.places import NEAR_KM, page_of
from indicia.bench.toponyms import load
from indicia.kb.borders import distance
from indicia.resolve import place_bearers, place_evidence, place_pages, place_rank
from indicia.resolve._context import context
from indicia.resolve.place_rank import FEATURES, FIRST

TARGET = Path(__file__).resolve().parents[1] / "src" / "indicia" / "kb" / "data" / "place_ranker.yaml"
FOLDS = 5
RIDGE = 0.002
STEPS, RATE = 120, 0.3
ROUNDS = 4
HELPS = np.array([name in place_rank.HELPFUL for name in FEATURES])
"""Evidence for a place is never counted against it, whatever the corpora's chance likings."""
GIVEN = np.array([place_rank.BY_HAND.get(name, np.nan) for name in FEATURES])
"""Weights that are not fitted: the others are fitted beside them."""


class Case:
    """An article: its names with their candidates, and which of them are right, weighted by mentions."""

    def __init__(self, article, corpus):
        page = page_of(article)
        marks = [m for m in article.marked if m.lat is not None]
        names = [place_pages.plain(page.text[m.span.start : m.span.end]) for m in marks]
        given = [place_pages.Mention(name=n, span=m.span) for m, n in zip(marks, names, strict=True)]
        self.names = place_pages.in_order(given, names, page.text)[: place_rank.MOST_NAMES]
        self.found = [place_bearers.known(n.name) for n in self.names]
        self.fold = zlib.crc32(f"{corpus}{article.outlet or article.name}".encode()) % FOLDS
        self.corpus = corpus
        self.total = len(marks)
        self.right = [np.zeros(len(k.entries)) for k in self.found]
        place = {n.name: i for i, n in enumerate(self.names)}
        for mark, name in zip(marks, names, strict=True):
            if name in place:
                i = place[name]
                self.right[i] += [
                    distance(lat=mark.lat, lon=mark.lon, to_lat=e.lat, to_lon=e.lon) <= NEAR_KM
                    for e in self.found[i].entries
                ]
        self.first = place_rank.first_features(self.names, self.found, context(page), place_pages.home_of(page.outlet))

    def features(self, weight):
        scores = [f @ weight[: len(FIRST)] for f in self.first]
        near = place_evidence.by_neighbours(self.found, scores)
        for _ in range(place_rank.ROUNDS - 1):
            scores = [
                f @ weight[: len(FIRST)] + g @ weight[len(FIRST) :] for f, g in zip(self.first, near, strict=True)
            ]
            near = place_evidence.by_neighbours(self.found, scores)
        return [np.hstack(pair) for pair in zip(self.first, near, strict=True)]


def settled(weight):
    """The weights with those set by hand."""
    return np.where(np.isnan(GIVEN), weight, GIVEN)


def fit(cases):
    """Maximise the chance of right candidates (softmax over each name's), by Adam; neighbours renewed each round."""
    weight = settled(np.zeros(len(FEATURES)))
    weight[FEATURES.index("city_fame")] = 1.0
    for _ in range(ROUNDS):
        rows, good, size = [], [], []
        for case in cases:
            for f, r in zip(case.features(weight), case.right, strict=True):
                if len(f) > 1 and r.any() and not r.all():
                    rows.append(f), good.append(r / r.max()), size.append(min(3.0, r.max()))
        x, g = np.vstack(rows), np.concatenate(good)
        start = np.cumsum([0] + [len(r) for r in rows[:-1]])
        weight = adam(weight, x, g, start, np.array(size), np.repeat(np.arange(len(rows)), [len(r) for r in rows]))
    return weight


def adam(weight, x, g, start, size, owner):
    m = v = np.zeros_like(weight)
    scale = x.std(0) + 1e-6
    for step in range(1, STEPS + 1):
        s = x @ weight
        s = np.exp(s - np.maximum.reduceat(s, start)[owner])
        p = s / np.add.reduceat(s, start)[owner]
        q = s * g
        q = q / np.maximum(np.add.reduceat(q, start)[owner], 1e-12)
        grad = x.T @ ((q - p) * size[owner]) / len(start) / scale - RIDGE * weight * scale
        m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
        weight = weight + RATE / scale * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8) * (
            1 - step / (STEPS + 1)
        )
        weight = settled(np.where(HELPS, np.maximum(weight, 0.0), weight))
    return weight


def accuracy(cases, weight):
    right = 0.0
    for case in cases:
        for f, r in zip(case.features(weight), case.right, strict=True):
            if len(f):
                right += r[int((f @ weight).argmax())]
    return right, sum(c.total for c in cases)


def main():
    cases = [Case(a, Path(p).name) for p in sys.argv[1:] for a in load(Path(p))]
    print(len(cases), "articles", flush=True)
    tally = {}
    for fold in range(FOLDS):
        weight = fit([c for c in cases if c.fold != fold])
        for corpus in {c.corpus for c in cases}:
            r, n = accuracy([c for c in cases if c.fold == fold and c.corpus == corpus], weight)
            was = tally.get(corpus, (0, 0))
            tally[corpus] = (was[0] + r, was[1] + n)
    for corpus, (r, n) in tally.items():
        print(corpus, "cross-validated", round(r / n, 4), n)
    weight = fit(cases)
    for corpus in tally:
        r, n = accuracy([c for c in cases if c.corpus == corpus], weight)
        print(corpus, "fitted on", round(r / n, 4))
    table = {name: round(float(w), 3) for name, w in zip(FEATURES, weight, strict=True)
             if name not in place_rank.BY_HAND}  # fmt: skip
    head = "# Written by scripts/train_places.py; do not edit. Weights of indicia.resolve.place_rank, fitted on LGL\n"
    head += "# (Lieberman et al. 2010) and GeoVirus (Gritta et al. 2018): numbers only, no text of theirs.\n"
    TARGET.write_text(head + yaml.safe_dump({"weights": table}, sort_keys=False), encoding="utf-8")
    print(table)


if __name__ == "__main__":
    main()
