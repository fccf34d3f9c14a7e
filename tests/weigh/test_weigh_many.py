"""The laws again, on two thousand cases each: what is rare enough to slip through a few hundred."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import exp, log
from random import Random

from weigh_cases import Case, ends, origin, report, row, same
from weigh_many import ALL, COUNT, SEED, favourite, many, renamed, tie, wider

from indicia.kb import grades
from indicia.model import Ref, Span


def test_the_cases_reach_every_verdict() -> None:
    words = Counter(weighing.verdict.word for _, weighing in many())
    assert len(many()) == COUNT
    assert min(words[w] for w in ("indicated", "leaning", "no clear indication", "not enough reported")) >= 60


def test_copied_reports_change_nothing() -> None:
    random = Random(SEED)
    for case, before in many():
        copies = [r for r in case.reports for _ in range(random.randint(1, 5))]
        assert case.also(reports=tuple(random.sample(copies, len(copies)))).weigh() == before


def test_reports_split_over_pages_of_one_origin_change_nothing() -> None:
    for case, before in many():
        split = [replace(r, refs=(Ref(f"p{n}", Span(n, n + 1)),)) for r in case.reports for n in range(2)]
        assert case.also(reports=tuple(split)).weigh() == before


def test_renaming_and_order_change_nothing() -> None:
    random = Random(SEED)
    for case, before in many():
        turned, names = renamed(case, random)
        after = turned.weigh()
        told = {names[h]: p for h, p in ends(before).items()}
        assert all(abs(a - b) < 1e-9 for h in told for a, b in zip(told[h], ends(after)[h], strict=True))
        chosen = before.verdict.hypothesis
        assert (after.verdict.word, after.verdict.hypothesis) == (
            before.verdict.word,
            names[chosen] if chosen else None,
        )
        assert sorted(after.verdict.linchpins) == sorted(before.verdict.linchpins)


def test_nothing_is_indicated_without_reports() -> None:
    for case, _ in many():
        for coverage in ("good", "unknown"):
            assert case.also(reports=()).weigh(coverage=coverage).verdict.word == "not enough reported"


def test_nothing_is_indicated_in_a_full_tie() -> None:
    random, words = Random(SEED), Counter[str]()
    for _ in range(COUNT):
        weighing = tie(random).weigh()
        words[weighing.verdict.word] += 1
        middle = [p for h, (_, p, _) in ends(weighing).items() if h != "other"]
        assert max(middle) - min(middle) < 1e-9
    assert set(words) == {"no clear indication", "not enough reported"}
    assert words["no clear indication"] > COUNT / 4


def test_nothing_is_indicated_by_evidence_that_fits_all_alike() -> None:
    for case, _ in many():
        alike = tuple(
            replace(r, cells=tuple(replace(c, low=r.cells[0].low, high=r.cells[0].high) for c in r.cells))
            for r in case.rows
        )
        weighing = case.also(rows=alike).weigh()
        assert (weighing.verdict.word, weighing.weight_bits) == ("not enough reported", 0)


def test_nothing_is_indicated_by_one_origin_one_indicator_or_the_acting_side_alone() -> None:
    for case, _ in many():
        one_origin = case.also(reports=tuple(replace(r, origin="o0") for r in case.reports))
        one_sign = case.also(reports=tuple(replace(r, indicator="k0") for r in case.reports))
        acting = case.also(origins=tuple(replace(o, acting_side=True) for o in case.origins))
        assert all(alone.weigh().verdict.word != "indicated" for alone in (one_origin, one_sign, acting))


def test_a_prior_alone_never_decides() -> None:
    random, ahead = Random(SEED), 0
    for _ in range(COUNT):
        weighing = favourite(random).weigh()
        ahead += ends(weighing)["h0"][0] > 0.5 and weighing.weight_bits > 4
        assert weighing.verdict.hypothesis != "h0"
    assert ahead > 100


def test_wider_intervals_never_turn_anything_into_indicated_and_never_narrow_a_range() -> None:
    random = Random(SEED)
    for case, before in many():
        after = wider(case, random).weigh()
        if after.verdict.word == "indicated":
            assert (before.verdict.word, before.verdict.hypothesis) == ("indicated", after.verdict.hypothesis)
        assert after.weight_bits <= before.weight_bits + 1e-9
        for h, (low, _, high) in ends(before).items():
            assert ends(after)[h][0] <= low + 1e-9
            assert ends(after)[h][2] >= high - 1e-9


def test_a_better_grade_never_weakens_what_its_report_says() -> None:
    random = Random(SEED)
    for case, _ in many():
        worse, better = sorted((random.choice(ALL), random.choice(ALL)), key=grades.quality)
        told = report(random.choice(case.rows).indicator, "new", random.random() < 0.5)
        before, after = (_odds(case, told, grade) for grade in (worse, better))
        cells = next(r for r in case.rows if r.indicator == told.indicator).cells
        middle = {c.hypothesis: (c.low + c.high) / 2 for c in cells}
        for h in middle:
            for j in middle:
                if (middle[h] - middle[j]) * (1 if told.present else -1) > 0:
                    assert after[h] - after[j] >= before[h] - before[j] - 1e-9


def _odds(case: Case, told, grade: str) -> dict[str, float]:
    """Log of the mid-points when the new origin has this grade."""
    weighing = case.also(origins=(*case.origins, origin("new", grade)), reports=(*case.reports, told)).weigh()
    return {h: log(p) for h, (_, p, _) in ends(weighing).items()}


def test_neutral_evidence_changes_nothing() -> None:
    random = Random(SEED)
    for case, before in many():
        share = random.uniform(0.01, 0.99)
        neutral = row("neutral", {c.hypothesis: (share, share) for c in case.rows[0].cells}, detectability=0.0)
        told = case.also(
            rows=(*case.rows, neutral),
            origins=(*case.origins, origin("new")),
            reports=(*case.reports, report("neutral", "new", random.random() < 0.5)),
        )
        assert same(before, told.weigh())


def test_ranges_contain_a_distribution_namely_every_one_that_the_intervals_allow() -> None:
    random = Random(SEED)
    for case, weighing in many():
        found = ends(weighing)
        assert sum(low for low, _, _ in found.values()) <= 1 + 1e-9
        assert sum(high for _, _, high in found.values()) >= 1 - 1e-9
        assert abs(sum(mid for _, mid, _ in found.values()) - 1) < 1e-9
        shares = _drawn(case, random)
        for h, (low, mid, high) in found.items():
            assert 0 <= low <= mid + 1e-12 <= high + 2e-12 <= 1 + 3e-12
            assert low - 1e-9 <= shares[h] <= high + 1e-9


def _drawn(case: Case, random: Random) -> dict[str, float]:
    """The posterior by Bayes' rule for figures drawn from inside all intervals."""
    told = _pairs(case)
    fit = dict.fromkeys([c.hypothesis for c in case.rows[0].cells], 0.0)
    for r in case.rows:
        true, false = told.get(r.indicator, (1.0, 1.0))
        for c in r.cells:
            p = random.choice((c.low, c.high, random.uniform(c.low, c.high)))
            fit[c.hypothesis] += log(p * true + (1 - p) * false)
    fit["other"] = sum(fit.values()) / len(fit)
    prior = {p.hypothesis: random.choice((p.low, p.high, random.uniform(p.low, p.high))) for p in case.priors.rows}
    joint = {h: prior[h] * exp(fit[h]) for h in prior}
    return {h: value / sum(joint.values()) for h, value in joint.items()}


def _pairs(case: Case) -> dict[str, tuple[float, float]]:
    """Per indicator the products of P(report | so) and P(report | not so), by hand."""
    said: dict[tuple[str, str], set[bool]] = {}
    for r in case.reports:
        said.setdefault((r.indicator, r.origin), set()).add(r.present)
    origins, pairs = {o.id: o for o in case.origins}, dict[str, tuple[float, float]]()
    for (k, by), answers in said.items():
        if len(answers) == 1:
            present = answers.pop()
            grade = origins[by].grade
            s, f = grades.rates(grades.denied(grade) if origins[by].acting_side and not present else grade)
            true, false = pairs.get(k, (1.0, 1.0))
            pairs[k] = (true * (s if present else 1 - s), false * (f if present else 1 - f))
    return pairs
