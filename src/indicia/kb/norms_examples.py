"""Worked examples of the rules: what is given, and what the rule then gives (kb/data/norms/examples/*.yaml).

They show a reader what a rule means, and each of them is a test.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from indicia.kb.norms import FOLDER
from indicia.kb.yaml_lines import parse


class Example(NamedTuple):
    """`given` are the keys of a description (docs/norms.md), `gives` is the result of `rule`.

    `told` is what the example adds to the state, place and date that all examples of the rule share.
    """

    pack: str
    rule: str
    given: dict[str, Any]
    told: dict[str, Any]
    gives: str
    why: str


@cache
def examples() -> tuple[Example, ...]:
    """All worked examples of the packs that ship, in the order of the files."""
    folder = files("indicia.kb").joinpath("data", FOLDER, "examples")
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".yaml"))
    return tuple(e for name in names for e in _of(parse(folder.joinpath(name).read_text(encoding="utf-8"), file=name)))


def of_rule(id: str) -> tuple[Example, ...]:
    """The examples of one rule; () for a rule of a user's pack."""
    return tuple(e for e in examples() if e.rule == id)


def _of(data: dict[str, Any]) -> Iterator[Example]:
    for group in data["groups"]:
        for pack, dates in group["packs"].items():
            for rule, cases in group["rules"].items():
                for case in cases:
                    if case.get("only", pack) == pack:
                        given = {**group["base"], **dates, **case["given"]}
                        yield Example(pack, rule.replace("*", pack), given, case["given"], case["gives"], case["why"])
