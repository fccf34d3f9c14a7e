"""Train the scorer of reasons and write src/indicia/kb/data/reason_scorer.yaml.

Run it after a change of reasons.yaml or of the frames:

    .venv/bin/python scripts/train_reasons.py [FOLDER OF TEXT FILES ...]

Positive and negative candidates come from the tuning pages of bench/devset
(number not divisible by 3; once with gold statements and activities, once with
those that we find) and from our case files in tests/extract/cases.
The word table compares our example phrases with the text of those pages
outside marked reasons, and with further text files if folders are given
(the shipped table used /work/shared/domain/news, 58 items in our own words).
Only stems and numbers are written.
"""

from __future__ import annotations

import collections
import math
import re
import sys
from pathlib import Path

import numpy as np
import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "extract"))

import reason_pages  # noqa: E402

from indicia import pipeline  # noqa: E402
from indicia.bench.devset import load  # noqa: E402
from indicia.extract import explanations_scorer, explanations_words  # noqa: E402
from indicia.extract.explanations_features import candidate_features  # noqa: E402
from indicia.extract.explanations_scene import scene  # noqa: E402
from indicia.extract.parse import parse  # noqa: E402
from indicia.model import Span  # noqa: E402

TARGET = ROOT / "src" / "indicia" / "kb" / "data" / "reason_scorer.yaml"
WINDOW = 8
"""Background text is cut in so many words, about the length of an example phrase."""
LEAST_SEEN = 4
"""Background words seen fewer times, and not in any example, are left out."""
RIDGE = 12.0
LEAST_FEATURE = 8
"""A feature of fewer candidates gets no weight."""
FOLDS = 8


def tuning_pages():
    """English tuning pages with activities."""
    for gold in load(ROOT / "bench" / "devset"):
        if int(gold.id) % 3 and gold.reading.page.language == "en" and gold.reading.activities:
            yield gold


def word_table(folders):
    """Log ratio of each feature: example phrases against background windows."""
    counts, windows = collections.Counter(), 0
    for text in background_texts(folders):
        for sentence in re.split(r"(?<=[.!?])\s+|\n+", text):
            words = sentence.split()
            for start in range(0, len(words), WINDOW):
                counts.update(explanations_words.features(" ".join(words[start : start + WINDOW])))
                windows += 1
    phrases = [p for block in explanations_words.example_phrases().values() for p in block]
    ours = collections.Counter(f for p in phrases for f in explanations_words.features(p))
    kept = set(ours) | {w for w, n in counts.items() if n >= LEAST_SEEN}
    return {
        w: round(math.log((ours[w] + 0.5) / (len(phrases) + 1)) - math.log((counts[w] + 0.5) / (windows + 1)), 2)
        for w in sorted(kept)
    }


def background_texts(folders):
    for gold in tuning_pages():
        text = gold.reading.page.text
        for x in sorted(gold.reading.explanations, key=lambda x: -x.span.start):
            text = text[: x.span.start] + text[x.span.end :]
        yield text
    for folder in folders:
        for path in sorted(Path(folder).glob("*.txt")):
            yield path.read_text("utf-8").split("\n", 1)[-1]


def rows():
    """(group, features, is a reason) of every candidate."""
    for gold in tuning_pages():
        reading = gold.reading
        bare = tuple(_bare(a) for a in reading.activities)
        spans = [x.span for x in reading.explanations]
        parsed = parse(reading.page)
        yield from _rows(gold.id, parsed, bare, reading.attributions, spans)
        found = pipeline.read_page(reading.page)
        yield from _rows(gold.id, parsed, found.activities or bare, found.attributions, spans)
    for name in ("explanations", "explanation_pages"):
        for n, case in enumerate(reason_pages.cases(name)):
            parsed, activities, said = reason_pages.read_case(case)
            spans = [reason_pages.where(case["t"], words) for words, *_ in case.get("r", ())]
            yield from _rows(f"{name}{n}", parsed, activities, said, spans)


def _bare(activity):
    import dataclasses

    return dataclasses.replace(activity, purposes=())


def _rows(group, parsed, activities, said, gold: list[Span]):
    here = scene(parsed, activities, said)
    for candidate, expected in explanations_scorer.offered(here):
        reason = any(reason_pages.same_stretch(candidate.span, g) for g in gold)
        yield group, candidate_features(here, candidate, expected), reason


def fit(matrix, truth):
    """Ridge logistic regression by Newton steps; the first column is the bias and is not shrunk."""
    weights = np.zeros(matrix.shape[1])
    shrink = np.full(matrix.shape[1], RIDGE)
    shrink[0] = 1e-6
    for _ in range(50):
        p = 1 / (1 + np.exp(-matrix @ weights))
        gradient = matrix.T @ (p - truth) + shrink * weights
        hessian = (matrix * (p * (1 - p))[:, None]).T @ matrix + np.diag(shrink)
        weights -= np.linalg.solve(hessian, gradient)
    return weights


def main(folders):
    words = word_table(folders)
    TARGET.write_text(yaml.safe_dump({"words": words, "weights": {}}, width=118), "utf-8")
    explanations_words.background.cache_clear()
    data = list(rows())
    seen = collections.Counter(name for _, features, _ in data for name in features)
    names = ["bias", *sorted(n for n, c in seen.items() if c >= LEAST_FEATURE and n != "bias")]
    matrix = np.array([[features.get(n, 0.0) for n in names] for _, features, _ in data])
    truth = np.array([float(reason) for *_, reason in data])
    order = {g: n % FOLDS for n, g in enumerate(sorted({g for g, *_ in data}))}
    groups = np.array([order[g] for g, *_ in data])
    held = np.zeros(len(truth))
    for fold in range(FOLDS):
        held[groups == fold] = matrix[groups == fold] @ fit(matrix[groups != fold], truth[groups != fold])
    print(f"{len(data)} candidates, {int(truth.sum())} reasons, held-out AUC {auc(held, truth):.3f}")
    weights = fit(matrix, truth)
    table = {n: round(float(w), 3) for n, w in zip(names, weights, strict=True)}
    head = (
        "# Written by scripts/train_reasons.py; do not edit.\n"
        "# weights: logistic regression by feature; words: log ratio of word stems, reasons against other text.\n"
    )
    TARGET.write_text(head + yaml.safe_dump({"weights": table, "words": words}, width=118), "utf-8")


def auc(scores, truth):
    yes, no = scores[truth > 0.5][:, None], scores[truth < 0.5][None]
    return float(((yes > no) + 0.5 * (yes == no)).mean())


if __name__ == "__main__":
    main(sys.argv[1:])
