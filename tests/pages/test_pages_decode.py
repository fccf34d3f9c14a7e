"""Bytes to text: encodings, and what is no text."""

import codecs

import pytest

from indicia import pages
from indicia.errors import BinaryPageError, EmptyPageError, PageTooLargeError, UsageError
from indicia.pages.decode import decode

RUSSIAN = "В районе начались учения, сообщили в министерстве. Жителей просят не волноваться и не подходить к полигону."
UKRAINIAN = "У районі почалися навчання, повідомили в міністерстві. Їхня мета — перевірка зв’язку, кажуть військові."
GERMAN = "Die Übung begann früh am Morgen, sagte der Sprecher für das Gebiet; sie endet später als üblich."
POLISH = "Żołnierze rozpoczęli ćwiczenia na poligonie; będą trwały tydzień, oświadczył rzecznik."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [RUSSIAN, GERMAN])
def test_unicode_is_read_with_and_without_a_mark(text: str, encoding: str) -> None:
    if encoding.startswith("utf-16-") and text == RUSSIAN:
        pytest.skip("UTF-16 without a mark is only known by its zero bytes")
    assert decode(text.encode(encoding), name="x") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (UKRAINIAN, "cp1251"), (GERMAN, "cp1252"), (POLISH, "cp1250")],
)
def test_old_code_pages_are_guessed(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), name="x") == text


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="windows-1251">',
        "<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>",
        '<?xml version="1.0" encoding="windows-1251"?>',
    ],
)
def test_a_declared_encoding_is_believed(head: str) -> None:
    assert decode((head + "Шум").encode("cp1251"), name="x").endswith("Шум")


def test_utf8_is_believed_over_a_wrong_declaration() -> None:
    assert decode(("<meta charset=windows-1251>" + RUSSIAN).encode(), name="x").endswith(RUSSIAN)


@pytest.mark.parametrize("label", ["rot13", "idna", "unicode_escape", "nonsense", "utf-7", "zip"])
def test_a_strange_declaration_does_no_harm(label: str) -> None:
    raw = f"<meta charset={label}>".encode() + RUSSIAN.encode("cp1251")
    assert decode(raw, name="x").endswith(RUSSIAN)


def test_mostly_utf8_keeps_its_good_part() -> None:
    raw = RUSSIAN.encode() + b" \xff\xfe " + RUSSIAN.encode()
    assert decode(raw, name="x").count(RUSSIAN) == 2


def test_line_ends_and_blanks_stay_as_they_are() -> None:
    text = "A title\r\n\r\n  Some words.\rMore\u2028 \n"
    assert pages.load(text.encode(), name="x.txt").text == text


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"%PDF-1.7 rest", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"text\x00more", "zero bytes"),
        (bytes(range(1, 32)) * 20, "control"),
    ],
)
def test_binaries_are_named_for_what_they_are(raw: bytes, what: str) -> None:
    with pytest.raises(BinaryPageError, match=rf"'x\.txt' is not a text.*{what}"):
        decode(raw, name="x.txt")


@pytest.mark.parametrize("raw", [b"", b" \n\t\r\n ", codecs.BOM_UTF8, "\u00a0\u200b".encode(), codecs.BOM_UTF16_LE])
def test_blank_pages_are_empty(raw: bytes) -> None:
    with pytest.raises(EmptyPageError, match=r"'x\.txt' is empty"):
        decode(raw, name="x.txt")


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(PageTooLargeError, match="20,000,000"):
        decode(b"x" * (pages.MAX_PAGE_BYTES + 1), name="x")


def test_an_unknown_media_type_is_wrong_use() -> None:
    with pytest.raises(UsageError, match="application/pdf"):
        pages.load(b"text", name="x", media_type="application/pdf")


def test_the_same_text_has_the_same_id() -> None:
    one, two = (pages.load(text, name=n) for text, n in ((b"One page.", "a"), (codecs.BOM_UTF8 + b"One page.", "b")))
    assert one.id == two.id
    assert len(one.id) == 12
    assert one.raw != two.raw
