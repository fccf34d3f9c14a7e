"""docs/norms.md says what the code says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from indicia.cli import main
from indicia.kb.norms import TYPES
from indicia.kb.norms_reading import PACK_KEYS, RULE_KEYS, SHOWS, STATUS_KEYS, packs_of
from indicia.norms.by_hand import KEYS, from_mapping

PAGE = Path(__file__).parents[2] / "docs" / "norms.md"
TEXT = PAGE.read_text(encoding="utf-8")
OUTPUTS = re.findall(r"```console\n\$ (.*)\n([\s\S]*?)```", TEXT)
BLOCKS = re.findall(r"```yaml\n([\s\S]*?)```", TEXT)


@pytest.mark.parametrize(("words", "shown"), OUTPUTS, ids=[o[0][:40] for o in OUTPUTS])
def test_the_output_in_the_docs_is_what_the_command_prints(words: str, shown: str) -> None:
    result = CliRunner().invoke(main, shlex.split(words)[1:], catch_exceptions=False)
    assert result.stdout.rstrip() == shown.rstrip()


@pytest.mark.parametrize("key", sorted(RULE_KEYS | PACK_KEYS | STATUS_KEYS | SHOWS | KEYS | set(TYPES)))
def test_every_key_is_in_the_docs(key: str) -> None:
    assert re.search(rf"\b{key}\b", TEXT), f"{key} is not in docs/norms.md"


def test_the_description_in_the_docs_can_be_read() -> None:
    activity, circumstances = from_mapping(yaml.safe_load(BLOCKS[0]))
    assert activity.name == "Zapad-2017"
    assert circumstances.requests[0].answer == "insufficient"


def test_the_pack_in_the_docs_can_be_read() -> None:
    (pack,) = packs_of(BLOCKS[1], file="docs/norms.md")
    assert pack.rules[0].value == 500
