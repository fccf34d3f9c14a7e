"""How long a call takes, whatever else the machine and the suite do."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

ATTEMPTS = 5
SHORTEST = 0.02
"""Seconds below which a measurement says nothing."""


def cpu_seconds(call: Callable[[], object]) -> float:
    """Seconds of processor time of one call.

    Without the garbage collector: it walks the heap of the whole suite, and the
    more often the more a call makes, so a linear function would look squared.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        start = time.process_time()
        call()
        return time.process_time() - start
    finally:
        if was_on:
            gc.enable()


def grows_slowly(seconds: Callable[[int], float], n: int, *, times: int = 2, growth: float = 3.0) -> bool:
    """Compare the best time for `times` n with the best for n, trying again as long as it looks worse than allowed."""
    one = more = float("inf")
    for _ in range(ATTEMPTS):
        one, more = min(one, seconds(n)), min(more, seconds(times * n))
        if more < growth * max(one, SHORTEST):
            return True
    return False
