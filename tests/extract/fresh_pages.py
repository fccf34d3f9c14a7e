"""Reads the fresh case file as pages and scores what is found: kind, actor and place as the page bench does."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from indicia.bench.matching import pairs
from indicia.extract.activities import activities
from indicia.extract.attribution import attributions
from indicia.extract.parse import parse
from indicia.model import Activity, Page, Span, Zone, ZoneKind
from indicia.resolve.actors import actors
from indicia.resolve.dates import dates
from indicia.resolve.places import places

FILES = tuple(Path(__file__).parent / "cases" / f"activities_{name}.yaml" for name in ("fresh", "wires", "several"))
Want = dict[str, Any]


def cases() -> list[dict[str, Any]]:
    return [row for file in FILES for row in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)]


def page(case: dict[str, Any]) -> Page:
    text, zones = "", []
    stretches: list[tuple[ZoneKind, str]] = [("body", part) for part in case["text"].split("\n\n")]
    if "head" in case:
        stretches.insert(0, ("headline", case["head"]))
    for kind, words in stretches:
        zones.append(Zone(kind=kind, span=Span(len(text), len(text) + len(words))))
        text += words + "\n\n"
    day = date.fromisoformat(str(case["published"]))
    return Page(id="c", name="c", text=text, language="en", zones=tuple(zones), published=day)


def read(case: dict[str, Any]) -> tuple[Activity, ...]:
    document = page(case)
    parsed = parse(document)
    found = activities(parsed, attributions(parsed))
    return dates(places(actors(found, document), document), document)


def core(found: Activity, want: Want, text: str) -> float:
    """Above 0 when kind, actor and place are right; more when other slots are, too."""
    codes = {p.code for p in found.actors if p.code}
    actor = bool(codes & set(want.get("actors", ()))) or not want.get("actors")
    if found.kind != want["kind"] or not actor or not _placed(found, want, text):
        return 0.0
    return 10.0 - len(faults(found, want, text))


def _placed(found: Activity, want: Want, text: str) -> bool:
    words = [p.name + " " + text[p.span.start : p.span.end] for p in found.places]
    if want.get("place", "") is None:
        return not words
    return "place" not in want or any(want["place"].lower() in w.lower() for w in words)


def faults(found: Activity, want: Want, text: str) -> list[str]:
    """The slots of a wanted activity that a found one fills otherwise."""
    have: Want = {
        "kind": found.kind,
        "actors": sorted(p.code or "" for p in found.actors),
        "status": found.status,
        "background": found.background,
        "name": found.name,
        "near": sorted(found.near_border_of),
        "purpose": " ".join(text[p.span.start : p.span.end] for p in found.purposes),
        "start": found.start.edtf if found.start else None,
        "end": found.end.edtf if found.end else None,
        "troops": [getattr(q, slot) for q in found.troops[:1] for slot in ("value", "low", "high")],
    }
    wanted = {slot: str(v) if slot in ("start", "end") else v for slot, v in want.items() if slot in have}
    wanted |= {slot: sorted(wanted[slot]) for slot in ("actors", "near") if slot in wanted}
    wrong = [slot for slot in wanted if have[slot] != wanted[slot]]
    return wrong + ([] if _placed(found, want, text) else ["place"])


def matched(found: Sequence[Activity], wanted: Sequence[Want], text: str) -> list[tuple[Activity, Want]]:
    keyed = [_Key(w) for w in wanted]
    return [(a, k.want) for a, k in pairs(found, keyed, lambda a, k: core(a, k.want, text))]


class _Key:
    def __init__(self, want: Want) -> None:
        self.want = want


def main(batch: int, *, verbose: bool) -> None:
    right = total_found = total_want = 0
    slots: dict[str, list[int]] = {}
    for case in cases():
        if case["batch"] != batch:
            continue
        found = read(case)
        text = page(case).text
        good = matched(found, case["want"], text)
        right, total_found, total_want = right + len(good), total_found + len(found), total_want + len(case["want"])
        for a, w in good:
            wrong = faults(a, w, text)
            for slot in w:
                slots.setdefault(slot, []).append(slot not in wrong)
        extra = [a for a in found if all(a is not g for g, _ in good)]
        missed = [w for w in case["want"] if all(w is not g for _, g in good)]
        bad = [(a, w, f) for a, w in good if (f := faults(a, w, text))]
        if verbose and (extra or missed or bad):
            print("\n###", case["text"][:150].replace("\n", " "))
            for w in missed:
                print("   MISSED", w)
            for a in extra:
                print("   EXTRA ", short(a, text))
            for a, w, f in bad:
                print("   SLOTS ", f, {k: str(w[k]) for k in f}, short(a, text))
    print(f"batch {batch}: F1 {200 * right / (total_found + total_want):.1f}  {right}/{total_found}/{total_want}",
          {k: f"{sum(v)}/{len(v)}" for k, v in slots.items()})  # fmt: skip


def short(a: Activity, text: str) -> str:
    when = [w.edtf or w.relative if w else None for w in (a.start, a.end)]
    troops = [(q.value, q.low, q.high) for q in a.troops[:1]]
    return (
        f"{a.kind} {[p.code for p in a.actors]}+{[p.code for p in a.partners]} "
        f"{a.status}{' bg' if a.background else ''} "
        f"{text[slice(*a.trigger)]!r} name={a.name} at {[p.name for p in a.places]} "
        f"near {a.near_border_of} {when} {troops} "
        f"{[text[slice(*p.span)] for p in a.purposes]}"
    )


if __name__ == "__main__":
    for number in sys.argv[1:2] or "1":
        main(int(number), verbose="-q" not in sys.argv)
