"""Laws of attribution over arbitrary text by either method, and what must hold on odd pages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from attribution_texts import METHODS, TEXTS, found_in, page_of, read
from hypothesis import given
from hypothesis import strategies as st

from indicia import pages
from indicia.extract.attribution import Method, attributions
from indicia.extract.attribution.quotes import quotes
from indicia.extract.parse import parse
from indicia.model import Attribution

SPEAKERS = ("Ann Ek", "Captain Orsini", "the ministry", "a driver", "two officials", "Warsaw", "the Red Cross")
CUES = ("said", "told reporters", "insisted", "complained")
SAID = ("the pass is closed", "nobody was hurt", "nine ships have left the bay", "it may snow before noon")
FACTS = ("Snow fell for nine days.", "The road runs along the river.")
SHAPES = ("“{words},” {who} {cue}.", "{Who} {cue} that {words}.", "{Who} {cue}: “{words}.”", "{words}, {who} {cue}.")


def _sentence(shape: str, who: str, cue: str, words: str) -> str:
    made = shape.format(who=who, Who=who[0].upper() + who[1:], cue=cue, words=words)
    return made if made[0] == "“" else made[0].upper() + made[1:]


CLOSED_SENTENCES = st.builds(
    _sentence, st.sampled_from(SHAPES), st.sampled_from(SPEAKERS), st.sampled_from(CUES), st.sampled_from(SAID)
)
"""Paragraphs that need no other: a named speaker, a cue and all of the words."""
PARAGRAPHS = st.lists(CLOSED_SENTENCES | st.sampled_from(FACTS), min_size=1, max_size=5, unique=True)
by_either_method = pytest.mark.parametrize("method", METHODS)


def _statements(paragraphs: list[str], method: Method) -> list[tuple[str, ...]]:
    """What a page of these paragraphs says, without offsets and order."""
    text = "\n\n".join(paragraphs)
    found = attributions(parse(page_of(("body", text))), method=method)
    cuts = [(a.source_span, a.cue_span, *a.content) for a in found]
    return sorted(tuple(text[slice(*c)] if c else "" for c in cut) for cut in cuts)


def _untrimmed(text: str, kind: str, method: Method) -> list[str]:
    """Runs with a blank at an end; all the rest of what every statement must be is asserted here."""
    loose = []
    for a in read(page_of((kind, text)), method):
        assert a.content
        assert a.source
        for span in filter(None, (a.source_span, a.cue_span, *a.content)):
            assert 0 <= span.start < span.end <= len(text)
            words = text[slice(*span)]
            loose += [words] if words != words.strip() else []
    return loose


@by_either_method
@given(text=TEXTS, kind=st.sampled_from(["body", "headline"]))
def test_every_span_lies_inside_the_page_and_is_trimmed(method: Method, text: str, kind: str) -> None:
    assert _untrimmed(text, kind, method) == []


@given(text=TEXTS)
def test_every_span_of_a_comment_lies_inside_the_page(text: str) -> None:
    _untrimmed(text, "comment", "rules")


@pytest.mark.xfail(reason="a blank before a comment's last full stop stays", strict=False)
def test_a_comment_is_trimmed() -> None:
    assert _untrimmed("kari_n\nIt was eight .", "comment", "rules") == []


@by_either_method
@given(text=TEXTS)
def test_contents_are_in_order_and_apart(method: Method, text: str) -> None:
    for a in read(page_of(("body", text)), method):
        assert all(one.end <= two.start for one, two in pairwise(a.content))


def _self_contained(text: str, method: Method) -> list[Attribution]:
    """Statements whose source or cue lies in what is said. Nested ones too have theirs outside their own content."""
    found = read(page_of(("body", text)), method)
    return [
        a for a in found if any(s.overlaps(c) for s in filter(None, (a.source_span, a.cue_span)) for c in a.content)
    ]


@by_either_method
@given(text=TEXTS)
def test_no_source_and_no_cue_lies_in_its_own_content(method: Method, text: str) -> None:
    assert [a for a in _self_contained(text, method) if a.cue_span] == []


@pytest.mark.xfail(reason="the speaker of a quotation without a cue is sought inside it, too", strict=False)
def test_no_source_lies_in_its_own_quotation_without_a_cue() -> None:
    assert _self_contained("“:0o #ad#Nquw““", "rules") == []


@by_either_method
@given(text=TEXTS)
def test_ids_are_unique_and_reading_twice_gives_the_same(method: Method, text: str) -> None:
    page = page_of(("body", text))
    found = read(page, method)
    assert len({a.id for a in found}) == len(found)
    assert found == read(page, method)


@by_either_method
@given(paragraphs=PARAGRAPHS, data=st.data())
def test_the_order_of_closed_paragraphs_changes_nothing(
    method: Method, paragraphs: list[str], data: st.DataObject
) -> None:
    other = data.draw(st.permutations(paragraphs))
    assert _statements(paragraphs, method) == _statements(other, method)


@by_either_method
@given(paragraph=CLOSED_SENTENCES)
def test_the_same_paragraph_twice_says_the_same_twice(method: Method, paragraph: str) -> None:
    assert _statements([paragraph] * 2, method) == sorted(_statements([paragraph], method) * 2)


@by_either_method
@given(paragraph=CLOSED_SENTENCES)
def test_a_closed_sentence_is_one_statement_with_all_its_parts(method: Method, paragraph: str) -> None:
    [(source, cue, content)] = _statements([paragraph], method)
    assert source.casefold() in {who.casefold() for who in SPEAKERS}
    assert cue in {words.split()[0] for words in CUES}
    assert content.casefold() in SAID


@given(text=TEXTS)
def test_quotations_lie_inside_the_text_and_are_nested_or_apart(text: str) -> None:
    found = quotes(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    outer = [q for q in found if q.depth == 0]
    assert all(a.end <= b.start for a, b in pairwise(outer))


ODD_PAGES = {
    "pairs": '“a” he said. "b" ' * 150,
    "no end": "he said the drill and " * 100,
    "control": "\x00said\x0b\x1b[0m he\x7f " * 200,
    "single": "'a " * 600,
    "according": "according to " * 200,
    "brackets": "(" * 500 + "said Ann Ek",
    "turns": "A: a\nQ: b?\n" * 100,
    "scripts": "minister сказал 部長は said “да” قال الوزير " * 60,
    "right to left": "\u202e“he said”\u202c, said \u200bAnn\u200d Ek\ufeff. " * 60,
    "combining": "He sa\u0301i\u0301d “a\u0308\u0308\u0308” 🙂🏽 said. " * 60,
    "no blanks": "hesaidthedrillwasover" * 5_000,
    "only cues": "said " * 1_000,
    "unassigned": "\U000e0001\uffff he said \ufdd0 it was over. " * 60,
}
LONG_PAGES = {
    "10,000 straight marks": '" ' * 10_000,
    "10,000 opening marks": "“" * 10_000,
    "100,000 characters without an end": "drill " * 16_667,
}


@by_either_method
@pytest.mark.parametrize("text", ODD_PAGES.values(), ids=ODD_PAGES)
def test_odd_pages_are_read_without_fail(method: Method, text: str) -> None:
    assert isinstance(found_in((("body", text),), method), tuple)


@by_either_method
@pytest.mark.parametrize("text", LONG_PAGES.values(), ids=LONG_PAGES)
def test_long_odd_pages_say_nothing(method: Method, text: str) -> None:
    assert found_in((("body", text),), method) == ()


HALF = "“We are \ud83d tired,” the mayor said on Monday."
RAW = {
    "UTF-16": HALF.encode("utf-16", "surrogatepass"),
    "UTF-8": HALF.encode("utf-8", "surrogatepass"),
    "HTML": f"<html><body><p>{HALF}</p></body></html>".encode("ascii", "xmlcharrefreplace"),
}


@by_either_method
@pytest.mark.parametrize("raw", RAW.values(), ids=RAW)
def test_half_characters_are_read_as_the_loader_yields_them(method: Method, raw: bytes) -> None:
    page = pages.load(raw, name="odd")
    assert page.text.encode("utf-8")
    assert isinstance(read(page, method), tuple)


@by_either_method
@pytest.mark.xfail(reason="the parser's word table is UTF-8 and refuses half a character", strict=False)
def test_half_characters_in_a_page_made_by_hand_are_read(method: Method) -> None:
    assert [a.source for a in read(page_of(("body", "“We are \ud800 tired,” the mayor said.")), method)] == [
        "the mayor"
    ]
