"""Pins the scores on the marked pages as floors for the gate (tests/bench/test_bench_gate.py).

A floor only rises; `--lower` lets it fall, and the commit that uses it says why.
`NOISE` leaves room for another machine's floating point in the parser and the
tagger: one different parse moves a phenomenon by at most half a point on 60
pages, and by a point and a half on 20.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from indicia.bench.run import score_pages

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "bench" / "floors.json"
NOISE = {
    "devset": 0.01, "fresh/tuning": 0.01, "fresh/tuning-dense": 0.01,
    "fresh/checking": 0.02, "fresh/checking-dense": 0.02, "fresh/checking-later": 0.02,
    "fresh/checking-fourth": 0.02,
    "fresh/russian-ukrainian": 0.02,
}  # fmt: skip
"""Corpora below bench/, and the room left on each."""
MANY = 30
"""Values compared fewer times than this get no floor: a newly found activity may lower the share."""
NOTHING: dict[str, dict[str, float]] = {"f1": {}, "values": {}}


def main() -> int:
    """Write the floors; 1 if one would fall and `--lower` was not given."""
    old = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    new = {name: _floors(name) for name in NOISE}
    falls = [fall for name in NOISE for fall in _falls(name, old.get(name, NOTHING), new[name])]
    if falls and "--lower" not in sys.argv:
        print("would fall: " + ", ".join(falls) + ". Mend it, or pass --lower and say why in the commit.")
        return 1
    FILE.write_text(json.dumps(new, indent=2) + "\n", encoding="utf-8")
    return 0


def _floors(name: str) -> dict[str, Any]:
    folder = ROOT / "bench" / name
    report = score_pages(folder)
    return {
        "corpus": hashlib.sha256((folder / "gold.jsonl").read_bytes()).hexdigest(),
        "f1": {what: _floor(s.f1, NOISE[name]) for what, s in report.scores.items()},
        "values": {what: _floor(right / of, NOISE[name]) for what, (right, of) in report.values.items() if of >= MANY},
    }


def _falls(name: str, old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    parts = ("f1", "values")
    return [f"{name}: {what}" for part in parts for what, v in old[part].items() if new[part].get(what, 0) < v]


def _floor(value: float, noise: float) -> float:
    return round(max(0.0, value - noise), 3)


if __name__ == "__main__":
    sys.exit(main())
