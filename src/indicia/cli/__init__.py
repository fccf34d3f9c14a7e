"""The command line: a thin door. It opens inputs, shows progress, prints, and sets the exit code.

Exit codes: 0 all read; 1 some input could not be read (the others were);
2 wrong use. Nothing heavy is imported before a command runs, so that
`--help` answers at once.
"""

from __future__ import annotations

from typing import Any

import click

from indicia import __version__
from indicia.cli.ach import ach
from indicia.cli.bench import bench
from indicia.cli.casebook import casebook
from indicia.cli.catalogue import catalogue
from indicia.cli.completion import completion
from indicia.cli.judgements import judgements
from indicia.cli.norms import norms
from indicia.cli.output import complain
from indicia.cli.reading import assess, read
from indicia.errors import IndiciaError, UsageError

EXIT_UNREADABLE = 1
EXIT_USAGE = 2


class Door(click.Group):
    """Turns our own errors into one line on standard error and an exit code; a bug keeps its traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what it raises on purpose becomes a message."""
        try:
            return super().invoke(ctx)
        except UsageError as error:
            complain(error)
            ctx.exit(EXIT_USAGE)
        except IndiciaError as error:
            complain(error)
            ctx.exit(EXIT_UNREADABLE)


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="indicia")
def main() -> None:
    """Read open media about military activity, and weigh the reasons offered for it.

    \b
    indicia read page.txt                      who does what, where, when; who says so
    indicia assess page.txt other.html         norms, reasons, and what the evidence favours
    indicia assess news/ -f html -o a.html     the same as one page for the browser
    indicia norms check plan.yaml              what an exercise owes, to whom, by when
    """


for command in (read, assess, judgements, ach, norms, catalogue, casebook, bench, completion):
    main.add_command(command)
