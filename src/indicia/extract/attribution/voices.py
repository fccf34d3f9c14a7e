"""Voices that need no verb: readers in comments, headlines with a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indicia.extract.attribution.sources import can_speak
from indicia.extract.attribution.subjects import phrase_head
from indicia.extract.attribution.view import Draft, View
from indicia.kb.actors import find
from indicia.model import Page, Span, Zone

MAX_NAME_CHARS = 60
"""A first line longer than this is no user name."""
MAX_LABEL_TOKENS = 6
MIN_SELLING, MAX_ADVERT_WORDS = 2, 10
"""An advertisement is short and has two words of selling ("buy followers cheap here"), or shouts one."""

_BULLET = re.compile(r"[\s•*·–—|>-]*")
_NAME_LINE = re.compile(r"[^\n]*")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_AFTER_NAME = re.compile(
    r",\s|\s[-–—|•·]\s|\s\d{1,4}[./:]\d|\s\((?:author|guest)\)|\s(?:on|at) \d"
    r"|\s(?:says|said|writes|wrote|replied|replies|commented)\b"
    r"|\s\d+\s(?:minutes?|hours?|days?|weeks?|months?|years?) ago|\s(?:yesterday|today)\b|:$"
)
_SALUTATION = re.compile(
    r"(?:Dear )?(?:Sirs?|Madam|Sir or Madam|Editor|(?:To the )?Editor)[,:.]?\s*[-–—]?\s*", re.IGNORECASE
)
_SPAM = frozenset({"buy", "cheap", "click", "free", "here", "win", "casino", "loans", "visit", "sale", "discount"})
_NOTICE = frozenset({"sell", "selling", "lost", "found", "wanted", "earn", "thanks", "thank", "corrected", "moved"})
"""A short comment that begins so offers or thanks, and claims nothing."""
_SIGNATURE = re.compile(r"\n[^\S\n]*[-–—(]?\s*(?P<name>[^\n,()]{2,40}?)(?:\s?[,()][^\n]{0,60})?\s*$")
_WORD = re.compile(r"[^\W\d_]{2,}")
_ASKING = frozenset({"what", "how", "why", "who", "when", "where", "live", "latest"})
_BEHIND_NAME = re.compile(r"[^\n:–—]{0,60}?(?:[:>|»]|\s[–—-])\s+(?=\S)")
"""What may stand between a name and the words in its line: quotation marks, a town, and the mark itself."""
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}[:.]\d\d")
_STOPS = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bLt)(?<!\bMrs)(?<!\bCol)(?<!\bGen)(?<!\bCapt)[.!?…][”\"’)]?\s")
_LINK = re.compile(r"https?://|www\.")


def comments(page: Page) -> Iterator[Draft]:
    """The whole of each comment as its reader's direct statement, if it claims anything."""
    for zone in page.zones:
        if zone.kind == "comment":
            yield from _comment(page.text, zone)


def _comment(text: str, zone: Zone) -> Iterator[Draft]:
    name, start, end = _signed(text, zone)
    parts = _parts(text, start, end)
    said = "\n".join(text[slice(*p)] for p in parts)
    if name and parts and claims_something(said):
        yield Draft(content=parts, source=name, name=zone.author or text[slice(*name)], form="direct")


def _signed(text: str, zone: Zone) -> tuple[Span | None, int, int]:
    """The user's name, and where the comment itself begins and ends: a letter is signed at its end."""
    begin, end = zone.span
    bullet = _BULLET.match(text, begin, end)
    start = bullet.end() if bullet else begin
    line = _NAME_LINE.match(text, start, end)
    stop = line.end() if line else end
    if zone.author:
        return _by_author(text, zone.author, Span(start, end), stop)
    signed = _signature(text, start, end) if stop - start > MAX_NAME_CHARS else None
    if signed is not None:
        return _by_author(text, text[slice(*signed)], Span(start, end), stop)
    name = _without_date(text, start, stop)
    if name is None or stop - start > MAX_NAME_CHARS or not text[stop:end].strip():
        return None, start, end
    return name, stop, end


def _signature(text: str, start: int, end: int) -> Span | None:
    """The name on a letter's last line, if that is short and no sentence."""
    last = text.rfind("\n", start, end)
    found = _SIGNATURE.match(text, last, end) if last > start else None
    if found is None or not found["name"][0].isupper() or text[end - 1] in "?!" or len(found["name"].split()) > 5:
        return None
    return Span(*found.span("name"))


def _by_author(text: str, author: str, zone: Span, first_line_end: int) -> tuple[Span | None, int, int]:
    """The name, and where the words are: under it, behind it in its line, or before it where it signs them."""
    whole = re.compile(rf"(?<!\w){re.escape(author)}(?!\w)")
    found = [Span(*m.span()) for m in whole.finditer(text, zone.start, zone.end)]
    if not found:
        return None, zone.start, zone.end
    heads = found[0].start < first_line_end and found[0].start - zone.start <= MAX_NAME_CHARS // 2
    name = found[0] if heads else found[-1]
    at = name.start
    if at >= first_line_end:
        return _over_signature(text, name, zone)
    if at - zone.start > MAX_NAME_CHARS // 2:
        start = _after_salutation(text, zone.start, at)
        return name, start, max((m.end() for m in _STOPS.finditer(text, start, at)), default=at)
    inline = _BEHIND_NAME.match(text, name.end, first_line_end)
    words = text[inline.end() : first_line_end] if inline else ""
    said = len(words) > MAX_NAME_CHARS // 4 and not _DATED.search(words)
    start = first_line_end - len(words) if said else first_line_end
    return name, max(start, name.end), zone.end


def _over_signature(text: str, name: Span, zone: Span) -> tuple[Span, int, int]:
    start = _after_salutation(text, zone.start, name.start)
    return name, start, max(text.rfind("\n", zone.start, name.start), zone.start)


def _after_salutation(text: str, start: int, stop: int) -> int:
    salutation = _SALUTATION.match(text, start, stop)
    return salutation.end() if salutation else start


def _without_date(text: str, start: int, stop: int) -> Span | None:
    line = text[start:stop].rstrip()
    cut = _AFTER_NAME.split(line, maxsplit=1)[0].rstrip(" :")
    return Span(start, start + len(cut)) if cut else None


def _parts(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The stretches between blank lines, trimmed."""
    cuts, parts = [start], []
    for gap in _BLANK_LINE.finditer(text, start, end):
        cuts += [gap.start(), gap.end()]
    cuts.append(end)
    for low, high in zip(cuts[::2], cuts[1::2], strict=True):
        stretch = text[low:high]
        left = low + len(stretch) - len(stretch.lstrip())
        right = low + len(stretch.rstrip().rstrip(".,;:"))
        if left < right:
            parts.append(Span(left, right))
    return tuple(parts)


def claims_something(said: str) -> bool:
    """Whether a comment says anything: no bare question, no shouted advertisement, no lone link."""
    words = _WORD.findall(said)
    if not words or (_LINK.search(said) and len(words) < 8):
        return False
    shouted = sum(w.isupper() for w in words) > 0.6 * len(words) and len(words) > 2
    selling = {w.casefold() for w in words} & _SPAM
    if words[0].casefold() in _NOTICE and len(words) <= MAX_ADVERT_WORDS:
        return False
    if (shouted and selling) or (len(selling) >= MIN_SELLING and len(words) <= MAX_ADVERT_WORDS):
        return False
    sentences = [s for s in re.split(r"(?<=[.!?…])\s+|\n+", said.strip()) if s.strip()]
    return any("?" not in s[-3:] for s in sentences) and not _asks_only(said)


def _asks_only(said: str) -> bool:
    low = said.strip().casefold()
    return low.startswith(("does anyone", "do anyone", "can anyone", "who has", "anybody know", "does anybody"))


def headline(view: View, drafts: list[Draft]) -> list[Draft]:
    """ "Minsk: exercise is routine": the words before the colon are the speaker, if they can speak."""
    if drafts:
        return drafts
    doc = view.doc
    colon = next((t.i for t in doc if t.text == ":"), None)
    if colon is None or not 0 < colon <= MAX_LABEL_TOKENS or colon + 2 >= len(doc) or doc[-1].text == "?":
        return drafts
    head = phrase_head(doc[0])
    if head.i >= colon:
        head = doc[colon - 1]
    content, source = view.span(colon + 1, len(doc)), view.span(0, colon)
    if content is None or not _is_speaker(view, head, colon):
        return drafts
    return [Draft(content=(content,), source=source)]


def _is_speaker(view: View, head: object, colon: int) -> bool:
    label, last, said = view.doc[:colon], view.doc[colon - 1], view.doc[colon + 1 :]
    if said[0].lower_ in _ASKING or not can_speak(last):
        return False
    if any(t.ent_type_ == "PERSON" for t in label) or last.lemma_.lower().endswith(("minister", "ministry", "expert")):
        return True
    states = [h for h in find(label.text) if h.via != "demonym"]
    return bool(states) and any(t.tag_ in ("VBZ", "VBP", "VBD", "MD") for t in said)
