"""Where pages name their outlet: evidence per line of the margins, each with a weight."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indicia.model import Zone
from indicia.pages.dates import without_dates
from indicia.pages.outlet_names import Name, can_be, initials, is_alone, is_paper, names_in, sounds
from indicia.pages.outlet_words import INSTITUTIONS, NO_ABBREVIATION, SUPPLIERS, ZONES_OF_TIME

MAX_ZONES = 40
"""How many zones at each end of the page are asked."""
MAX_CHARS = 300
"""Of each zone only so much is read."""
DATELINE_CHARS = 110
LAST_BODIES, LAST_LINES, MAX_END_LINE = 5, 4, 200
"""What an outlet says of itself right below the text is a short line among the last."""

TOLD, INVITED, STANDS, CREDITED, HINTED = 4.0, 3.0, 3.0, 2.0, 1.0
"""What a place is worth: the page says whose it is; it sells or asks for it; the name stands where names stand; it is
credited; it may be. Ranks, not measurements: only their order and `outlet.ENOUGH` were compared on pages."""

_RIGHTS = re.compile(
    r"(?:©|ⓒ|\(c\)|copyright|all rights(?: reserved)?|все права защищены|усі права захищено|всі права захищено)"
    r"(?:[\s:,.|·•–—-]{0,4}(?:©|\(c\)))?(?:[\s:,.–-]{0,3}(?:19|20)\d\d){0,2}[\s:,.|·•–—-]{0,4}(?:by\s)?(?:the\s)?[«“\"]?$",
    re.I,
)
_RIGHTS_AFTER = re.compile(
    r"[\s,.|·•–—-]{1,4}(?:(?:19|20)\d\d[\s,.]{0,2})?(?:©|\(c\)|all rights reserved|все права|усі права)", re.I
)
_YEAR_AFTER = re.compile(r"[\s,]{1,2}(?:19|20)\d\d(?:\W{0,2}$|\.\s)")
_INVITED = re.compile(
    r"(?:subscribe to|subscribe and get|sign up (?:for|to)|advertise (?:in|with|on)|letters to|write for|"
    r"become a member of|back issues of|home delivery of|подпишитесь на|подписывайтесь на|підпишіться на|"
    r"підписуйтесь на)\s(?:the\s|our\s)?[«“\"]?$",
    re.I,
)
_OFFERED = re.compile(
    r"(?:buy|get|join|follow|support|donate to|read|read more|listen to|watch|tomorrow in|next in|more from|copy of|"
    r"archive of|editor of|читайте|слушайте|смотрите|поддержите|слухайте|дивіться|підтримайте)"
    r"\s(?:the\s|our\s)?[«“\"]?$",
    re.I,
)
"""What is said of other things, too: "Get tickets", "Follow Ann Roe"; only a name of the press counts behind it."""
_BY_DESK = re.compile(
    r"(?:reporting|writing|additional reporting|photos?|edited|compiled)\s(?:by|for)\s(?:the\s)?$", re.I
)
_BY = re.compile(r"(?:^|\s)(?:by|von|par)\s$", re.I)
_FOR = re.compile(r"(?:^|\s)(?:for|special to|для)\s(?:the\s)?$", re.I)
_TEAM = re.compile(r"(?:'s|’s)?\s(?:web\s)?(?:staff|team|desk|newsroom|bureaux?|bureaus|archive)\b", re.I)
_OF_ITSELF = re.compile(
    r"\s(?:(?:is|are)\s(?:also\s|now\s)?(?:printed|published|free|funded|edited|written|run|owned|produced|supported|"
    r"delivered|distributed|blocked|read|part of|a member|a project|a paid|a non-?profit|an independent|a weekly|"
    r"a daily|a magazine|a registered|a newsletter|on\s|available|based|made|kept|circulated|financed|registered|"
    r"brought|paid|not affiliated|hosted|closed on|back\s)|"
    r"(?:appears?|comes? out|goes? out|takes no|accepts|receives no|does not (?:receive|accept|take)|carries no|"
    r"has no state|lives (?:on|off)|runs on|belongs to|welcomes|publishes|broadcasts|uses cookies|may be quoted|"
    r"can be (?:heard|read|found)|transcripts?\b|explains|invites|reserves|thanks|relies on|depends on|stands by|"
    r"adheres|needs you|in your (?:in|mail|letter)box|newsletter|standards\b|code of|whatsapp|app\b|podcasts?\b|"
    r"subscribers|on (?:telegram|facebook|twitter|demand)|every (?:mon|tues|wednes|thurs|fri|satur|sun|day|week|month)|"
    r"(?:once|twice|(?:three|four|five|six|eight|ten) times) a)|"
    r"(?:выходит|изда[её]тся|существует|не нес[её]т|публикует|работает на|виходить|видається|існує|не несе)\b)",
    re.I,
)
_ASIDE_OF_ITSELF = re.compile(
    r"(?:[,:.–—-]|\s[–—-])\s{0,2}(?:filed under|next (?:issue|roundup|briefing)|"
    r"(?:once|twice|\w{1,9} times) a (?:week|month|year)|every \w+|"
    r"since (?:18|19|20)\d\d|delivered|no part of|one \w+ read)\b",
    re.I,
)
_TITLE_END = re.compile(r"\s{0,2}(?:$|[|/·•»›>:,.–—(-]|\d)")
_SEPARATED = re.compile(r"(?:\s{0,2}[|/·•»›>]|\s[–—-])\s")
_BROADCAST = re.compile(
    r"(?:\s[–—-]|[,.|/·])[^.!?\n]{0,40}?"
    r"(?:transcript|edition|programme|english service|\d\d[:.]\d\d|стенограмма|выпуск)",
    re.I,
)
_CREDITED_BEFORE = re.compile(
    r"(?:[:/(©]|[.!?…]|\bby|\bfor|courtesy of|supplied to|archive of)(?:\sthe)?\s{0,2}$", re.I
)
_CREDITED_WITH = re.compile(r"(?:photo|picture|image|фото|світлина).{0,60}(?:,|\bдля)\s$", re.I)
_CREDITED_AFTER = re.compile(
    r"\s?(?:$|[/|)]|\.$|(?:file |staff )?(?:archive|photo|picture|image|graphic|map|illustration))", re.I
)
_LEAD = re.compile(r"(?:^|[.!?…|·•(]\s{0,2}|(?:^|\s)our standards:\s)(?:the\s)?[«“\"]?$", re.I)
_BRACKET = re.compile(r"\(([^()\n]{2,50})\)")
_BEHIND_BRACKET = re.compile(r"\s{0,3}(?:[–—:./|-]|$|\d\w\w\slead)")
_LOWER = re.compile(r"(?<![\w.])[a-zа-яёіїєґ]\w*")
_PLACE = re.compile(r"[^\W\d_a-zа-яёіїєґ]{3,}")
_ABBREVIATION = re.compile(r"[A-ZА-ЯІЇЄ][A-Za-zА-Яа-яІЇЄіїє]{1,6}$")


class Hint(NamedTuple):
    """One place that speaks for a name."""

    name: str
    weight: float


def hints(text: str, zones: Sequence[Zone]) -> Iterator[Hint]:
    """Evidence for names, zone by zone, then of datelines and last lines.

    Linear: a bounded part of a bounded number of zones is read.
    """
    asked = zones if len(zones) <= 2 * MAX_ZONES else (*zones[:MAX_ZONES], *zones[-MAX_ZONES:])
    bodies = [z for z in asked if z.kind == "body"]
    for zone in asked:
        for line in text[zone.span.start : min(zone.span.end, zone.span.start + MAX_CHARS)].split("\n"):
            yield from _of_line(line.strip(), zone.kind)
    if bodies:
        yield from _of_dateline(text[slice(*bodies[0].span)][:DATELINE_CHARS])
    for zone in bodies[-LAST_BODIES:]:
        yield from _of_end(text[max(zone.span.start, zone.span.end - 2 * MAX_CHARS) : zone.span.end])


def _of_end(stretch: str) -> Iterator[Hint]:
    """Lines at the end of the text that speak of the outlet, though nothing but their words tells them from it."""
    for line in [line.strip() for line in stretch.split("\n")][-LAST_LINES:]:
        if len(line) <= MAX_END_LINE:
            told = (h for h in _of_furniture(line) if h.weight > CREDITED and (" " in h.name or is_alone(h.name)))
            yield from (hint._replace(weight=min(hint.weight, CREDITED)) for hint in told)


def _of_line(line: str, kind: str) -> Iterator[Hint]:
    if kind == "rubric":
        yield from _of_rubric(line)
    elif kind == "byline":
        yield from _of_byline(line)
        yield from _of_dateline(line)
    elif kind == "caption":
        yield from _of_caption(line)
    elif kind == "boilerplate":
        yield from _of_furniture(line)
    elif kind == "links":
        yield from (hint for hint in _of_furniture(line) if hint.weight >= INVITED)
    elif kind == "headline":
        yield from _of_title(line)


def _of_rubric(line: str) -> Iterator[Hint]:
    """ "Formosa Weekly Leader · OPINION": the name leads the line."""
    for n, name in enumerate(names_in(line)):
        if sounds(name.text, regions=False) and _TITLE_END.match(line, name.end):
            yield Hint(name.text, STANDS if n == 0 else CREDITED)
        elif name.start == 0 and len(name.words) > 1 and _SEPARATED.match(line, name.end) and can_be(name.text):
            yield Hint(name.text, HINTED)


def _of_title(line: str) -> Iterator[Hint]:
    """ "Radio Varanger – transcript of the morning programme": a station's name in the place of a headline."""
    name = next(names_in(line), None)
    if name and name.start == 0 and sounds(name.text, regions=False) and _BROADCAST.match(line, name.end):
        yield Hint(name.text, STANDS)


def _of_byline(line: str) -> Iterator[Hint]:
    """ "Thar Evening Mail, Bikaner, May 8, 2001", "Ann Roe for Tidemark"."""
    for n, name in enumerate(names_in(line)):
        before = line[: name.start]
        if not can_be(name.text):
            continue
        if _FOR.search(before) or _TEAM.match(line, name.end):
            yield Hint(name.text, STANDS)
        elif sounds(name.text):
            yield Hint(name.text, HINTED if _is_persons(name, before) or (n and _has(name, INSTITUTIONS)) else STANDS)
        elif n == 0 and name.start == 0 and len(name.words) > 1:
            yield Hint(name.text, HINTED)


def _is_persons(name: Name, before: str) -> bool:
    """ "By Tom Banner": two words behind "by" are a person's, whatever the second means."""
    return len(name.words) == 2 and _BY.search(before) is not None


def _has(name: Name, words: frozenset[str]) -> bool:
    return not words.isdisjoint(name.text.casefold().split())


def _of_dateline(line: str) -> Iterator[Hint]:
    """ "SEOUL, Oct. 14, 2024 (Han River Wire)": brackets behind a place in capitals and a date, or first of all."""
    found = _BRACKET.search(line[:DATELINE_CHARS])
    if not found or not _is_dateline(line[: found.start()], line[found.end() :]):
        return
    name = found[1].strip()
    if name.casefold() in ZONES_OF_TIME | NO_ABBREVIATION or initials(name.casefold()) == line.split()[0].casefold():
        return  # "NATO (North Atlantic Treaty Organization)"
    if _ABBREVIATION.match(name):
        yield Hint(name, CREDITED)
    elif any(n.text == name for n in names_in(name)) and can_be(name):
        yield Hint(name, STANDS)


def _is_dateline(before: str, behind: str) -> bool:
    if not _BEHIND_BRACKET.match(behind):
        return False
    told = _LOWER.findall(without_dates(before))
    return not before.strip() or (bool(_PLACE.match(before)) and all(word in ("and", "y", "и", "і") for word in told))


def _of_caption(line: str) -> Iterator[Hint]:
    for name in names_in(line):
        if sounds(name.text) and not _has(name, INSTITUTIONS):
            before = line[max(0, name.start - 90) : name.start]
            is_credit = not before or _CREDITED_BEFORE.search(before) or _CREDITED_WITH.search(before)
            is_own = is_credit and _CREDITED_AFTER.match(line, name.end) and not _has(name, SUPPLIERS)
            yield Hint(name.text, CREDITED if is_own else HINTED)
    yield from _of_dateline(line)


def _of_furniture(line: str) -> Iterator[Hint]:
    """What an outlet says of itself, what it asks for, and whose the rights are."""
    for name in names_in(line):
        if not can_be(name.text) and not is_alone(name.text):
            continue
        weight = _weight(line, name)
        if weight:
            yield Hint(name.text, weight)


def _weight(line: str, name: Name) -> float:
    before, is_whole = line[max(0, name.start - 60) : name.start], len(name.words) > 1 or is_alone(name.text)
    after = name.end + (line[name.end : name.end + 1] in ("»", "”", '"'))
    leads, ends = bool(_LEAD.search(before)), bool(_TITLE_END.match(line, after))
    if _RIGHTS.search(before) and (is_whole or ends):
        return TOLD
    if leads and any(form.match(line, after) for form in (_RIGHTS_AFTER, _OF_ITSELF, _ASIDE_OF_ITSELF)):
        return TOLD
    if is_whole and _INVITED.search(before):
        return INVITED
    if not sounds(name.text) and not is_alone(name.text):
        return HINTED if name.start == 0 and ends and len(name.words) > 1 else 0.0
    if any(form.search(before) for form in (_OFFERED, _BY_DESK)) or (leads and _YEAR_AFTER.match(line, after)):
        return INVITED
    return STANDS if leads and ends else CREDITED if leads and is_paper(name.text) else HINTED
