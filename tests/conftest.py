"""What all tests share: where things are, and how hard the properties try."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT.parent / "shared" / "seed" / "gomel-2015.txt"

settings.register_profile("suite", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("soak", deadline=None, max_examples=5000, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "gate", deadline=None, max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def devset() -> Path:
    """The marked pages that belong to the project."""
    return ROOT / "bench" / "devset"


@pytest.fixture(scope="session")
def seed_page() -> Path:
    """The page that started it all; it is not ours, so it lies outside the project."""
    if not SEED.is_file():
        pytest.skip(f"the seed page is not ours to ship, and {SEED} is absent")
    return SEED
