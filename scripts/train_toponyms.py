"""Fit the tagger of toponyms; write src/indicia/kb/data/place_tagger.yaml.

    .venv/bin/python scripts/train_toponyms.py LGL.xml [GeoVirus.xml ...]

Prints strict F1 cross-validated by outlet, and across corpora, then fits on
everything. Only features (groups of words, no text of the corpora) and
numbers are written.
"""

from __future__ import annotations

import sys
import zlib
from collections import Counter
from pathlib import Path

import numpy as np
import yaml

from indicia.bench.places import page_of
from indicia.bench.toponyms import load
from indicia.extract.parse import parse
from indicia.resolve import place_features, place_names

TARGET = Path(__file__).resolve().parents[1] / "src" / "indicia" / "kb" / "data" / place_names.FILE
FOLDS = 5
RIDGE = 2.0
STEPS, RATE = 150, 0.15
LEAST_SEEN = 4
THRESHOLDS = [round(t / 10, 1) for t in range(-12, 9)]
THRESHOLD = -0.3
"""Between the best of the two corpora, cross-validated: -0.5 for LGL, -0.2 for GeoVirus."""


class Case:
    def __init__(self, article, corpus, docs):
        self.found = place_features.stretches(docs, article.text)
        self.every = {m.span for m in article.marked}
        self.demonyms = {(s.start, s.end) for s in self.found if s.demonym}
        self.marked = self.every - self.demonyms
        self.right = np.array([(s.start, s.end) in self.marked for s in self.found], dtype=float)
        self.fold = zlib.crc32(f"{corpus}{article.outlet or article.name}".encode()) % FOLDS
        self.corpus = corpus


def cases_of(path):
    articles = load(Path(path))
    for article in articles:
        page = parse(page_of(article))
        yield Case(article, Path(path).name, [(p.span.start, p.doc) for p in page.paragraphs])


def fit(cases):
    counts = Counter(f for c in cases for s in c.found for f in s.features)
    cases = [c for c in cases if c.found]
    index = {f: i for i, f in enumerate(f for f, n in counts.items() if n >= LEAST_SEEN)}
    rows = [[index[f] for f in s.features if f in index] for c in cases for s in c.found if not s.demonym]
    y = np.array([r for c in cases for s, r in zip(c.found, c.right, strict=True) if not s.demonym])
    width = max(map(len, rows))
    x = np.full((len(rows), width), len(index))
    for i, row in enumerate(rows):
        x[i, : len(row)] = row
    w = np.zeros(len(index) + 1)
    m = v = np.zeros_like(w)
    flat = x.ravel()
    for step in range(1, STEPS + 1):
        p = 1 / (1 + np.exp(-w[x].sum(1)))
        grad = np.bincount(flat, np.repeat(p - y, width), minlength=len(w)) + RIDGE * w
        grad[-1] = 0
        m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
        w = w - RATE * (1 - step / (STEPS + 1)) * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return {f: w[i] for f, i in index.items()}


def tally(cases, weight, threshold, demonyms=False):
    out = np.zeros(3)
    for c in cases:
        places = place_names.best_apart(c.found, place_names.scores(c.found, weight), threshold=threshold)
        ours = set(places) | (set(place_names.demonyms(c.found, places)) if demonyms else set())
        marked = c.every if demonyms else c.marked
        out += len(ours & marked), len(ours), len(marked)
    return out


def f1(t):
    return f"P {t[0] / t[1]:.3f} R {t[0] / t[2]:.3f} F1 {2 * t[0] / (t[1] + t[2]):.4f}"


def main():
    cases = [c for p in sys.argv[1:] for c in cases_of(p)]
    corpora = sorted({c.corpus for c in cases})
    print(len(cases), "articles,", sum(len(c.found) for c in cases), "stretches", flush=True)
    for corpus in corpora:
        own = [c for c in cases if c.corpus == corpus]
        print(
            corpus,
            "stretches hold",
            round(sum(c.right.sum() for c in own) / sum(len(c.every) for c in own), 3),
            "marked demonyms",
            sum(len(c.every & c.demonyms) for c in own),
            "of",
            sum(len(c.demonyms) for c in own),
        )
    totals = {(c, t): np.zeros(3) for c in corpora for t in THRESHOLDS}
    whole = {}
    for fold in range(FOLDS):
        weight = fit([c for c in cases if c.fold != fold])
        for corpus in corpora:
            held = [c for c in cases if c.fold == fold and c.corpus == corpus]
            for t in THRESHOLDS:
                totals[corpus, t] += tally(held, weight, t)
            whole[corpus] = whole.get(corpus, 0) + tally(held, weight, THRESHOLD, demonyms=True)
    for corpus in corpora:
        best = max(THRESHOLDS, key=lambda t: 2 * totals[corpus, t][0] / totals[corpus, t][1:].sum())
        print(
            corpus,
            f"cross-validated at {THRESHOLD}:",
            f1(totals[corpus, THRESHOLD]),
            f"best at {best:.1f}:",
            f1(totals[corpus, best]),
            "with demonyms:",
            f1(whole[corpus]),
        )
    for corpus in corpora if len(corpora) > 1 else ():
        weight = fit([c for c in cases if c.corpus != corpus])
        print(
            corpus,
            "with weights from the others:",
            f1(tally([c for c in cases if c.corpus == corpus], weight, THRESHOLD)),
        )
    weight = fit(cases)
    kept = {f: round(float(w), 2) for f, w in sorted(weight.items()) if abs(w) >= 0.05}
    head = (
        "# Written by scripts/train_toponyms.py; do not edit. Weights of indicia.resolve.place_names, fitted on LGL\n"
    )
    head += (
        "# (Lieberman et al. 2010) and GeoVirus (Gritta et al. 2018): features and numbers only, no text of theirs.\n"
    )
    body = yaml.safe_dump({"corpora": corpora, "threshold": THRESHOLD, "weights": kept}, sort_keys=False, width=120)
    TARGET.write_text(head + body, encoding="utf-8")
    print(len(kept), "weights")


if __name__ == "__main__":
    main()
