"""`indicia norms`: what agreements ask for, by when; which there are; what one says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from indicia.cli.norms_flags import complete_state, described, described_by_flags, given
from indicia.cli.output import json, terminal, write
from indicia.cli.reading import Day
from indicia.errors import UsageError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from indicia.kb.norms import Pack

SCHEMA = "indicia/norms/1"


@click.group()
def norms() -> None:
    """Agreements on military activity: what they ask for, by when.

    \b
    indicia norms check --state BY --start 2027-06-07 --troops 8500 --tanks 260 --border PL=40
    indicia norms check plan.yaml              the same from a file, with all that a file can tell
    indicia norms list --state IN              which agreements bind a state
    indicia norms show VD-N1                   one rule: figure, source, who is bound, examples
    """


def _own(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--norms", "own", multiple=True, type=click.Path(exists=True, dir_okay=False), help="Add a pack of your own."
    )(command)


_as_json = click.option("--json", "as_json", is_flag=True, help="For programs.")


def _complete_rule(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    from indicia.kb.norms import packs

    found = [(r.id, r.title) for p in packs() for r in p.rules] + [(p.id, p.title) for p in packs()]
    return [CompletionItem(id, help=title) for id, title in found if id.lower().startswith(incomplete.lower())]


@norms.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@described_by_flags
@click.option("--as-of", type=Day(), help="Count the days from here (today, if not told).")
@click.option("--all", "everything", is_flag=True, help="Every rule of every agreement in scope.")
@_own
@_as_json
def check(
    file: str | None, as_of: date | None, everything: bool, own: tuple[str, ...], as_json: bool, **flags: Any
) -> None:
    """What an activity that you describe owes: to whom, by when.

    FILE is YAML with the keys of docs/norms.md, or - for standard input;
    flags go before what it says.
    """
    from indicia.norms import calendar, check, without_agreement

    packs = _packs(own)
    activity, circumstances = described(file, given(flags))
    findings = check(activity, circumstances=circumstances, packs=packs, everything=everything)
    owed, alone = calendar(findings, packs), without_agreement(activity, packs)
    if as_json:
        write(json({"schema": SCHEMA, "activity": activity, "owed": owed, "findings": findings, "no_agreement": alone}))
        return
    from indicia.report.duties import duties_text

    today, width = as_of or date.today(), terminal(to_file=False)["width"]
    write(duties_text(activity, findings, owed, no_agreement=alone, as_of=today, width=width))


@norms.command("list")
@click.option("--state", shell_complete=complete_state, help="Only what binds this state.")
@click.option("--on", "day", type=Day(), help="Only what is in force on this day.")
@_own
@_as_json
def list_packs(state: str | None, day: date | None, own: tuple[str, ...], as_json: bool) -> None:
    """List the agreements and their rules, with the certainty of each figure."""
    from indicia.report.norm_rules import packs_text

    code = _state(state) if state else None
    found = [p for p in _packs(own) if (not code or _binds(p, code)) and (not day or _in_force(p, day))]
    if as_json:
        write(json(found))
        return
    write(packs_text(found, width=terminal(to_file=False)["width"]))


@norms.command()
@click.argument("rule", shell_complete=_complete_rule)
@_own
@_as_json
def show(rule: str, own: tuple[str, ...], as_json: bool) -> None:
    """Show one RULE (VD-N1) or all of an agreement (vd2011): figure, source, status, who is bound, examples."""
    from indicia.kb import norms as kb
    from indicia.kb.norms_examples import of_rule
    from indicia.report.norm_rules import rule_text

    packs = _packs(own)
    whole = next((p for p in packs if p.id.lower() == rule.lower()), None)
    found = [(whole, r) for r in whole.rules] if whole else [kb.rule(rule, among=packs)]
    if as_json:
        write(json([{"pack": p.id, "rule": r, "examples": of_rule(r.id)} for p, r in found]))
        return
    width = terminal(to_file=False)["width"]
    write("\n".join(rule_text(p, r, of_rule(r.id), width=width) for p, r in found))


def _packs(own: tuple[str, ...]) -> tuple[Pack, ...]:
    from indicia.kb import norms as kb

    return kb.joined(kb.packs(), *(kb.own_packs(path) for path in own)) if own else kb.packs()


def _binds(pack: Pack, code: str) -> bool:
    return pack.everywhere or pack.at_sea or code in pack.states or any(code in pair for pair in pack.between)


def _in_force(pack: Pack, day: date) -> bool:
    return pack.start <= day and (pack.end is None or day <= pack.end)


def _state(text: str) -> str:
    from indicia.kb.yaml_lines import Fault
    from indicia.norms.by_hand_words import state

    try:
        return state(text, ("state",))
    except Fault as fault:
        raise UsageError(f"--state {fault.problem}") from fault
