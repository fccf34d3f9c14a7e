"""Every rule of every pack, by the packs' own worked examples; the expected results come from domain/norms.md."""

from __future__ import annotations

from collections import defaultdict

import pytest

from indicia.kb.norms import TYPES, packs
from indicia.kb.norms_examples import Example, examples
from indicia.norms import check
from indicia.norms.by_hand import from_mapping

RULES = {r.id: r for p in packs() for r in p.rules}
NO_FIGURE = {id for id, r in RULES.items() if r.value is None and r.type in ("threshold", "distance") and not r.widths}
GIVEN: dict[str, set[str]] = defaultdict(set)
for one in examples():
    GIVEN[one.rule].add(one.gives)


def named(example: Example) -> str:
    return f"{example.rule}: {example.why}"


@pytest.mark.parametrize("example", examples(), ids=named)
def test_a_worked_example_gives_what_it_says(example: Example) -> None:
    activity, circumstances = from_mapping(example.given)
    found = {f.norm: f for f in check(activity, circumstances=circumstances, everything=True)}
    assert example.rule in found, f"{example.rule} is not in scope of {example.given}"
    finding = found[example.rule]
    assert finding.result == example.gives, finding.reason


@pytest.mark.parametrize("id", sorted(RULES))
def test_every_rule_has_a_positive_a_negative_and_an_unknown_example(id: str) -> None:
    if id in NO_FIGURE:
        assert GIVEN[id] == {"cannot be judged", "not applicable"}
        return
    assert "consistent" in GIVEN[id]
    assert "cannot be judged" in GIVEN[id]
    assert GIVEN[id] & {"not consistent", "not applicable"}


def test_examples_are_of_rules_that_there_are() -> None:
    assert set(GIVEN) <= set(RULES)


def test_every_type_is_used_by_a_rule() -> None:
    assert {r.type for r in RULES.values()} == set(TYPES)


@pytest.mark.parametrize("id", sorted(NO_FIGURE))
def test_no_number_whatever_is_judged_by_a_figure_that_nobody_read(id: str) -> None:
    mine = next(e for e in examples() if e.rule == id and e.gives == "cannot be judged")
    for troops in (0, 1, 9_000, 10**8):
        activity, circumstances = from_mapping({**mine.given, "troops": troops})
        found = {f.norm: f for f in check(activity, circumstances=circumstances, everything=True)}
        assert found[id].result == "cannot be judged"


FIGURES = {
    id: r for id, r in RULES.items()
    if r.type == "threshold" and r.value is not None and r.param in ("troops", "tanks", "acv", "artillery", "landing")
}  # fmt: skip


@pytest.mark.parametrize("id", sorted(FIGURES))
def test_boundary_values_fall_on_the_right_side(id: str) -> None:
    from norms_cases import number, replace

    rule = FIGURES[id]
    mine = next(e for e in examples() if e.rule == id)
    base, circumstances = from_mapping({k: v for k, v in mine.given.items() if k not in ("troops", "linked")})
    circumstances = replace(circumstances, told={}, days={}, organised="yes", linked=())
    what = {"acv": "armoured vehicles"}.get(rule.param, rule.param)
    edge = int(rule.value or 0)

    def outcomes(value: int) -> tuple[str, ...]:
        activity = replace(base, troops=(), equipment=())
        field = "troops" if rule.param == "troops" else "equipment"
        activity = replace(activity, **{field: (number(value, what=what),)})
        found = {f.norm: f for f in check(activity, circumstances=circumstances, everything=True)}
        return tuple(c.outcome for c in found[id].comparisons)

    strict = rule.op == ">"
    assert outcomes(edge - 1) == ("below",)
    assert outcomes(edge) == (("below",) if strict else ("above",))
    assert outcomes(edge + 1) == ("above",)
