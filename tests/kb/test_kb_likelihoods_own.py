"""A user's own cells: what they replace, and what is said of a faulty file."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicia.errors import KnowledgeError
from indicia.kb.likelihoods import Cell, likelihoods
from indicia.kb.likelihoods_own import own_likelihoods

ONE = """\
cells:
  blood_supplies:
    cover_deception: {low: 0.2, high: 0.6, why: "seen in two drills since"}
"""


@pytest.fixture
def own(tmp_path: Path):
    def read(text: str | bytes):
        path = tmp_path / "mine.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return own_likelihoods(str(path))

    return read


def test_one_cell_is_replaced_and_marked_and_all_others_stay(own) -> None:
    ours = {(r.indicator, c.hypothesis): c for r in likelihoods() for c in r.cells}
    table = {(r.indicator, c.hypothesis): c for r in own(ONE) for c in r.cells}
    changed = {key: cell for key, cell in table.items() if cell != ours[key]}
    new = Cell(hypothesis="cover_deception", low=0.2, high=0.6, reason="seen in two drills since", own="mine.yaml")
    assert changed == {("blood_supplies", "cover_deception"): new}
    assert table.keys() == ours.keys()


def test_an_empty_list_of_cells_changes_nothing(own) -> None:
    assert own("cells: {}\n") == likelihoods()


def cell(text: str, *, indicator: str = "bridging", hypothesis: str = "rehearsal") -> str:
    return f"# mine\ncells:\n  {indicator}:\n    {hypothesis}: {text}\n"


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        (cell("{low: .nan, high: 0.5, why: x}"), 4, "cells.bridging.rehearsal.low"),
        (cell("{low: 0.1, high: .inf, why: x}"), 4, "cells.bridging.rehearsal.high"),
        (cell("{low: 0.6, high: 0.5, why: x}"), 4, "cells.bridging.rehearsal.low"),
        (cell("{low: 0, high: 0.5, why: x}"), 4, "cells.bridging.rehearsal.low"),
        (cell("{low: 0.1, high: 1, why: x}"), 4, "cells.bridging.rehearsal.high"),
        (cell("{low: true, high: 0.5, why: x}"), 4, "cells.bridging.rehearsal.low"),
        (cell("{low: '0.1', high: 0.5, why: x}"), 4, "cells.bridging.rehearsal.low"),
        (cell("{low: 0.1, why: x}"), 4, "cells.bridging.rehearsal.high"),
        (cell("{low: 0.1, high: 0.5}"), 4, "cells.bridging.rehearsal.why"),
        (cell("{low: 0.1, high: 0.5, why: ' '}"), 4, "cells.bridging.rehearsal.why"),
        (cell("{low: 0.1, high: 0.5, why: x, hihg: 1}"), 4, "cells.bridging.rehearsal.hihg"),
        (cell("[0.1, 0.5]"), 4, "cells.bridging.rehearsal"),
        (cell("{low: 0.1, high: 0.5, why: x}", indicator="birdging"), 3, "cells.birdging"),
        (cell("{low: 0.1, high: 0.5, why: x}", hypothesis="training"), 4, "cells.bridging.training"),
        (cell("{low: 0.1, high: 0.5, why: x}", hypothesis="other"), 4, "cells.bridging.other"),
        (cell("{low: 0.1, high: 0.5, why: x}", indicator="7"), 2, "cells"),
        (cell("{low: 0.1, low: 0.2, high: 0.5, why: x}").replace(", low: 0.2", ",\n      low: 0.2"), 5, "low"),
        (ONE + "  blood_supplies: {}\n", 4, "blood_supplies"),
        (ONE + ONE, 4, "cells"),
        ("rows: []\n", 1, "rows"),
        ("cells: [1, 2]\n", 1, "cells"),
        ("", 1, "(top)"),
        (cell("{low: 0.1, low: 0.2, high: 0.5, why: x}"), 4, "low"),
        ("- a\n", 1, "(top)"),
    ],
)
def test_a_faulty_file_is_told_with_file_line_and_key(own, text: str, line: int, key: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        own(text)
    assert f"mine.yaml, line {line}, key {key!r}: " in str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("cells: [\n", "no YAML"),
        (b"\xff\xfe\xff", "UTF-8"),
        ("cells: {a: !!python/object:os.system {}}\n", "no YAML"),
        ("[" * 900_000, "nested"),
        ("a: " + "{b: " * 50, "nested"),
        ("#" * 1_000_001, "shorter"),
        ("cells:\n" + "".join(f"  k{n}: {{}}\n" for n in range(1_000_000)), "shorter"),
        ("a: &a [1,1,1,1,1,1,1,1,1]\n" + "".join(f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n"
         for a, b in zip("abcdefg", "bcdefgh", strict=True)), "aliases"),
    ],
    ids=["half", "binary", "object", "brackets", "braces", "long", "a million rows", "billion laughs"],
)  # fmt: skip
def test_what_is_no_table_at_all_is_refused(own, text: str | bytes, words: str) -> None:
    with pytest.raises(KnowledgeError, match=words):
        own(text)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(KnowledgeError, match="nowhere"):
        own_likelihoods("/nowhere/mine.yaml")


_PIECES = st.sampled_from(
    ["cells", "blood_supplies", "rehearsal", "low", "high", "why", "0.1", ".nan", "~", "*a", "&a"]
)
_MARKS = st.sampled_from([": ", "\n", "\n  ", "\n    ", "{", "}", ", ", "[", "]", "- ", "? ", "<<: "])


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_PIECES | _MARKS, max_size=25).map("".join) | st.text(max_size=40))
def test_whatever_the_file_holds_there_is_a_table_or_a_complaint(own, text: str) -> None:
    with suppress(KnowledgeError):
        assert len(own(text.encode("utf-8", "surrogatepass"))) == len(likelihoods())
