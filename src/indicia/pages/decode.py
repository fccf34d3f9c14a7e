"""Bytes -> text: byte order marks, declarations, UTF-8, and only then a guess.

Wrong and mixed encodings give the best reading there is, with U+FFFD where a
byte can't be read; only what is no text at all is an error.
"""

from __future__ import annotations

import codecs
import re

from indicia.errors import BinaryPageError, EmptyPageError, PageTooLargeError
from indicia.pages.files import MAX_PAGE_BYTES

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "an RTF document",
    b"SQLite format 3": "a SQLite database",
    b"OggS": "an audio or video file",
    b"ID3": "an audio file",
}
DECLARATION_BYTES = 4096
"""Browsers look for a declaration in the first 1,024 bytes; scraped pages often carry a comment before it."""
SAMPLE_BYTES = 20_000
"""How much the guesser sees: its time grows with length, its answer hardly changes."""
MAX_CONTROL_SHARE = 0.02
"""Above this share of control characters bytes are not text: the devset has none, and 399 of 400 libraries, images
and archives on our disk have over 0.04."""
MAX_BROKEN_SHARE = 0.1
"""UTF-8 with fewer broken than whole multi-byte sequences times this is UTF-8 with faults."""

_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27} | {127})
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
# What news pages come in; the guesser is wrong more often the more it may choose from.
_CANDIDATES = (
    *("utf_8", "cp1252", "cp1251", "koi8_r", "koi8_u", "cp1250", "iso8859_2", "cp1257", "cp1254", "cp1253"),
    *("cp1255", "cp1256", "gb18030", "big5", "euc_kr", "shift_jis", "euc_jp", "cp866", "iso8859_5"),
)
# Short Latin samples are guessed as cp1250 too readily (measured on French and German lines): the first of
# these that gives the fewest odd signs wins.
_LATIN = ("cp1252", "cp1250", "cp1257", "cp1254", "iso8859_2")
_TYPESET = frozenset("\u00a0«»“”„‘’‚–—…•·°§©®€£")


def decode(raw: bytes, *, name: str) -> str:
    """Text of a page, without a byte order mark; line ends and blanks stay as they are.

    Raises:
        EmptyPageError: Nothing but blanks.
        BinaryPageError: Not a text: a known file signature, or control characters.
        PageTooLargeError: Over `MAX_PAGE_BYTES`.
    """
    if len(raw) > MAX_PAGE_BYTES:
        raise PageTooLargeError(
            f"Page {name!r} has {len(raw):,} bytes; the limit is {MAX_PAGE_BYTES:,} (pages.MAX_PAGE_BYTES). "
            "Give single pages, not archives or dumps."
        )
    _refuse_magic(raw, name)
    text = _decoded(raw, name)
    if not text.strip("\ufeff\u200b\u2060\x00 \t\r\n\f\v\u00a0\u3000\u2028\u2029\x85"):
        raise EmptyPageError(
            f"Page {name!r} is empty: {len(raw)} bytes, nothing but blanks. Check that it was saved whole."
        )
    return text


def _refuse_magic(raw: bytes, name: str) -> None:
    for magic, what in MAGIC.items():
        if raw.startswith(magic):
            raise _binary(name, what, raw)


def _binary(name: str, what: str, raw: bytes) -> BinaryPageError:
    return BinaryPageError(
        f"Page {name!r} is not a text: it looks like {what} (first bytes {raw[:8].hex(' ')}). "
        "Save it as plain text or HTML first."
    )


def _decoded(raw: bytes, name: str) -> str:
    for bom, encoding in BOMS:
        if raw.startswith(bom):
            return raw[len(bom) :].decode(encoding, errors="replace")
    if wide := _wide(raw):
        return raw.decode(wide, errors="replace")
    if b"\x00" in raw or len(raw) - len(raw.translate(None, _CONTROL)) > MAX_CONTROL_SHARE * len(raw):
        raise _binary(name, "binary data (zero bytes or many control characters)", raw)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(raw)


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: most zeros sit at one parity, and few at the other."""
    head = raw[:SAMPLE_BYTES]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) < len(head) * 0.2 or min(even, odd) > len(head) * 0.02:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _not_utf8(raw: bytes) -> str:
    declared = declared_encoding(raw)
    if declared and declared != "utf-8":
        return raw.decode(declared, errors="replace")
    faulty = raw.decode("utf-8", errors="replace")
    broken = faulty.count("\ufffd")
    if broken <= MAX_BROKEN_SHARE * (sum(c > "\x7f" for c in faulty) - broken):
        return faulty
    return raw.decode(guessed_encoding(raw), errors="replace")


def declared_encoding(raw: bytes) -> str | None:
    """The encoding that an HTML meta element or XML declaration names, if it is one browsers know."""
    found = _DECLARED.search(raw, 0, DECLARATION_BYTES)
    if not found:
        return None
    from resiliparse.parse.encoding import map_encoding_to_html5

    label = found.group(1).decode("ascii", errors="replace")
    try:
        mapped = map_encoding_to_html5(label, fallback_utf8=False)
        return codecs.lookup(mapped).name if mapped else None
    except LookupError:
        return None


def guessed_encoding(raw: bytes) -> str:
    """Best guess for bytes that declare nothing and aren't UTF-8; windows-1252 if there is none."""
    from charset_normalizer import from_bytes

    sample = _telling_part(raw)
    best = from_bytes(sample, cp_isolation=list(_CANDIDATES)).best()
    if not best or best.encoding in _LATIN:
        return min(_LATIN, key=lambda encoding: _odd_signs(sample, encoding))
    return best.encoding


def _odd_signs(sample: bytes, encoding: str) -> int:
    """Characters beyond ASCII that are neither letters nor what typesetters use: the sign of a wrong code page."""
    text = sample.decode(encoding, errors="replace")
    return sum(c > "\x7f" and not c.isalpha() and c not in _TYPESET for c in text)


def _telling_part(raw: bytes) -> bytes:
    """A sample that starts at the first byte beyond ASCII: markup before it tells nothing."""
    first = next(re.finditer(rb"[\x80-\xff]", raw)).start() if re.search(rb"[\x80-\xff]", raw) else 0
    start = max(0, first - 200)
    return raw[start : start + SAMPLE_BYTES]
