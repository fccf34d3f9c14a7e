"""Train the two small models that choose an activity's actors and places, and say how well they do on unseen pages.

Marked pages are folders in the devset format; of bench/devset only pages whose
number is not divisible by three are read (the others are for checking). Case
files such as tests/extract/cases/activities_fresh.yaml may be added. Weights go
to src/indicia/kb/data/arguments.yaml.

    python scripts/train_arguments.py bench/devset FOLDER ... --cases FILE
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from indicia import pages
from indicia.bench.devset import load
from indicia.bench.matching import pairs
from indicia.bench.pages import same_name
from indicia.extract.activities import Told, told
from indicia.extract.activities.grouping import Group, kind_of
from indicia.extract.activities.page_states import states, weights
from indicia.extract.activities.spots import Spot
from indicia.extract.activities.where_features import features as place_features
from indicia.extract.activities.where_scored import candidates, nearness, sights
from indicia.extract.activities.who_features import features as actor_features
from indicia.extract.activities.who_features import standing
from indicia.extract.activities.who_scored import KEPT, claims
from indicia.extract.parse import Parsed, parse
from indicia.model import Activity, Page, Span, Zone

DATA = Path(__file__).parent.parent / "src" / "indicia" / "kb" / "data" / "arguments.yaml"
FOLDS = 10
RIDGE = {"place": 3.0, "actor": 1.0}
"""Penalty on squared weights; best of 1, 3, 5, 10, 30 under cross-validation on fresh pages."""
TIMES = {"place": 1, "actor": 2}
"""How often a fresh page counts: the rules behind some features were written with devset and cases in sight."""
ROUNDS = 12
RAREST = 3
"""Features of fewer candidates than this are left out: they would be names of single pages."""
CHECK_EVERY = 3
FILLER = "\n\nThe armed forces gave no details, and the army kept silent."
"""A single sentence is no page about armed forces; with this paragraph it is."""

Answer = dict[int, bool | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One group and one slot: candidates with features, which are right (None: not known), and what would do."""

    page: str
    rows: tuple[tuple[str, ...], ...]
    right: tuple[bool | None, ...]
    keys: tuple[str, ...]
    wanted: frozenset[str]
    """Keys of right candidates; with none, choosing none is right."""
    ruled: frozenset[int] = field(default_factory=frozenset)


def marked_pages(folder: Path) -> Iterator[tuple[str, Parsed, tuple[Activity, ...]]]:
    """Parsed pages with the activities people marked."""
    for gold in load(folder):
        held_out = folder.name == "devset" and int(gold.id) % CHECK_EVERY == 0
        if gold.reading.page.language == "en" and not held_out:
            page = pages.load(gold.reading.page.raw, name=gold.reading.page.name)
            yield f"{folder.name}/{gold.id}", parse(page), gold.reading.activities


def case_pages(file: Path) -> Iterator[tuple[str, Parsed, list[dict[str, Any]]]]:
    """Parsed cases with what they want."""
    for n, case in enumerate(yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)):
        whole = case if "batch" in case else {**case, "text": case["text"] + FILLER}
        yield f"{file.stem}/{n}", parse(_page_of(whole)), case["want"]


def _page_of(case: dict[str, Any]) -> Page:
    text, zones = "", []
    stretches = [("headline", case["head"])] if "head" in case else []
    for kind, words in [*stretches, *(("body", part) for part in case["text"].split("\n\n"))]:
        zones.append(Zone(kind=kind, span=Span(len(text), len(text) + len(words))))
        text += words + "\n\n"
    return Page(
        id="c",
        name="c",
        text=text,
        language="en",
        zones=tuple(zones),
        published=date.fromisoformat(str(case["published"])),
    )


def of_marked(name: str, parsed: Parsed, gold: Sequence[Activity]) -> Iterator[tuple[str, Question]]:
    """The questions of a marked page: groups that share a mention with a marked activity."""
    page = told(parsed)
    matched = {id(g): a for g, a in pairs(page.groups, gold, _shared)}
    known = [matched.get(id(g)) for g in page.groups]
    yield from _questions(
        name, page,
        lambda n, code: None if known[n] is None or code in _codes(known[n].partners) else code in _codes(known[n].actors),
        lambda n, spot: None if known[n] is None else any(_is_at(spot, p.span, p.name) for p in known[n].places),
        [None if a is None else bool(a.places) for a in known],
    )  # fmt: skip


def of_case(name: str, parsed: Parsed, wants: Sequence[dict[str, Any]]) -> Iterator[tuple[str, Question]]:
    """The questions of a case: groups of a kind that the page has as many of as the case wants."""
    page = told(parsed)
    known: list[dict[str, Any] | None] = []
    for group in page.groups:
        same = [w for w in wants if w["kind"] == kind_of(group)]
        mine = [g for g in page.groups if kind_of(g) == kind_of(group)]
        known.append(same[[id(g) for g in mine].index(id(group))] if len(same) == len(mine) else None)
    yield from _questions(
        name, page,
        lambda n, code: code in known[n]["actors"] if known[n] and known[n].get("actors") else None,
        lambda n, spot: _of_case(spot, known[n]),
        [None if not w or "place" not in w else bool(w["place"]) for w in known],
    )  # fmt: skip


def _of_case(spot: Spot, want: dict[str, Any] | None) -> bool | None:
    if not want or "place" not in want:
        return None
    return bool(want["place"]) and want["place"].lower() in spot.text.lower()


def _shared(group: Group, gold: Activity) -> float:
    overlapping = any(d.mention.span.overlaps(gold.trigger) for d in group)
    return overlapping + 0.5 * (kind_of(group) == gold.kind) if overlapping else 0.0


def _codes(parties: Sequence[Any]) -> set[str]:
    return {p.code for p in parties if p.code}


def _is_at(spot: Spot, span: Span, name: str) -> bool:
    base = spot.scene.paragraph.span.start
    return Span(base + spot.start, base + spot.end).overlaps(span) or same_name(spot.text, name)


def _questions(
    name: str, page: Told, actor: Callable[[int, str], bool | None], place: Callable[[int, Spot], bool | None],
    placed: Sequence[bool | None],
) -> Iterator[tuple[str, Question]]:  # fmt: skip
    named, shown = states(page.scenes), standing(page.scenes, weights(page.scenes)[0])
    found = candidates(page.scenes, page.names)
    ranks = nearness(page.groups, found, page.scenes)
    said = list(claims(page.groups, page.scenes, named, found, ranks))
    leads = [frozenset(p.code or "" for p in c.ruled) for c in said]
    views = sights(page.groups, found, ranks, leads)
    for n, group in enumerate(page.groups):
        codes = sorted(named)
        right = tuple(actor(n, code) for code in codes)
        rows = tuple(tuple(actor_features(code, named[code], group, said[n], shown)) for code in codes)
        yield "actor", Question(
            page=name, rows=rows, right=right, keys=tuple(codes), wanted=frozenset(c for c, r in zip(codes, right, strict=True) if r),
            ruled=frozenset(i for i, c in enumerate(codes) if c in leads[n]),
        )  # fmt: skip
        right = tuple(place(n, spot) if placed[n] is not None else None for spot in found)
        keys = tuple(spot.text.lower() for spot in found)
        rows = tuple(tuple(place_features(i, spot, views[n])) for i, spot in enumerate(found))
        ruled = next((d.places for d in group if d.places), ()) or next((d.loose for d in group if d.loose), ())
        spans = [p.span for p in ruled]
        yield "place", Question(
            page=name, rows=rows, right=right, keys=keys,
            wanted=frozenset(k for k, r in zip(keys, right, strict=True) if r) or (frozenset({"(unseen)"}) if placed[n] else frozenset()),
            ruled=frozenset(i for i, spot in enumerate(found) if any(_is_at(spot, s, "") for s in spans)),
        )  # fmt: skip


def fit(questions: Sequence[Question], ridge: float) -> dict[str, float]:
    """Weights of a logistic model with a ridge penalty, by Newton's method."""
    rows = [(row, right) for q in questions for row, right in zip(q.rows, q.right, strict=True) if right is not None]
    counts: dict[str, int] = {}
    for row, _ in rows:
        for name in row:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    index = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, (row, _) in enumerate(rows):
        for name in row:
            if name in index:
                x[i, index[name]] = 1.0
    y = np.array([float(bool(right)) for _, right in rows])
    w = np.zeros(len(names))
    penalty = np.full(len(names), ridge)
    penalty[index["bias"]] = 0.01
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        w -= np.linalg.solve(hessian, x.T @ (p - y) + penalty * w)
    return {name: round(float(v), 3) for name, v in zip(names, w, strict=True)}


def is_fresh(question: Question) -> bool:
    """Whether nobody who wrote rules had seen the question's page."""
    return not question.page.startswith(("dev", "activities", "f87"))


def repeated(task: str, questions: Sequence[Question]) -> list[Question]:
    """The questions, those of fresh pages several times."""
    return [q for q in questions for _ in range(TIMES[task] if is_fresh(q) else 1)]


def scores(question: Question, model: dict[str, float]) -> list[float]:
    """Probabilities of a question's candidates."""
    totals = [sum(model.get(name, 0.0) for name in row) for row in question.rows]
    return [float(1 / (1 + np.exp(-np.clip(t, -30, 30)))) for t in totals]


def is_right(question: Question, chosen: set[int]) -> bool:
    """Whether a choice would count as right in the bench: one shared, or none where none is."""
    keys = {question.keys[i] for i in chosen}
    return bool(keys & question.wanted) if question.wanted else not keys


def choose(task: str, p: Sequence[float], threshold: float, ruled: frozenset[int]) -> set[int]:
    """The candidates believed; for actors the likeliest when none reaches the threshold."""
    chosen = {i for i, v in enumerate(p) if v >= (KEPT if task == "actor" and i in ruled else threshold)}
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
        model = fit(repeated(task, [q for q in asked if fold[q.page] != f]), RIDGE[task])
        p.update({id(q): scores(q, model) for q in asked if fold[q.page] == f})
    fresh = [q for q in asked if is_fresh(q)] or asked
    return {
        t: (
            round(float(np.mean([is_right(q, choose(task, p[id(q)], t, q.ruled)) for q in fresh])), 4),
            round(float(np.mean([likeness(q, choose(task, p[id(q)], t, q.ruled)) for q in fresh])), 4),
        )
        for t in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--cases", type=Path, action="append", default=[])
    wanted = parser.parse_args()
    found: list[tuple[str, Question]] = []
    for folder in wanted.folders:
        for name, parsed, gold in marked_pages(folder):
            found += of_marked(name, parsed, gold)
    for file in wanted.cases:
        for name, parsed, wants in case_pages(file):
            found += of_case(name, parsed, wants)
    write(found)


def write(found: Sequence[tuple[str, Question]]) -> None:
    """Fit both models, print what cross-validation says, and write the data file."""
    data = {}
    for task in ("actor", "place"):
        questions = [q for t, q in found if t == task]
        table = cross_validated(task, questions)
        best = max(table, key=lambda t: sum(table[t]))
        asked = [q for q in questions if any(r is not None for r in q.right)]
        by_rule = np.mean([is_right(q, set(q.ruled)) for q in asked])
        print(f"{task}: {len(asked)} questions, rules {by_rule:.3f}, model by threshold {table}")
        data[task] = {
            "threshold": best,
            "weights": {k: v for k, v in fit(repeated(task, asked), RIDGE[task]).items() if v},
        }
    head = "# Weights of the models of indicia.kb.arguments: feature -> logit. Made by scripts/train_arguments.py.\n"
    DATA.write_text(head + yaml.dump(data, sort_keys=True, allow_unicode=True), encoding="utf-8")


if __name__ == "__main__":
    main()
