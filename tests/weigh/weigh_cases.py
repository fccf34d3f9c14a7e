"""Small weighings for the tests: a table, priors, origins and reports, drawn or by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import strategies as st

from indicia.kb.likelihoods import Cell, Prior, Priors, Row
from indicia.model import Origin, Report, Weighing
from indicia.weigh import weigh

GRADES = ("A1", "A2", "B2", "B3", "C3", "F3", "F6", "D4", "E5")
WORDS = {"indicated", "leaning", "no clear indication", "not enough reported"}


@dataclass(frozen=True, kw_only=True)
class Case:
    rows: tuple[Row, ...]
    priors: Priors
    origins: tuple[Origin, ...] = ()
    reports: tuple[Report, ...] = ()

    def weigh(self, **kwargs: object) -> Weighing:
        return weigh(self.reports, self.origins, priors=self.priors, likelihoods=self.rows, **kwargs)

    def also(self, **kwargs: object) -> Case:
        return replace(self, **kwargs)


def row(indicator: str, cells: dict[str, tuple[float, float]], *, detectability: float = 0.5) -> Row:
    made = tuple(Cell(hypothesis=h, low=low, high=high, reason="test") for h, (low, high) in cells.items())
    return Row(indicator=indicator, name=indicator, cells=made, detectability=detectability)


def priors(ends: dict[str, tuple[float, float]]) -> Priors:
    rows = tuple(Prior(hypothesis=h, name=h, low=low, high=high) for h, (low, high) in ends.items())
    return Priors(id="test", reference_class="test", source="test", rows=rows)


def origin(id: str, grade: str = "B2", *, acting: bool = False) -> Origin:
    return Origin(id=id, name=id, kind="outlet", grade=grade, acting_side=acting)


def report(indicator: str, by: str, present: bool = True) -> Report:
    return Report(indicator=indicator, present=present, origin=by)


def ends(weighing: Weighing) -> dict[str, tuple[float, float, float]]:
    return {h.id: (h.p_low, h.p_mid, h.p_high) for h in weighing.hypotheses}


def same(one: Weighing, two: Weighing) -> bool:
    """Equal but for rounding."""
    a, b = ends(one), ends(two)
    close = all(abs(x - y) < 1e-9 for h in a for x, y in zip(a[h], b[h], strict=True))
    return a.keys() == b.keys() and close and one.verdict.word == two.verdict.word


_SHARE = st.integers(1, 99).map(lambda n: n / 100)
_INTERVAL = st.tuples(_SHARE, _SHARE).map(lambda pair: (min(pair), max(pair)))


@st.composite
def cases(draw: st.DrawFn, *, point: bool = False, most: int = 6) -> Case:
    """Two to five hypotheses, one to five indicators, up to `most` reports of up to five origins."""
    names = [f"h{n}" for n in range(draw(st.integers(2, 5)))]
    interval = _SHARE.map(lambda p: (p, p)) if point else _INTERVAL
    rows = tuple(
        row(f"k{n}", {h: draw(interval) for h in names}, detectability=draw(_SHARE))
        for n in range(draw(st.integers(1, 5)))
    )
    weights = [draw(st.integers(1, 50)) for _ in (*names, "other")]
    slack = 0.0 if point else draw(st.sampled_from([0.0, 0.1, 0.5]))
    shares = {h: w / sum(weights) for h, w in zip((*names, "other"), weights, strict=True)}
    made = priors({h: (s * (1 - slack), min(0.999, s * (1 + slack) + 1e-12)) for h, s in shares.items()})
    sayers = tuple(
        origin(f"o{n}", draw(st.sampled_from(GRADES)), acting=draw(st.booleans()))
        for n in range(draw(st.integers(1, 5)))
    )
    told = tuple(
        report(draw(st.sampled_from(rows)).indicator, draw(st.sampled_from(sayers)).id, draw(st.booleans()))
        for _ in range(draw(st.integers(0, most)))
    )
    return Case(rows=rows, priors=made, origins=sayers, reports=told)


@st.composite
def telling(draw: st.DrawFn) -> Case:
    """Cases that often indicate: a favoured hypothesis, indicators that tell, good origins that mostly agree."""
    names = [f"h{n}" for n in range(draw(st.integers(2, 4)))]
    width = draw(st.sampled_from([0.0, 0.01, 0.05]))
    low, few = draw(st.integers(60, 94)) / 100, draw(st.integers(1, 15)) / 100
    cells = dict.fromkeys(names, (few, few + width)) | {names[0]: (low, low + width)}
    rows = tuple(row(f"k{n}", cells) for n in range(draw(st.integers(1, 5))))
    share = 1 / (len(names) + 1)
    made = priors(dict.fromkeys((*names, "other"), (share * (1 - width), share * (1 + width))))
    sayers = tuple(
        origin(f"o{n}", draw(st.sampled_from(GRADES[:4])), acting=draw(st.integers(0, 3)) == 0)
        for n in range(draw(st.integers(1, 4)))
    )
    told = tuple(
        report(r.indicator, o.id, draw(st.integers(0, 9)) > 0) for r in rows for o in sayers if draw(st.integers(0, 3))
    )
    return Case(rows=rows, priors=made, origins=sayers, reports=told)
