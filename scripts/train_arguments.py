"""Train the two small models that choose an activity's actors and places, and say how well they do on unseen pages.

Marked pages are folders in the devset format; of bench/devset only pages whose
number is not divisible by three are read (the others are for checking). Case
files such as tests/extract/cases/activities_fresh.yaml may be added. Weights go
to src/indicia/kb/data/arguments.yaml.

    python scripts/train_arguments.py bench/devset bench/fresh/tuning bench/fresh/tuning-dense --cases FILE
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from _argument_questions import UNSEEN, Question, of_file, of_folder
from numpy.typing import NDArray

from indicia.extract.activities.where_scored import FURTHER

Floats = NDArray[Any]

DATA = Path(__file__).parent.parent / "src" / "indicia" / "kb" / "data" / "arguments.yaml"
FOLDS = 10
RIDGE = {"place": 2.0, "actor": 3.0}
"""Penalty on squared weights; best of 0.5, 1, 2, 3, 4 under cross-validation on fresh pages."""
TIMES = {"place": 1, "actor": 2}
"""How often a fresh page counts: the rules behind some features were written with devset and cases in sight."""
DENSE_TIMES = 2
"""So much more often counts a page written as the devset's writer writes (bench/fresh/tuning-dense): of 0 to 3 the best
on the pages never seen (docs/decisions/0055)."""
ROUNDS = 12
RAREST = 3
"""Features of fewer candidates than this are left out: they would be names of single pages."""
RIGHT_WEIGHT = 2
"""A place that is right counts twice as much as one too many: a reader strikes out more easily than he finds."""
THRESHOLDS = {"place": (0.4, 0.5), "actor": (0.5, 0.55)}
"""Tried. Below the ones for places, more places are named and more of them are wrong than right; below those for
actors, more states than take part, though one of them is right a little more often."""


def matrix(rows: Sequence[Sequence[str]], ridge: float) -> tuple[list[str], Floats, Floats]:
    """The names of features that are not too rare, the rows over them, and the penalty of each."""
    counts: dict[str, int] = {}
    for row in rows:
        for name in row:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    index = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)), dtype=np.float32)
    for i, row in enumerate(rows):
        for name in row:
            if name in index:
                x[i, index[name]] = 1.0
    penalty = np.full(len(names), ridge)
    penalty[index["bias"]] = 0.01
    return names, x, penalty


def fit_choice(questions: Sequence[Question], ridge: float) -> dict[str, float]:
    """Weights of a choice of one candidate of each question, or none: softmax, where any right one is as good.

    Newton's steps on the choice with the right candidates' shares held fixed,
    as in expectation maximisation. Questions whose answer is no candidate teach nothing.
    """
    asked = [q for q in questions if q.rows and UNSEEN not in q.wanted]
    names, x, penalty = matrix([row for q in asked for row in q.rows], ridge)
    owner = np.repeat(np.arange(len(asked)), [len(q.rows) for q in asked])
    right = np.array([bool(r) for q in asked for r in q.right])
    none = np.array([float(not q.wanted) for q in asked])
    w = np.zeros(len(names))
    for _ in range(ROUNDS):
        e = np.exp(np.clip(x @ w, -30, 30))
        p = e / (1 + np.bincount(owner, e, len(asked)))[owner]
        good = e * right / np.maximum(np.bincount(owner, e * right, len(asked)) + none, 1e-12)[owner]
        means = np.zeros((len(asked), len(names)))
        np.add.at(means, owner, x * p[:, None])
        hessian = (x * p[:, None]).T @ x - means.T @ means + np.diag(penalty)
        w -= np.linalg.solve(hessian, x.T @ (p - good) + penalty * w)
    return {name: round(float(v), 3) for name, v in zip(names, w, strict=True)}


def fit(questions: Sequence[Question], ridge: float) -> dict[str, float]:
    """Weights of a logistic model with a ridge penalty, by Newton's method."""
    rows = [(row, right) for q in questions for row, right in zip(q.rows, q.right, strict=True) if right is not None]
    names, x, penalty = matrix([row for row, _ in rows], ridge)
    y = np.array([float(bool(right)) for _, right in rows])
    w = np.zeros(len(names))
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        w -= np.linalg.solve(hessian, x.T @ (p - y) + penalty * w)
    return {name: round(float(v), 3) for name, v in zip(names, w, strict=True)}


FITTED = {"actor": fit, "place": fit_choice}
"""Several states may lead, and each is judged for itself; a place is right if it is one of the right ones."""


def is_fresh(question: Question) -> bool:
    """Whether nobody who wrote rules had seen the question's page."""
    return not question.page.startswith(("dev", "activities"))


def repeated(task: str, questions: Sequence[Question]) -> list[Question]:
    """The questions, those of fresh pages several times, of dense ones still more often."""
    return [q for q in questions for _ in range(_times(task, q))]


def _times(task: str, question: Question) -> int:
    return (TIMES[task] if is_fresh(question) else 1) * (DENSE_TIMES if "dense" in question.page else 1)


def scores(question: Question, model: dict[str, float]) -> list[float]:
    """Probabilities of a question's candidates."""
    totals = [sum(model.get(name, 0.0) for name in row) for row in question.rows]
    return [float(1 / (1 + np.exp(-np.clip(t, -30, 30)))) for t in totals]


def is_right(question: Question, chosen: set[int]) -> bool:
    """Whether a choice would count as right in the bench: one shared, or none where none is."""
    keys = {question.keys[i] for i in chosen}
    return bool(keys & question.wanted) if question.wanted else not keys


def choose(task: str, p: Sequence[float], threshold: float) -> set[int]:
    """The candidates believed; for actors the likeliest when none reaches the threshold."""
    chosen = {i for i, v in enumerate(p) if v >= threshold}
    if task == "place" and chosen:
        chosen = {int(np.argmax(p))} | {i for i in chosen if p[i] >= FURTHER}
    return chosen or ({int(np.argmax(p))} if task == "actor" and len(p) else set())


def likeness(question: Question, chosen: set[int]) -> float:
    """F1 of the chosen set against what is wanted, in [0, 1]: a threshold must not win by choosing everybody."""
    keys = {question.keys[i] for i in chosen if question.right[i] is not None}
    return 2 * len(keys & question.wanted) / (len(keys) + len(question.wanted)) if keys or question.wanted else 1.0


def cross_validated(task: str, questions: Sequence[Question]) -> dict[float, tuple[float, float]]:
    """Share of questions answered right, and likeness, by models that never saw their page; by threshold.

    Only fresh pages are counted, where there are any.
    """
    names = sorted({q.page for q in questions})
    fold = {name: i % FOLDS for i, name in enumerate(names)}
    asked = [q for q in questions if any(r is not None for r in q.right)]
    p: dict[int, list[float]] = {}
    for f in range(FOLDS):
        model = FITTED[task](repeated(task, [q for q in asked if fold[q.page] != f]), RIDGE[task])
        p.update({id(q): scores(q, model) for q in asked if fold[q.page] == f})
    fresh = [q for q in asked if is_fresh(q)] or asked
    return {
        t: (
            round(float(np.mean([is_right(q, choose(task, p[id(q)], t)) for q in fresh])), 4),
            round(float(np.mean([likeness(q, choose(task, p[id(q)], t)) for q in fresh])), 4),
        )
        for t in THRESHOLDS[task]
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--cases", type=Path, action="append", default=[])
    wanted = parser.parse_args()
    found = [q for folder in wanted.folders for q in of_folder(folder)]
    found += [q for file in wanted.cases for q in of_file(file)]
    write(found)


def write(found: Sequence[tuple[str, Question]]) -> None:
    """Fit both models, print what cross-validation says, and write the data file."""
    data = {}
    for task in ("actor", "place"):
        questions = [q for t, q in found if t == task]
        table = cross_validated(task, questions)
        best = max(table, key=lambda t: RIGHT_WEIGHT * table[t][0] + table[t][1])
        asked = [q for q in questions if any(r is not None for r in q.right)]
        by_rule = np.mean([is_right(q, set(q.ruled)) for q in asked])
        print(f"{task}: {len(asked)} questions, rules {by_rule:.3f}, model by threshold {table}")
        data[task] = {
            "threshold": best,
            "weights": {k: v for k, v in FITTED[task](repeated(task, asked), RIDGE[task]).items() if v},
        }
    head = "# Weights of the models of indicia.kb.arguments: feature -> logit. Made by scripts/train_arguments.py.\n"
    DATA.write_text(head + yaml.dump(data, sort_keys=True, allow_unicode=True), encoding="utf-8")


if __name__ == "__main__":
    main()
