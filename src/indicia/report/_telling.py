"""Text sections on what pages report: activities, statements, reasons, observations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.text import Text

from indicia.model import Activity, Observation, Reading, Ref, VoicedReason
from indicia.report import facts, words
from indicia.report._paper import INDENT, LABEL_WIDTH, Paper, label, plain
from indicia.report.answer import judgement_sentence, sentence
from indicia.report.clean import for_terminal, one_line, shorten
from indicia.report.dates import edtf_words
from indicia.report.facts import Item, Locate, Row
from indicia.report.voices import Holder, Matrix, Speaker, Statement, grouped, manner, refs_of, speaker_name, together

REF_WIDTH = 9
STANCE_WIDTH = 16
LEAST_ROOM = 24
"""A shortened statement keeps at least this many characters."""


def page_line(paper: Paper, reading: Reading) -> None:
    """Which page this is: name, outlet, date, and its letter if there are several."""
    paper.put(plain(_lettered(paper, reading), style="dim"))
    paper.blank()


def pages(paper: Paper, readings: Sequence[Reading]) -> None:
    """The pages behind an assessment, by letter."""
    paper.title("Pages")
    for reading in readings:
        paper.put(plain(_lettered(paper, reading)), indent=INDENT)


def activity(paper: Paper, told: Activity, locate: Locate, *, marks: Sequence[Row], title: str = "Activity") -> None:
    """One activity, slot by slot; an empty slot says that it is not reported."""
    paper.title(title)
    rows = [(label(row.label), _items(paper, row.items)) for row in (*facts.rows(told, locate), *marks)]
    paper.table(rows, widths=(LABEL_WIDTH, None))


def background(paper: Paper, reading: Reading) -> None:
    """Activities told as context, one line each."""
    told = [a for a in reading.activities if a.background]
    if told:
        paper.title("Also mentioned", note="as background")
    for a in told:
        item = Item(text=sentence(a), refs=(Ref(reading.page.id, a.trigger),))
        paper.put(paper.cited(item), indent=INDENT)


def statements(paper: Paper, speakers: Sequence[Speaker]) -> None:
    """Statements by speaker, each with its line; shortened to one line unless quotes are wanted."""
    if not speakers:
        return
    paper.title("Who says what")
    for speaker in speakers:
        suffix = " (reader’s comment)" if speaker.reader else ""
        paper.put(plain(one_line(speaker_name(speaker) + suffix), style="bold"), indent=INDENT)
        paper.table([_statement(paper, told) for told in speaker.statements], widths=(_ref_width(paper), None))


def reasons(paper: Paper, table: Matrix, *, note: str, title: str = "Reasons offered", unread: str = "") -> None:
    """Reasons by hypothesis: stance, holder, line; what the page says is not their view is said, too.

    `unread` is what stands there instead of "none" where reasons are not read at all.
    """
    paper.title(title, note=note)
    if not table.hypotheses:
        paper.put(plain(unread or "none", style="dim"), indent=INDENT)
    for hypothesis in table.hypotheses:
        paper.put(plain(words.hypothesis_name(hypothesis), style="bold"), indent=INDENT)
        cells = ((holder, table.cell(hypothesis, holder)) for holder in table.holders)
        lines = [_reason(paper, holder, group) for holder, cell in cells for group in together(cell)]
        paper.table(lines, widths=(STANCE_WIDTH, None))


def judgements(paper: Paper, readings: Sequence[Reading]) -> None:
    """What people on the pages make of the reasons themselves."""
    told = [(r.page.id, j) for r in readings for j in r.judgements]
    if told:
        paper.title("Their own judgements", note="theirs, not ours")
    for page, judgement in told:
        item = Item(text=judgement_sentence(judgement), refs=(Ref(page, judgement.span),))
        paper.put(paper.cited(item), indent=INDENT)


def observations(
    paper: Paper,
    told: Iterable[tuple[Ref, Observation]],
    *,
    note: str,
    mark: Callable[[Iterable[Ref], Observation], str] = lambda refs, o: "",
    unread: str = "",
) -> None:
    """Indicators that pages report, present, absent or denied; `mark` stands behind one, `unread` is as for reasons."""
    paper.title("Observations", note=note)
    rows = [_observation(paper, refs, o, mark(refs, o)) for refs, o in grouped(told)]
    if rows:
        paper.table(rows, widths=(1, None))
    else:
        paper.put(plain(unread or "none of the catalogue’s indicators is reported", style="dim"), indent=INDENT)


def notes(paper: Paper, readings: Iterable[Reading]) -> None:
    """What could not be read."""
    told = list(dict.fromkeys(note for r in readings for note in r.notes))
    if told:
        paper.title("Not read")
    for note in told:
        paper.put(plain(note), indent=INDENT)


def page_name(reading: Reading) -> str:
    """Name, outlet and date of a page, what is missing named as such."""
    page = reading.page
    published = day(page.published) if page.published else "date not reported"
    return " · ".join([page.name, page.outlet or "outlet not reported", published])


def day(date: date) -> str:
    """A day in words."""
    return edtf_words(date.isoformat())


def _lettered(paper: Paper, reading: Reading) -> str:
    several = len(paper.citations.pages) > 1
    lead = f"{paper.citations.pages[reading.page.id].letter}  " if several else ""
    return lead + one_line(page_name(reading))


def _items(paper: Paper, items: Sequence[Item]) -> RenderableType:
    return Group(*(paper.cited(item) for item in items)) if items else _value(words.NOT_REPORTED)


def _value(value: str) -> Text:
    return plain(value, style="dim italic" if value == words.NOT_REPORTED else "")


def _ref_width(paper: Paper) -> int:
    """Room for one line's reference, or for those of two pages."""
    return REF_WIDTH if len(paper.citations.pages) == 1 else REF_WIDTH + 4


def _statement(paper: Paper, told: Statement) -> tuple[Text, Text]:
    reference = label(paper.citations.cite(told.places))
    head = _how(paper, told)
    content = " … ".join(paper.citations.quote(ref) for ref in told.content)
    if not paper.quotes:
        content = shorten(content, max(LEAST_ROOM, paper.width - _ref_width(paper) - INDENT - 6 - len(head)))
    line = Text().append(for_terminal(head), style="dim")
    return reference, line.append_text(plain(f"“{content}”" if told.said.form == "direct" else content))


def _how(paper: Paper, told: Statement) -> str:
    cue = paper.citations.quote(told.cue) if told.cue else ""
    how = manner(told.said)
    head = " ".join(filter(None, [cue, f"({how})" if how else ""]))
    return f"{head}: " if head else ""


def _reason(paper: Paper, holder: Holder, group: Sequence[VoicedReason]) -> tuple[Text, Text]:
    e = group[0].explanation
    stance = plain(f"{words.STANCE_SYMBOLS[e.stance]} {words.STANCES[e.stance]}")
    parts = [words.holder_name(holder.name), "(reader)" if holder.reader else "", "(official)" if e.official else ""]
    line = one_line(" ".join(filter(None, parts)))
    if e.not_voiced_by:
        line += f"; not voiced by {words.listed(e.not_voiced_by)}"
    return stance, paper.cited(Item(text=one_line(line), refs=refs_of(group)))


def _observation(paper: Paper, refs: tuple[Ref, ...], o: Observation, mark: str) -> tuple[Text, Text]:
    name, how = words.indicator_name(o.indicator), words.certainty(o.certainty)
    parts = [name, words.PRESENCE[o.status], words.holder_name(o.holder), how]
    item = Item(text=one_line(", ".join(filter(None, parts)) + mark), refs=refs)
    return plain(words.PRESENCE_SYMBOLS[o.status]), paper.cited(item)
