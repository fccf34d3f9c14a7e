"""Pins the scores on bench/devset as floors for the gate (tests/bench/test_bench_gate.py).

A floor only rises; `--lower` lets it fall, and the commit that uses it says why.
`NOISE` leaves room for another machine's floating point in the parser: one
different parse moves a phenomenon by at most half a point on 60 pages.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from indicia.bench.run import score_pages

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "bench" / "floors.json"
NOISE = 0.01


def main() -> int:
    """Write the floors; 1 if one would fall and `--lower` was not given."""
    old = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {"f1": {}, "values": {}}
    report = score_pages(ROOT / "bench" / "devset")
    new = {
        "corpus": hashlib.sha256((ROOT / "bench" / "devset" / "gold.jsonl").read_bytes()).hexdigest(),
        "f1": {name: _floor(s.f1) for name, s in report.scores.items()},
        "values": {name: _floor(right / of) for name, (right, of) in report.values.items() if of},
    }
    falls = [n for part in ("f1", "values") for n, v in old[part].items() if new[part].get(n, 0) < v]
    if falls and "--lower" not in sys.argv:
        print("would fall: " + ", ".join(falls) + ". Mend it, or pass --lower and say why in the commit.")
        return 1
    FILE.write_text(json.dumps(new, indent=2) + "\n", encoding="utf-8")
    return 0


def _floor(value: float) -> float:
    return round(max(0.0, value - NOISE), 3)


if __name__ == "__main__":
    sys.exit(main())
