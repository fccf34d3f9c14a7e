"""`indicia catalogue`: the purposes and indicators that evidence is weighed by, open to review."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click

from indicia.cli.output import json, terminal, write
from indicia.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from click.shell_completion import CompletionItem

    from indicia.kb.likelihoods import Row

SCHEMA = "indicia/catalogue/1"


def _complete(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    lists = [CompletionItem(word, help=f"all {word}") for word in ("hypotheses", "indicators")]
    found = [*lists, *(CompletionItem(id, help=noun.name) for id, noun in _nouns().items())]
    return [item for item in found if item.value.startswith(incomplete.lower())]


@click.command()
@click.argument("what", required=False, metavar="[hypotheses|indicators|ID]", shell_complete=_complete)
@click.option(
    "--likelihoods", "own", type=click.Path(exists=True, dir_okay=False), help="Cells of your own in place of ours."
)
@click.option("--marks", is_flag=True, help="Show the ACH mark (CC C N I II) beside each range.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def catalogue(what: str | None, own: str | None, marks: bool, as_json: bool) -> None:
    """Show what evidence is weighed by: purposes, indicators, and how likely each is under each.

    \b
    indicia catalogue                          every indicator under every purpose: ranges, reasons, sources
    indicia catalogue hypotheses               the purposes, with their priors
    indicia catalogue indicators               the indicators
    indicia catalogue blood_supplies           one of them, with all that is known about it
    indicia catalogue --marks                  the table with the five marks of ACH beside the ranges
    indicia catalogue --likelihoods mine.yaml  the table with your own cells in place of ours

    A file of your own names single cells, by range or by mark; everything else stays as it ships:

    \b
    cells:
      blood_supplies:
        cover_deception: {low: 0.2, high: 0.6, why: "seen in two drills since"}
        coercion: {mark: I, why: "a threat needs no blood"}
    """
    from indicia.kb.likelihoods import likelihoods
    from indicia.kb.likelihoods_own import own_likelihoods

    rows = own_likelihoods(own) if own else likelihoods()
    if marks:
        from indicia.kb.marks import marked

        rows = marked(rows)
    word = what.strip().lower().replace("-", "_") if what is not None else "all"
    if what is not None and word not in ("hypotheses", "indicators"):
        word = _known(what, word)
    if as_json:
        write(json({"schema": SCHEMA, **_plain(word, rows), **(_scale() if marks else {})}))
    else:
        write(_text(word, rows) + (_scale_text() if marks and word not in ("hypotheses", "indicators") else ""))


def _scale() -> dict[str, Any]:
    from indicia.kb.marks import marks, source

    return {"marks": marks(), "marks_source": source()}


def _scale_text() -> str:
    from indicia.kb.marks import marks, source
    from indicia.report.catalogue import marks_text

    return "\n" + marks_text(marks(), source(), width=terminal(to_file=False)["width"])


def _known(given: str, word: str) -> str:
    ids = list(_nouns())
    if word in ids:
        return word
    near = get_close_matches(word, ids, n=3)
    hint = f"Did you mean {' or '.join(near)}?" if near else "`indicia catalogue indicators` lists the indicators."
    raise UsageError(f"{given!r} is no purpose and no indicator. {hint}")


def _nouns() -> dict[str, Any]:
    from indicia.kb.hypotheses import hypotheses
    from indicia.kb.indicators import indicators

    nouns: list[Any] = [*hypotheses(), *indicators()]
    return {noun.id: noun for noun in nouns}


def _plain(word: str, rows: Sequence[Row]) -> dict[str, Any]:
    from indicia.kb.hypotheses import hypotheses
    from indicia.kb.indicators import indicators
    from indicia.kb.likelihoods import reference_classes

    whole: dict[str, Any] = {
        "hypotheses": hypotheses(),
        "indicators": indicators(),
        "priors": reference_classes(),
        "likelihoods": rows,
    }
    if word == "all":
        return whole
    if word in whole:
        return {word: whole[word]}
    if word in {i.id for i in indicators()}:
        return {"indicator": _nouns()[word], "likelihoods": next(r for r in rows if r.indicator == word)}
    cells = [{"indicator": r.indicator, "cell": c} for r in rows for c in r.cells if c.hypothesis == word]
    priors = [{"class": p.id, "prior": q} for p in reference_classes() for q in p.rows if q.hypothesis == word]
    return {"hypothesis": _nouns()[word], "priors": priors, "likelihoods": cells}


def _text(word: str, rows: Sequence[Row]) -> str:
    from indicia.kb.hypotheses import hypotheses
    from indicia.kb.indicators import indicators
    from indicia.kb.likelihoods import reference_classes
    from indicia.report import catalogue as report

    width, classes = terminal(to_file=False)["width"], reference_classes()
    if word == "all":
        return report.table_text(rows, width=width)
    if word == "hypotheses":
        return report.hypotheses_text(hypotheses(), classes, width=width)
    if word == "indicators":
        return report.indicators_text(indicators(), width=width)
    row = next((r for r in rows if r.indicator == word), None)
    if row is not None:
        return report.indicator_text(_nouns()[word], row, width=width)
    return report.hypothesis_text(_nouns()[word], rows, classes, width=width)
