"""How fast and how big: start-up, pages and words a second on one core, peak memory. No test relies on it."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from indicia.pipeline import read

ROUNDS = 3
"""The best of three: other processes only ever slow us down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedReport:
    """Seconds, rates on one thread, and MiB."""

    pages: int
    words: int
    help_s: float
    cold_s: float
    cold_mib: float
    pages_per_s: float
    words_per_s: float
    peak_mib: float


def measure(paths: Sequence[Path]) -> SpeedReport:
    """Read the pages warm, best of `ROUNDS`, and time `indicia --help` and one cold read in processes of their own."""
    # the cold runs come first: Linux counts what a process held before its `exec`, here the memory of this one
    help_s, _ = _process(["--help"])
    cold_s, cold_mib = _process(["read", str(paths[0])])
    words = sum(len(path.read_text(encoding="utf-8", errors="replace").split()) for path in paths)
    for path in paths[:3]:
        read(path)
    best = min(_round(paths) for _ in range(ROUNDS))
    return SpeedReport(
        pages=len(paths),
        words=words,
        help_s=round(help_s, 3),
        cold_s=round(cold_s, 2),
        cold_mib=round(cold_mib, 1),
        pages_per_s=round(len(paths) / best, 2),
        words_per_s=round(words / best, 0),
        peak_mib=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    )


def _round(paths: Sequence[Path]) -> float:
    start = time.process_time()
    for path in paths:
        read(path)
    return time.process_time() - start


def _process(arguments: list[str]) -> tuple[float, float]:
    """Best wall time of `ROUNDS` runs of the command, and its peak memory in MiB."""
    times, peak = [], 0.0
    for _ in range(ROUNDS):
        start = time.perf_counter()
        child = subprocess.Popen([sys.executable, "-m", "indicia", *arguments], stdout=subprocess.DEVNULL)
        _, _, usage = os.wait4(child.pid, 0)
        times.append(time.perf_counter() - start)
        peak = max(peak, usage.ru_maxrss / 1024)
    return min(times), peak
