"""Read a YAML text, and say on which line a key stands.

Only the C safe loader is used: no tags, no code. A complaint carries the
path of keys to the fault; the line is looked up only when there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from os import PathLike, fspath
from typing import Any

import yaml

from indicia.errors import KnowledgeError

Path = tuple[str | int, ...]
"""Keys and places in lists from the top of a document: `("packs", 0, "rules", 3, "value")`."""

MAX_CHARS = 1_000_000
"""A pack or a description longer than this is no such thing."""
MAX_VALUES = 100_000
"""Values after `*aliases` are unfolded: a few lines of them can mean billions. Our largest pack has 2,000."""
MAX_DEPTH = 40
"""Far deeper than any pack or table; the reader of YAML crashes at tens of thousands of brackets."""
MAX_PROBLEM = 300
"""A complaint quotes no more than this of a faulty value."""


class Fault(Exception):
    """Something is wrong at a path; `problem` completes the sentence that begins with the key."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(problem)
        self.path = path
        self.problem = problem


def file_text(path: str | PathLike[str]) -> str:
    """What a YAML file holds, cut where `parse` refuses it as too long.

    Raises:
        KnowledgeError: It can't be read, or is no text in UTF-8.
    """
    name = fspath(path)
    try:
        with open(name, encoding="utf-8") as stream:
            return stream.read(MAX_CHARS + 1)
    except OSError as error:
        raise KnowledgeError(f"{name} can't be read: {error.strerror}. Give a file that is there.") from error
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{name} is no text in UTF-8 ({error.reason}). Save it as YAML in UTF-8.") from error


def parse(text: str, *, file: str) -> Any:
    """The plain values of a YAML text.

    Raises:
        KnowledgeError: It is no YAML, too large, too deep, or has a key twice; the message names file and line.
    """
    if len(text) > MAX_CHARS:
        raise KnowledgeError(f"{file} has more than {MAX_CHARS:,} characters. Give a shorter file.")
    _shallow(text, file=file)
    try:
        loaded = yaml.load(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise _no_day(text, file) or _unreadable(error, file) from error
    if _values(loaded) > MAX_VALUES:
        raise KnowledgeError(f"{file} refers to itself too often. Write it without so many aliases (`*name`).")
    _once(text, file=file)
    return loaded


def _shallow(text: str, *, file: str) -> None:
    """Complain of endless nesting before anything recursive sees it; what is no YAML is left to `parse`."""
    depth = 0
    try:
        for event in yaml.parse(text[:MAX_CHARS], Loader=yaml.CSafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                raise KnowledgeError(f"{file}, line {_line(event)}: is nested over {MAX_DEPTH} deep. Write it flatter.")
    except yaml.YAMLError:
        return


def _no_day(text: str, file: str) -> KnowledgeError | None:
    """A complaint about a date that the calendar does not have: the reader of YAML stops at it without a line."""
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            found = _DATE.match(event.value) if isinstance(event, yaml.ScalarEvent) and event.implicit[0] else None
            if found and not _is_day(*map(int, found.groups())):
                where = f"{file}, line {_line(event)}"
                return KnowledgeError(
                    f"{where}: {found[0]!r} is no day of the calendar. Correct the file and try again."
                )
    except yaml.YAMLError:
        pass
    return None


_DATE = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?!\d)")


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False


def _line(part: Any) -> int:
    return int(part.start_mark.line) + 1


def _once(text: str, *, file: str) -> None:
    """Complain of a key that one mapping has twice: YAML readers keep the last and say nothing."""
    for key, first, again in _twice(yaml.compose(text, Loader=yaml.CSafeLoader)):
        raise KnowledgeError(
            f"{file}, line {again}, key {key!r}: is given twice, first on line {first}. Correct the file and try again."
        )


def _twice(top: Any) -> Iterator[tuple[str, int, int]]:
    waiting, done = [top], set[int]()
    while waiting:
        node = waiting.pop()
        if id(node) in done:
            continue
        done.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            waiting.extend(child for _, child in node.value)
            yield from _repeated(node)


def _repeated(node: yaml.MappingNode) -> Iterator[tuple[str, int, int]]:
    lines: dict[str, int] = {}
    for key, _ in node.value:
        if isinstance(key, yaml.ScalarNode):
            if key.value in lines:
                yield key.value, lines[key.value], _line(key)
            lines.setdefault(key.value, _line(key))


def complain(fault: Fault, *, text: str, file: str) -> KnowledgeError:
    """A fault as an error that names file, line and key."""
    key = ".".join(str(part + 1) if isinstance(part, int) else part for part in fault.path) or "(top)"
    problem = fault.problem
    if len(problem) > MAX_PROBLEM:
        problem = f"{problem[: MAX_PROBLEM // 2]} ... {problem[-MAX_PROBLEM // 2 :]}"
    return KnowledgeError(
        f"{file}, line {line_of(text, fault.path)}, key {key!r}: {problem} Correct the file and try again."
    )


def line_of(text: str, path: Sequence[str | int]) -> int:
    """The line, from 1, of the deepest key of the path that the text holds.

    >>> line_of("a:\\n  - b: 1\\n    c: 2\\n", ("a", 0, "c"))
    3
    >>> line_of("a:\\n  - b: 1\\n", ("a", 0, "missing"))
    2
    """
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return 1
    line = node.start_mark.line if node else 0
    for part in path:
        found = _step(node, part)
        if found is None:
            break
        line, node = found
    return int(line) + 1


def _step(node: Any, part: str | int) -> tuple[int, Any] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        child = node.value[part]
        return child.start_mark.line, child
    if isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            if key.value == str(part):
                return key.start_mark.line, child
        merged = (child for key, child in node.value if key.value == "<<")
        return next((found for child in merged if (found := _step(child, part))), None)
    return None


def _values(loaded: Any) -> int:
    """How many values a document holds, counted no further than the limit."""
    count, waiting = 0, [loaded]
    while waiting and count <= MAX_VALUES:
        value = waiting.pop()
        count += 1
        if isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
    return count


def _unreadable(error: Exception, file: str) -> KnowledgeError:
    mark = getattr(error, "problem_mark", None)
    where = f", line {mark.line + 1}" if mark else ""
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    return KnowledgeError(f"{file}{where}: this is no YAML ({what}). Correct the file and try again.")
