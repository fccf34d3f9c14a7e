"""The laws of DESIGN.md as properties over random tables, grades and reports."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from weigh_cases import Case, cases, ends, origin, report, row, same, telling

from indicia.model import Ref, Span
from indicia.weigh import weigh

many = settings(max_examples=100, deadline=None)
"""These shrink what they find to something small; test_weigh_many.py holds the same laws against two thousand each."""


@many
@given(cases() | telling(), st.randoms(use_true_random=False))
def test_order_of_evidence_changes_nothing(case: Case, random) -> None:
    reports, origins, rows = list(case.reports), list(case.origins), list(case.rows)
    for part in (reports, origins, rows):
        random.shuffle(part)
    mixed = case.also(reports=tuple(reports), origins=tuple(origins), rows=tuple(rows))
    assert same(case.weigh(), mixed.weigh())


@many
@given(cases() | telling())
def test_order_of_hypotheses_changes_nothing(case: Case) -> None:
    turned = case.also(
        priors=replace(case.priors, rows=case.priors.rows[::-1]),
        rows=tuple(replace(r, cells=r.cells[::-1]) for r in case.rows),
    )
    assert same(case.weigh(), turned.weigh())


@many
@given(cases() | telling(), st.integers(2, 5))
def test_a_copied_report_changes_nothing(case: Case, times: int) -> None:
    assert case.weigh() == case.also(reports=case.reports * times).weigh()


@many
@given(cases() | telling())
def test_splitting_a_report_into_two_of_one_origin_changes_nothing(case: Case) -> None:
    pages = [replace(r, refs=(Ref(f"p{n}", Span(0, 1)),)) for r in case.reports for n in range(2)]
    assert case.weigh() == case.also(reports=tuple(pages)).weigh()


@many
@given(cases() | telling(), st.integers(1, 99), st.booleans())
def test_neutral_evidence_changes_nothing(case: Case, share: int, present: bool) -> None:
    names = [c.hypothesis for c in case.rows[0].cells]
    neutral = row("neutral", dict.fromkeys(names, (share / 100, share / 100)), detectability=0.0)
    told = case.also(
        rows=(*case.rows, neutral),
        origins=(*case.origins, origin("new")),
        reports=(*case.reports, report("neutral", "new", present)),
    )
    assert same(case.weigh(), told.weigh())


@many
@given(cases())
def test_nothing_is_indicated_on_an_empty_matrix(case: Case) -> None:
    empty = case.also(reports=())
    assert empty.weigh().verdict.word == "not enough reported"
    assert empty.weigh(coverage="good").verdict.word == "not enough reported"


@many
@given(cases(most=12))
def test_nothing_is_indicated_by_evidence_that_fits_all_alike(case: Case) -> None:
    alike = tuple(
        replace(r, cells=tuple(replace(c, low=r.cells[0].low, high=r.cells[0].high) for c in r.cells))
        for r in case.rows
    )
    weighed = case.also(rows=alike).weigh()
    assert weighed.verdict.word == "not enough reported"
    assert weighed.weight_bits == 0


@many
@given(cases(point=True, most=20) | telling())
def test_nothing_is_indicated_by_one_origin_alone(case: Case) -> None:
    alone = case.also(reports=tuple(replace(r, origin="o0") for r in case.reports))
    assert alone.weigh().verdict.word != "indicated"


@many
@given(cases(point=True, most=20) | telling())
def test_nothing_is_indicated_by_one_indicator_alone(case: Case) -> None:
    alone = case.also(reports=tuple(replace(r, indicator="k0") for r in case.reports))
    assert alone.weigh().verdict.word != "indicated"


@many
@given(cases(point=True, most=20) | telling())
def test_nothing_is_indicated_by_the_acting_side_alone(case: Case) -> None:
    acting = case.also(origins=tuple(replace(o, acting_side=True) for o in case.origins))
    assert acting.weigh().verdict.word != "indicated"


@many
@given(cases(point=True), st.tuples(st.integers(1, 98), st.integers(1, 98), st.integers(0, 50), st.integers(0, 50)))
def test_higher_reliability_never_weakens(case: Case, rates: tuple[int, int, int, int]) -> None:
    false, sensitive = sorted(rates[:2])
    worse = (sensitive / 100, false / 100)
    better = (min(0.99, worse[0] + rates[2] / 100), max(0.01, worse[1] - rates[3] / 100))
    others = tuple(replace(o, grade="B2") for o in case.origins)
    told = case.also(origins=(*others, origin("x", "A1")), reports=(*case.reports, report("k0", "x")))
    before, after = (
        ends(weigh(told.reports, told.origins, priors=told.priors, likelihoods=told.rows, grading=_graded(r)))
        for r in (worse, better)
    )
    p = {c.hypothesis: c.low for c in case.rows[0].cells}
    for h in p:
        for j in p:
            if p[h] > p[j]:
                assert after[h][1] * before[j][1] >= before[h][1] * after[j][1] - 1e-12


def _graded(rates: tuple[float, float]):
    """A1, the new origin alone, gets `rates`; everybody else stays as he is."""
    return lambda grade: rates if grade == "A1" else (0.7, 0.2)


@many
@given(cases(most=12) | telling(), st.floats(0, 1))
def test_wider_intervals_never_turn_no_clear_indication_into_indicated(case: Case, by: float) -> None:
    wide = case.also(rows=tuple(_widened(r, by) for r in case.rows))
    before, after = case.weigh(), wide.weigh()
    if after.verdict.word == "indicated":
        assert before.verdict.word == "indicated"
    assert after.weight_bits <= before.weight_bits + 1e-9
    for h, (low, _, high) in ends(before).items():
        assert ends(after)[h][0] <= low + 1e-9
        assert ends(after)[h][2] >= high - 1e-9


def _widened(r, by: float):
    cells = tuple(replace(c, low=c.low * (1 - by / 2), high=c.high + (0.995 - c.high) * by / 2) for c in r.cells)
    return replace(r, cells=cells)


@many
@given(cases(most=15) | telling(), st.sampled_from(["good", "unknown"]))
def test_ranges_contain_a_distribution(case: Case, coverage: str) -> None:
    found = ends(case.weigh(coverage=coverage)).values()
    assert all(0 <= low <= mid + 1e-12 and mid <= high + 1e-12 and high <= 1 for low, mid, high in found)
    assert sum(low for low, _, _ in found) <= 1 + 1e-9
    assert sum(high for _, _, high in found) >= 1 - 1e-9
    assert abs(sum(mid for _, mid, _ in found) - 1) < 1e-9


@many
@given(cases() | telling())
def test_renaming_changes_nothing(case: Case) -> None:
    named = case.also(
        origins=tuple(replace(o, id=f"z{o.id}") for o in case.origins),
        reports=tuple(replace(r, origin=f"z{r.origin}", indicator=f"q{r.indicator}") for r in case.reports),
        rows=tuple(replace(r, indicator=f"q{r.indicator}") for r in case.rows),
    )
    assert same(case.weigh(), named.weigh())


@many
@given(cases(most=15))
def test_other_is_neither_helped_nor_hurt(case: Case) -> None:
    weighed = case.weigh()
    assert weighed.verdict.hypothesis != "other"
    assert all(gain.gain_bits >= 0 for gain in weighed.next)


@many
@given(cases(most=10))
def test_an_origin_that_says_both_says_nothing(case: Case) -> None:
    both = tuple(replace(r, present=answer) for r in case.reports for answer in (True, False))
    assert same(case.also(reports=both).weigh(), case.also(reports=()).weigh())


def test_the_cases_drawn_do_indicate() -> None:
    """Else the laws above would hold for want of cases."""
    words = Counter[str]()

    @settings(max_examples=200, deadline=None, database=None)
    @given(telling())
    def draw(case: Case) -> None:
        words[case.weigh().verdict.word] += 1

    draw()
    assert words["indicated"] > 20
    assert words["leaning"] > 10
