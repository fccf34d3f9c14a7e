"""Activities of a page: what, who, where, when, how many, to what end.

One phenomenon per file: `triggers` finds mentions, `who`, `where`, `when`,
`purpose` and `status` read a mention's own sentence, `grouping` joins mentions
of one real activity, `build` makes the noun. `domain` keeps out other worlds.
"""

from __future__ import annotations

from indicia.extract.activities import names, triggers
from indicia.extract.activities.build import build
from indicia.extract.activities.domain import is_military
from indicia.extract.activities.draft import draft
from indicia.extract.activities.grouping import grouped
from indicia.extract.parse import Parsed
from indicia.model import Activity, Attribution

__all__ = ["activities"]


def activities(parsed: Parsed, attributions: tuple[Attribution, ...] = ()) -> tuple[Activity, ...]:
    """Find the military activities that a page's headline and body report, one record each.

    Captions, rubrics, appeals and comments feed nothing. Dates stay as the
    text gives them: `resolve.dates` works out the relative ones.

    Args:
        parsed: The parsed page.
        attributions: Who says what; a number or aim inside somebody's content is theirs.

    Returns:
        Activities in reading order with ids a1, a2 ...; none on pages about other things.
    """
    if not is_military(parsed):
        return ()
    known = names.pattern(names.on_page(parsed))
    found = [m for paragraph in parsed.of("headline", "body") for m in triggers.mentions(paragraph, known)]
    return build(grouped(draft(m) for m in found), parsed, attributions)
