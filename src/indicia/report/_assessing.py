"""Text sections on what is made of the reports: norms, weighing, what to look for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group
from rich.text import Text

from indicia.kb.words import DEFAULT
from indicia.model import Assessment, Finding, HypothesisRange, Origin, Report, Result, Weighing
from indicia.report import judged, words
from indicia.report._paper import INDENT, LABEL_WIDTH, Paper, label, plain
from indicia.report.clean import one_line
from indicia.report.facts import Item

BAR_CELLS = 24
MOST_NAME = 30
PERCENT_WIDTH = 9
WORDS_WIDTH = 37
"""The longest pair of likelihood terms, "very unlikely to roughly even chance", fits."""
UNCHECKED = "†"
UNCHECKED_MEANS = "the rule’s figure was not held against the document itself"
RESULT_ORDER: tuple[Result, ...] = ("not consistent", "consistent", "cannot be judged")
RESULT_SYMBOLS: dict[Result, str] = {"not consistent": "✕", "consistent": "✓", "cannot be judged": "?"}
RESULT_STYLES: dict[Result, str] = {"not consistent": "bold red", "consistent": "green", "cannot be judged": "yellow"}


def members(paper: Paper, assessment: Assessment) -> None:
    """Which pages tell of the activity, and why they were taken to mean the same one."""
    if len(assessment.members) < 2:
        return
    letters = sorted({paper.citations.pages[m.page].letter for m in assessment.members})
    paper.put(plain(f"Told on pages {', '.join(letters)}.", style="dim"), indent=INDENT)
    for reason in assessment.because:
        line = one_line(f"Joined {paper.citations.lettered(reason).rstrip('.')}.")
        paper.put(plain(line, style="dim"), indent=INDENT)


def norms(paper: Paper, findings: Sequence[Finding]) -> None:
    """Rules with their result and reason; those that do not apply are only counted."""
    paper.title("Norms", note="a press report’s silence is not silence of the state")
    rows = [_finding(paper, f) for result in RESULT_ORDER for f in findings if f.result == result]
    paper.table(rows, widths=(1, None))
    rest = sum(f.result == "not applicable" for f in findings)
    if rest:
        paper.put(plain(f"{rest} {'rule does' if rest == 1 else 'rules do'} not apply", style="dim"), indent=INDENT)
    if any(not f.checked for f in findings if f.result != "not applicable"):
        paper.put(plain(f"{UNCHECKED} {UNCHECKED_MEANS}", style="dim"), indent=INDENT)
    if not findings:
        paper.put(plain("no rule was checked", style="dim"), indent=INDENT)


def weighing(paper: Paper, assessment: Assessment, scale: str = DEFAULT) -> None:
    """Ranges with bars, the reports that count and their origins, and what the verdict hangs on."""
    paper.title("Weighing", note="ranges that the observations allow")
    hypotheses = sorted(assessment.weighing.hypotheses, key=lambda h: -h.p_mid)
    names = {h.id: h.name + judged.on_prior(assessment, h.id) for h in hypotheses}
    name = min(MOST_NAME, max(map(len, names.values()), default=0))
    room = paper.width - INDENT - name - PERCENT_WIDTH - 3
    with_words = room >= WORDS_WIDTH + BAR_CELLS // 2
    cells = max(8, min(BAR_CELLS, room - WORDS_WIDTH if with_words else room))
    rows = [_range(h, names[h.id], cells, scale if with_words else None) for h in hypotheses]
    paper.table(rows, widths=(name, cells, PERCENT_WIDTH, *((None,) if with_words else ())))
    _counted(paper, assessment)
    linchpins = assessment.weighing.verdict.linchpins
    if linchpins:
        paper.put(plain(f"The verdict hangs on: {'; '.join(linchpins)}."), indent=INDENT)


def next_steps(paper: Paper, assessment: Assessment) -> None:
    """What would settle the open norm questions, and the indicators worth most to look for."""
    settle = questions(assessment.findings)
    if not settle and not assessment.weighing.next:
        return
    paper.title("What would settle it")
    rows = [(label("look for"), plain(f"{look.name} ({gain(look.gain_bits)})")) for look in assessment.weighing.next]
    rows.extend((label("ask"), plain(f"{title}: {'; '.join(asked)}")) for title, asked in settle)
    paper.table(rows, widths=(LABEL_WIDTH, None))


def questions(findings: Iterable[Finding]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What would settle the rules that are open: the rule's title and what to ask for, each thing once."""
    asked: dict[str, str] = {}
    for f in findings:
        for question in f.would_settle:
            asked.setdefault(question, f.title)
    titles = dict.fromkeys(asked.values())
    return tuple((title, tuple(q for q, own in asked.items() if own == title)) for title in titles)


def gain(bits: float) -> str:
    """What an indicator is worth, in bits."""
    return f"worth {bits:.2f} bit"


def counted(reports: Sequence[Report], origins: Sequence[Origin]) -> str:
    """How many reports from how many origins; copies count once."""
    independent = len({r.origin for r in reports})
    shown = f"{len(reports)} {'report' if len(reports) == 1 else 'reports'} of indicators"
    relays = sum(len(o.relays) for o in origins)
    copies = f"; {relays} {'relay adds' if relays == 1 else 'relays add'} nothing" if relays else ""
    return f"Counted: {shown}, {independent} {'origin' if independent == 1 else 'origins'}{copies}."


def confidence_lines(weighing: Weighing) -> tuple[str, ...]:
    """How firm the sources are, in a sentence that names no likelihood; nothing where nothing was reported."""
    firm = weighing.confidence
    return (f"Confidence in the sources: {firm.word} ({'; '.join(firm.reasons)}).",) if firm else ()


def bar(h: HypothesisRange, cells: int = BAR_CELLS) -> str:
    """A range on a scale from 0 to 100 %: the stretch between its ends, and its middle.

    >>> bar(HypothesisRange(id="x", name="x", p_low=.25, p_mid=.5, p_high=.75, prior_low=0, prior_high=1), 8)
    '··▒▒█▒··'
    """
    low, middle, high = (min(cells - 1, int(p * cells)) for p in (h.p_low, h.p_mid, max(h.p_low, h.p_high - 1e-9)))
    return "".join("█" if n == middle else "▒" if low <= n <= high else "·" for n in range(cells))


def _finding(paper: Paper, f: Finding) -> tuple[Text, Group]:
    symbol = plain(RESULT_SYMBOLS[f.result], style=RESULT_STYLES[f.result])
    head = paper.cited(Item(text=one_line(f"{f.title}: {f.result}"), refs=f.evidence), style="bold")
    lines = [plain(f.reason), *(plain(words.comparison(c)) for c in f.comparisons)]
    if f.not_reported:
        lines.append(plain(f"not reported: {', '.join(f.not_reported)}"))
    lines.append(plain(f.citation if f.checked else f"{f.citation} {UNCHECKED}", style="dim"))
    return symbol, Group(head, *lines)


def _range(h: HypothesisRange, name: str, cells: int, scale: str | None) -> tuple[Text, ...]:
    row = (label(name, style=""), plain(bar(h, cells)), plain(words.percent_range(h).rjust(PERCENT_WIDTH)))
    return (*row, plain(words.likelihood(h, scale), style="dim")) if scale else row


def _counted(paper: Paper, assessment: Assessment) -> None:
    w = assessment.weighing
    lines = [counted(assessment.reports, assessment.origins)]
    _paragraphs(paper, lines)
    for origin in assessment.origins:
        line = _origin(origin) + judged.on_origin(assessment, origin.id)
        paper.put(plain(line), indent=2 * INDENT)
    lines = [f"Weight of the evidence: {w.weight_bits:.2f} bit.", *confidence_lines(w)]
    if w.reference_class:
        lines.append(f"Reference class of the starting odds: {w.reference_class.rstrip('.')}.")
    _paragraphs(paper, lines)


def _origin(o: Origin) -> str:
    side = ", acting side" if o.acting_side else ""
    relays = f"; repeated by {words.listed(o.relays)}" if o.relays else ""
    return f"{o.name}: {o.kind}, grade {o.grade}{side}{relays}"


def _paragraphs(paper: Paper, lines: Iterable[str]) -> None:
    for line in lines:
        paper.put(plain(line), indent=INDENT)
