"""Reports -> Weighing: the arithmetic in order. It knows neither text nor storage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from indicia.errors import UsageError
from indicia.kb import grades
from indicia.kb import likelihoods as kb
from indicia.kb.hypotheses import OTHER
from indicia.model import HypothesisRange, Origin, Report, Verdict, Weighing
from indicia.weigh import sentences
from indicia.weigh.classic import as_matrix, inconsistency
from indicia.weigh.confidence import confidence
from indicia.weigh.evidence import Evidence, Floats, Grading, gather
from indicia.weigh.judge import NOBODY, TIE, Outcome, outcomes
from indicia.weigh.leave_out import Fits, Variant, fits
from indicia.weigh.likelihood import Ends, check_rows, log_likelihood, silence, table, weight
from indicia.weigh.look_for import worth_most
from indicia.weigh.posterior import log_prior, ranges

Coverage = Literal["good", "unknown"]


def weigh(
    reports: Sequence[Report],
    origins: Sequence[Origin],
    *,
    coverage: Coverage | bool = "unknown",
    priors: kb.Priors | None = None,
    likelihoods: Sequence[kb.Row] | None = None,
    grading: Grading = grades.rates,
) -> Weighing:
    """Weigh independent reports over rival hypotheses, as ranges, and say so only if one stands out.

    Copies must share an origin: group them first (`resolve.for_group`), or
    the same fact counts twice. Opinions are no reports.

    Args:
        reports: What each origin reports, present or absent, about which indicator.
        origins: The first sayers that `reports` name, with Admiralty grades.
        coverage: "good" only if media would have told: then silence counts
            against an indicator by its detectability. Else it tells nothing.
        priors: A reference class; exercises in general by default. `other` must be in it.
        likelihoods: A row per indicator, a cell per named hypothesis.
        grading: Grade -> (sensitivity, false-report rate).

    Returns:
        Ranges that contain a distribution, the verdict, and what to look for.

    Raises:
        UsageError: An id is unknown, or a number is no probability. Nothing is guessed.

    Source: DESIGN.md, "How evidence is weighed"; docs/weighing.md derives it.

    >>> weigh((), ()).verdict.word
    'not enough reported'
    """
    if coverage not in ("good", "unknown", True, False):
        raise UsageError(f"Coverage is {coverage!r}. Say good if media would have told, or unknown.")
    rows = kb.likelihoods() if likelihoods is None else likelihoods
    check_rows(rows)
    evidence = gather(reports, origins, known=[r.indicator for r in rows], grading=grading)
    return weigh_evidence(evidence, priors=priors or kb.priors(), rows=rows, silence=coverage in ("good", True))


def weigh_evidence(
    evidence: Evidence,
    *,
    priors: kb.Priors,
    rows: Sequence[kb.Row],
    silence: bool = False,
    classic: Sequence[float] | None = None,
) -> Weighing:
    """As `weigh`, of reports that are arrays already.

    `silence`: what nobody reports counts, too. `classic`: the inconsistency
    score of each named purpose, if it isn't that of the reports.
    """
    case = _case(evidence, priors, rows, classic)
    base = case.silence() if silence else case.nothing()
    full = log_likelihood(*case.cells(), *case.evidence.truth())
    fit = full.total().plus(base)
    bits = float(weight(full).sum()) if len(full.low) else 0.0
    posterior = ranges(case.prior.plus(fit))
    hypotheses = case.ranges(posterior)
    whole = outcomes(case.prior, Ends(*(part[None, :] for part in fit)), np.array([bits]))
    left = fits(case.evidence, *case.cells(), base=base)
    verdict = _verdict(case, hypotheses, whole, left, bits)
    return Weighing(
        hypotheses=hypotheses,
        verdict=replace(verdict, reasons=(*verdict.reasons, *sentences.own_figures(case.rows))),
        next=worth_most(case.unseen(), *case.cells_of(case.unseen()), posterior.mid),
        reference_class=case.priors.reference_class,
        weight_bits=bits,
        confidence=confidence(evidence, covered=silence),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """All that one weighing needs; `names` are the named hypotheses in the order of the priors, `other` follows."""

    evidence: Evidence
    priors: kb.Priors
    names: tuple[str, ...]
    prior: Ends
    rows: tuple[kb.Row, ...]
    classic: tuple[float, ...]

    def cells_of(self, rows: Sequence[kb.Row]) -> tuple[Floats, Floats]:
        return table(rows, [r.indicator for r in rows], self.names)

    def cells(self) -> tuple[Floats, Floats]:
        return table(self.rows, self.evidence.indicators, self.names)

    def unseen(self) -> tuple[kb.Row, ...]:
        seen = frozenset(self.evidence.indicators)
        return tuple(r for r in self.rows if r.indicator not in seen)

    def nothing(self) -> Ends:
        return Ends(*(np.zeros(len(self.names) + 1) for _ in range(3)))

    def silence(self) -> Ends:
        rows = self.unseen()
        return silence(*self.cells_of(rows), np.array([r.detectability for r in rows])).total()

    def ranges(self, posterior: Ends) -> tuple[HypothesisRange, ...]:
        prior = {p.hypothesis: p for p in self.priors.rows}
        classic = (*self.classic, 0.0)
        return tuple(
            HypothesisRange(
                id=h,
                name=prior[h].name,
                p_low=float(low),
                p_mid=float(mid),
                p_high=float(high),
                prior_low=prior[h].low,
                prior_high=prior[h].high,
                inconsistency=float(score),
            )
            for h, low, mid, high, score in zip((*self.names, OTHER), *posterior, classic, strict=True)
        )


def _case(evidence: Evidence, priors: kb.Priors, rows: Sequence[kb.Row], classic: Sequence[float] | None) -> _Case:
    names = tuple(p.hypothesis for p in priors.rows if p.hypothesis != OTHER)
    by_name = {p.hypothesis: (p.low, p.high) for p in priors.rows}
    if OTHER not in by_name or not names or len(by_name) != len(priors.rows):
        raise UsageError(f"The priors of class {priors.id!r} must name 'other' and at least one more, each once.")
    low, high = (np.array([by_name[h][n] for h in (*names, OTHER)]) for n in range(2))
    wrong = [h for h, a, b in zip((*names, OTHER), low, high, strict=True) if not 0 < a <= b < 1]
    if wrong:
        raise UsageError(f"The priors of class {priors.id!r} give {wrong[0]!r} no interval with 0 < low <= high < 1.")
    if not low.sum() <= 1 + TIE <= high.sum() + 2 * TIE:
        raise UsageError(
            f"The priors of class {priors.id!r} admit no distribution: lows above 1 or highs under 1 in sum."
        )
    if classic is None:
        table(rows, evidence.indicators, names)  # names a missing cell before the matrix needs it
        classic = [s.weighted for s in inconsistency(as_matrix(evidence, rows, names))]
    return _Case(
        evidence=evidence,
        priors=priors,
        names=names,
        prior=log_prior(low, high),
        rows=tuple(sorted(rows, key=lambda r: r.indicator)),
        classic=tuple(classic),
    )


def _verdict(case: _Case, hypotheses: tuple[HypothesisRange, ...], whole: Outcome, left: Fits, bits: float) -> Verdict:
    told = sentences.extent(len(case.evidence.indicators), case.evidence.origins)
    if not whole.enough[0]:
        reasons = (told, sentences.not_enough(bits)) if case.evidence.indicators else (told,)
        return Verdict(word="not enough reported", reasons=reasons)
    others = outcomes(case.prior, left.fit, left.bits)
    ranked = sorted(hypotheses, key=lambda h: (-round(h.p_mid, 9), h.id))
    dominant, leader = int(whole.dominates[0]), int(whole.leads[0])
    if dominant != NOBODY and bool(np.all(others.dominates == dominant)):
        first = hypotheses[dominant]
        return Verdict(word="indicated", hypothesis=first.id, reasons=(told, sentences.indicated(first)))
    changes = _linchpins(case, left.variants, whole, others)
    if leader == NOBODY:
        return Verdict(word="no clear indication", reasons=(told, sentences.no_clear(ranked)), linchpins=changes)
    first, second = hypotheses[leader], next(h for h in ranked if h.id != hypotheses[leader].id)
    why = sentences.ahead_but(first) if dominant == leader else sentences.not_ahead(first)
    return Verdict(
        word="leaning", hypothesis=first.id, reasons=(told, sentences.leaning(first, second), why), linchpins=changes
    )


def _linchpins(case: _Case, variants: Sequence[Variant], whole: Outcome, others: Outcome) -> tuple[str, ...]:
    """What, if it were left out, would change what dominates or leads."""
    changed = (others.dominates != whole.dominates[0]) | (others.leads != whole.leads[0])
    names = {**{o.id: o.name for o in case.evidence.origins}, **{r.indicator: r.name for r in case.rows}}
    return tuple(
        "everything from the acting side" if v.kind == "acting side" else f"{v.kind}: {names.get(v.id, v.id)}"
        for v, matters in zip(variants, changed, strict=True)
        if matters
    )
