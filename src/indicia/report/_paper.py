"""The sheet that text reports are written on: rich with everything off that page text could use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import StringIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from indicia.model import Ref
from indicia.report.clean import for_terminal, one_line
from indicia.report.facts import Item
from indicia.report.refs import Citations, merged

DEFAULT_WIDTH = 100
LEAST_WIDTH = 40
"""Narrower terminals get lines of this length: columns need room to be told apart."""

LABEL_WIDTH = 11
INDENT = 2


class Paper:
    """Collects lines; `text()` gives them as one string. Page text goes in as data, never as markup."""

    def __init__(self, citations: Citations, *, quotes: bool, width: int | None, colour: bool) -> None:
        self.citations, self.quotes = citations, quotes
        self.width = max(LEAST_WIDTH, width or DEFAULT_WIDTH)
        self._file = StringIO()
        self._console = Console(
            file=self._file,
            width=self.width,
            force_terminal=colour,
            color_system="standard" if colour else None,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
        )

    def text(self) -> str:
        """Everything written so far; blanks at line ends are dropped."""
        lines = (line.rstrip() for line in self._file.getvalue().split("\n"))
        return "\n".join(lines).strip("\n") + "\n"

    def put(self, *renderables: RenderableType, indent: int = 0) -> None:
        """Write renderables, each on its own lines."""
        for renderable in renderables:
            self._console.print(Padding(renderable, (0, 0, 0, indent)) if indent else renderable)

    def blank(self) -> None:
        """An empty line."""
        self._console.print()

    def title(self, text: str, *, note: str = "") -> None:
        """A heading over a rule; the note says how to take what follows."""
        heading = Text(f"{text} ", style="bold")
        heading.append(f"· {note} " if note else "", style="dim")
        self.blank()
        self._console.print(Rule(heading, align="left", style="dim", characters="─"))

    def table(self, rows: Iterable[Sequence[RenderableType]], *, widths: Sequence[int | None]) -> None:
        """Rows in columns of fixed widths; a width of None takes what is left and wraps."""
        grid = Table.grid(padding=(0, 1, 0, 0), expand=False)
        for width in widths:
            grid.add_column(width=width, overflow="fold", ratio=None)
        for row in rows:
            grid.add_row(*row)
        if grid.row_count:
            self.put(grid, indent=INDENT)

    def cited(self, item: Item, *, style: str = "") -> Text:
        """A value with its reference behind it, and under it the quoted text if that is wanted."""
        line = plain(item.text, style=style)
        if item.spoken:
            line = plain(f"“{self.citations.quote(item.spoken)}” ").append_text(line)
        reference = self.citations.cite(item.refs)
        if reference:
            line.append(f" {reference}", style="dim")
        return self.quoted(line, item.refs) if self.quotes and not item.spoken else line

    def quoted(self, line: Text, refs: Iterable[Ref]) -> Text:
        """The line with the text that the references point at below it."""
        for ref in merged(refs):
            if quote := self.citations.quote(ref):
                line.append(f"\n“{quote}”", style="italic dim")
        return line


def plain(text: str, *, style: str = "") -> Text:
    """Any text as data: no markup, no control characters, line breaks kept."""
    return Text(for_terminal(text), style=style)


def label(text: str, *, style: str = "dim") -> Text:
    """A row's name on one line."""
    return Text(one_line(text), style=style)
