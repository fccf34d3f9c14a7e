"""Marks that close a text or stand around it: end signs, page numbers, telephones, pointers, breadcrumbs, issuers.

As those of `patterns`, all are linear on lines of up to `MAX_SHORT_CHARS`: every repeat is bounded.
"""

from __future__ import annotations

import re

from indicia.pages.dates import has_time_mark
from indicia.pages.lexicon import FUNCTION_WORDS, PHRASES, SECTIONS
from indicia.pages.patterns import MAX_SHORT_CHARS, SEPARATORS, VERB, ends_sentence, is_name, normalised, words_of

MAX_CRUMB_WORDS = 5
"""Longest part of a breadcrumb."""
MAX_NAMES = 6

END_MARK = re.compile(
    r"\W{0,3}(?:#\s?#(?:\s?#)?|-?\s?30\s?-|-{0,2}\s?ends?\s?-{0,2}|e\s?n\s?d\s?s|конец|кінець)\W{0,3}$", re.I
)
AFTER_TEXT = re.compile(
    r"(?:media|press)\s(?:contacts?|enquir\w+|inquir\w+)\b|notes?\sto\s(?:the\s)?editors?\b"
    r"|for\s(?:more|further)\sinformation\b|(?:for\s)?(?:media|press)\srelations\b"
    r"|(?:contacts?|imprint|контакты|контакти):?$",
    re.I,
)
"""What comes behind the text of a release."""
ABOUT = re.compile(r"About\s(?:the\s|us\b)?(?:[A-Z][\w'’-]*)?")
PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:(?:page|p\.?|pp\.?|стр\.?|с\.|стор\.?)\s?)?\d{1,4}(?:\s?(?:of|/|из|з)\s?\d{1,4})?\W{0,3}$", re.I
)
FORWARD = re.compile(
    r"(?:also|more|next|coming|tomorrow|soon|last|previous|previously|elsewhere|earlier|inside|on page \d+)\b"
    r"[^:.!?]{0,30}:\s\S",
    re.I,
)
"""A pointer to something else that the outlet has or will have."""
META = re.compile(
    r"(?:cite as|how to cite|(?:suggested |recommended |preferred )?citation|tags?|key ?words|topics?|sources?"
    r"|references?|doi|isbn|issn|document|release|ref(?:erence)?|word count|last (?:checked|updated|modified|reviewed)"
    r"|corrections?|credits|music|producers?|presenters?|contacts?|licence|license|filed under"
    r"|теги|метки|источники?|ключевые слова|джерел[ао]|мітки)(?:\s(?:id|no\.?|nr\.?|number|code))?(?:\s?:\s|\s\d)",
    re.I,
)
"""A label of what librarians want to know."""
_NUMBER = r"(?:\+\d|0\d)[\d\s/()-]{4,18}\d|(?!(?:19|20)\d\d\b)\d{2,5}[\s/-]\d{2,4}[\s/-]\d{2,4}(?:[\s/-]\d{2,4})?"
PHONE = re.compile(
    rf"[^:]{{2,40}}:\s[^:]{{0,40}}?(?<![\d.,])(?:{_NUMBER})(?![\w:°'’′.,-])|"
    r"[^:]{0,30}\b(?:hotline|line|desk|telephone|phone|tel|fax|sms|enquiries|inquiries|горячая линия|гаряча лінія)\b"
    r"[^:]{0,12}:\s.{0,40}?\d{3}",
    re.I,
)
"""A label and a telephone number; positions at sea ("54-30N 019-40E") look alike but for the letter."""
ASKS = re.compile(
    r"(?:was|did|is|does|do|have|would|got|anything|any)\s(?:\w+\s){0,3}?"
    r"(?:this|it|you|questions?|unclear|pictures?|tips?)\b[^?]{0,40}\?",
    re.I,
)
FILE = re.compile(r"\b(?:pdf|epub|mp3|docx?)\b|\b\d{1,4}(?:[.,]\d)?\s?[KMG]B\b", re.I)
GET = re.compile(r"(?<!\w)(?:download|print|listen|watch|save|open|read|скачать|завантажити)(?!\w)", re.I)
CHAPTERS = frozenset(
    "introduction summary background conclusion conclusions overview context abstract foreword outlook".split()
)
"""One-word cross-heads that are section names elsewhere."""

_ISSUER = re.compile(
    r"(?:(?:the\s)?(?:ministry|department|government|embassy|presidency|office|directorate|municipality|city|town hall"
    r"|headquarters|general staff)\b|(?:министерство|міністерство|администрация|адміністрація|пресс-служба|прес-служба)"
    r"(?!\w))[^.!?:,]{0,60}$",
    re.I,
)
_CRUMB = re.compile(r"\s?[»›→>]\s?|\s[|/·•:]\s")
_STRONG_CRUMB = re.compile(r"[»›→>]")
_NAMES_APART = re.compile(r",\s|;\s|\s(?:and|&|и|та|і)\s")


def is_issuer(text: str) -> bool:
    """Whether a line is no more than the name of an office."""
    return len(text) <= MAX_SHORT_CHARS and bool(_ISSUER.match(text)) and not VERB.search(text)


def is_breadcrumb(text: str) -> bool:
    """Whether a line is a path through a site: short parts between arrows, or three and more between strokes.

    >>> is_breadcrumb("River Post » Region » Ford"), is_breadcrumb("Rain / Sun")
    (True, False)
    """
    parts = _CRUMB.split(text)
    if len(parts) < 2 or ends_sentence(text) or has_time_mark(text) or _speaks_to_readers(text):
        return False
    if not all(1 <= len(words_of(part)) <= MAX_CRUMB_WORDS for part in parts):
        return False
    return bool(_STRONG_CRUMB.search(text)) or len(parts) > 2


def _speaks_to_readers(text: str) -> bool:
    plain = normalised(text)
    return any(phrase in plain for cue in ("share", "subscribe", "links", "cookies") for phrase in PHRASES[cue])


def are_names(text: str) -> bool:
    """Whether a line is a list of persons.

    >>> are_names("Ada Birk, Jon Roe and K. Lund"), are_names("Ada Birk"), are_names("Ada Birk, Oslo")
    (True, False, False)
    """
    parts = _NAMES_APART.split(text)
    return 2 <= len(parts) <= MAX_NAMES and all(is_name(words_of(part)) for part in parts) and text[-1] not in "?!:"


def are_sections(text: str, words: tuple[str, ...]) -> bool:
    """Whether a line is made of names of sections ("News > Defence")."""
    plain = [w.lower().strip(".") for w in words if w.lower() not in FUNCTION_WORDS]
    known = sum(w in SECTIONS or all(part in SECTIONS for part in w.split("-")) for w in plain)
    needed = 0.5 if "," in text or SEPARATORS.search(text) else 0.99
    return bool(plain) and known >= needed * len(plain) and text[-1] not in ".?!"
