"""The flags of `indicia norms check`, and the description that they and a file make together."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from indicia.errors import UsageError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from indicia.norms.by_hand import Described


def complete_state(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Codes of states for the shell."""
    from click.shell_completion import CompletionItem

    from indicia.kb import actors

    states = ((code, actors.state_name(code)) for code in sorted(actors.codes()) if actors.kind_of(code) == "state")
    return [CompletionItem(code, help=name) for code, name in states if code.startswith(incomplete.upper())]


KINDS = "exercise command_staff_exercise snap_inspection live_fire missile_test deployment mobilization alert other"
_FLAGS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("--name", {"help": "What it is called."}),
    ("--kind", {"type": click.Choice(KINDS.split()), "help": "What it is (exercise, if not told)."}),
    ("--state", {"multiple": True, "shell_complete": complete_state, "help": "Who acts (PL, Poland); first is host."}),
    ("--partner", {"multiple": True, "shell_complete": complete_state, "help": "Who takes part, too."}),
    ("--held-in", {"shell_complete": complete_state, "help": "On whose ground, if not the first state's."}),
    ("--place", {"help": "Where; borders near it are measured."}),
    ("--at-sea", {"is_flag": True, "help": "It is held at sea."}),
    ("--start", {"help": "First day: 2027-06-07, or 2027-06."}),
    ("--end", {"help": "Last day."}),
    ("--troops", {"multiple": True, "help": 'A number, "about 9,000", "up to 13,000", 9000-11000; several: rivals.'}),
    ("--tanks", {"help": "Battle tanks."}),
    ("--armoured-vehicles", {"help": "Armoured combat vehicles."}),
    ("--artillery", {"help": "Pieces of 100 mm and above."}),
    ("--landing", {"help": "Troops that land or jump."}),
    ("--sorties", {"help": "Sorties of aircraft."}),
    ("--aircraft", {"help": "Aircraft."}),
    ("--force", {"multiple": True, "help": 'A formation: "12th division".'}),
    ("--organised/--not-organised", {"default": None, "help": "Whether a division or two brigades take part."}),
    ("--border", {"multiple": True, "metavar": "STATE=KM", "help": "Distance to a border: PL=40, PL=30-50."}),
    ("--near", {"multiple": True, "shell_complete": complete_state, "help": "A state whose border is near."}),
    ("--unplanned", {"is_flag": True, "help": "Ordered without notice to the troops (an alert)."}),
    ("--direction", {"type": click.Choice(["towards", "away"]), "help": "Where the main force points."}),
    ("--told", {"multiple": True, "metavar": "MARK=WHEN", "help": "Done: notified=2027-04-20, observed=no."}),
)  # fmt: skip


def described_by_flags(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that describe an activity."""
    for name, settings in reversed(_FLAGS):
        command = click.option(name, **settings)(command)
    return command


def described(file: str | None, flags: dict[str, Any]) -> Described:
    """The description of file and flags; a fault in the file names its line, one in a flag the flag."""
    from indicia.kb.yaml_lines import Fault, complain, parse
    from indicia.norms.by_hand import Described, from_mapping
    from indicia.norms.by_hand_place import located

    text = _text(file) if file else "{}"
    data = parse(text, file=_shown(file) if file else "flags")
    try:
        if isinstance(data, dict):
            data = _over(data, flags)
        activity, circumstances = from_mapping(data)
        return Described(located(activity), circumstances)
    except Fault as fault:
        if not file or (fault.path and fault.path[0] in flags):
            raise UsageError(_complaint(fault)) from fault
        raise complain(fault, text=text, file=_shown(file)) from fault


def _shown(file: str) -> str:
    return "standard input" if file == "-" else file


def _over(data: dict[Any, Any], flags: dict[str, Any]) -> dict[Any, Any]:
    """Flags go before the file; marks and borders are joined."""
    joined = {key: {**data[key], **flags[key]} for key in ("told", "borders") if _both(data, flags, key)}
    return {**data, **flags, **joined}


def _both(data: dict[Any, Any], flags: dict[str, Any], key: str) -> bool:
    return isinstance(data.get(key), dict) and key in flags


def _complaint(fault: Any) -> str:
    head, *rest = (str(part) for part in fault.path or ("state",))
    name = {"forces": "force", "partners": "partner", "borders": "border"}.get(head, head).replace("_", "-")
    return f"--{name}{' ' + ' '.join(r for r in rest if not r.isdigit()) if rest else ''} {fault.problem}"


def _text(file: str) -> str:
    with click.open_file(file, encoding="utf-8") as stream:
        try:
            return str(stream.read())
        except UnicodeDecodeError as error:
            raise UsageError(f"{file} is no text in UTF-8 ({error.reason}). Give a YAML file.") from error


_RENAMED = {"force": "forces", "partner": "partners", "border": "borders"}


def given(flags: dict[str, Any]) -> dict[str, Any]:
    """The flags that were given, as the keys and values of a description."""
    given = {
        _RENAMED.get(key, key): _value(key, value) for key, value in flags.items() if value not in (None, (), False)
    }
    if flags.get("organised") is False:
        given["organised"] = "no"
    return given


def _value(key: str, value: Any) -> Any:
    if key in ("border", "told"):
        return dict(_pair(key, text) for text in value)
    if isinstance(value, tuple):
        return list(value)
    return "yes" if value is True else value


def _pair(key: str, text: str) -> tuple[str, str]:
    left, sign, right = text.partition("=")
    if not sign or not left.strip() or not right.strip():
        example = "PL=40" if key == "border" else "notified=2027-04-20"
        raise UsageError(f"--{key} {text!r} has no name and value. Write {example}.")
    return left.strip(), right.strip()
