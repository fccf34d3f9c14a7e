"""Russian and Ukrainian pages as a whole: comments, interviews, long quotations, odd text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clock import cpu_seconds
from indicia.extract.slavic import attributions
from indicia.model import Page, Span, Zone

LINEAR_SECONDS = 6.0
"""Processor time, four times what the slowest piece takes; quadratic code needs minutes."""
PIECES = [
    "«", "»", "„", "“", '"', "—", " — ", ", ", ". ", ": ", "? ", "\n\n", "\n", "что ", "що ", "сказал ", "сказав ",
    "Министр ", "Міністр ", "в Минске ", "у Мінську ", "по словам ", "за словами ", "он ", "він ", "Іван Лис ",
    "Reuters ", "не ", "которые ", "5 тыс. ", "І. ", "заявили", "министерство обороны ", "а", "’", "(", ")", "…",
    "со ссылкой на ", "добавив, ", "😀", "中文", "\u0301", "\x00", "Ґ", "там же",
]  # fmt: skip


def page(text: str, language: str, *zones: Zone) -> Page:
    whole = (Zone(kind="body", span=Span(0, len(text))),) if text.strip() else ()
    return Page(id="p", name="p", text=text, language=language, zones=zones or whole)


def parts(text: str, language: str) -> list[list[str]]:
    return [[text[slice(*c)] for c in a.content] for a in attributions(page(text, language))]


def test_a_quotation_over_two_paragraphs_is_one_statement() -> None:
    text = "«Мы пришли сюда весной», — рассказал сержант.\n\n«Потом нас перевели на юг, к самой реке»."
    assert parts(text, "ru") == [["Мы пришли сюда весной", "Потом нас перевели на юг, к самой реке"]]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "Мэр сказал: «Дороги закроют до вечера.\n\nДождь шёл весь день."
    assert parts(text, "ru") == [["Дороги закроют до вечера"]]


def test_a_quotation_within_a_quotation_stays_inside() -> None:
    text = "«Учения „Щит“ идут по плану», — сообщил генерал."
    assert parts(text, "ru") == [["Учения „Щит“ идут по плану"]]


def test_denial_and_doubt_are_kept() -> None:
    text = "Министерство опровергло сообщения о мобилизации. Эксперт считает, что войска, возможно, уйдут."
    first, second = attributions(page(text, "ru"))
    assert (first.polarity, second.polarity) == ("denied", "affirmed")
    assert (first.certainty, second.certainty) == ("asserted", "possible")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("«Мы уходим завтра», — сказал сержант.", "direct"),
        ("Сержант сказал, что они уходят.", "indirect"),
        ("Сержант сказал, что это «совсем не наше общее дело».", "mixed"),
    ],
)
def test_the_form_tells_whose_words_they_are(text: str, form: str) -> None:
    assert [a.form for a in attributions(page(text, "ru"))] == [form]


def test_a_comment_is_its_readers_statement() -> None:
    text = "Учения начались.\n\nВаля\nОпять дороги разобьют."
    at = text.index("Валя")
    zones = (Zone(kind="body", span=Span(0, 16)), Zone(kind="comment", span=Span(at, len(text)), author="Валя"))
    (found,) = attributions(page(text, "ru", *zones))
    assert (found.source, found.source_kind, found.zone, found.form) == ("Валя", "reader", "comment", "direct")


@pytest.mark.parametrize("said", ["Спасибо!", "Дякую за статтю!", "А когда это было? )))"])
def test_thanks_and_questions_claim_nothing(said: str) -> None:
    text = f"Валя\n{said}"
    assert attributions(page(text, "ru", Zone(kind="comment", span=Span(0, len(text)), author="Валя"))) == ()


def test_answers_of_an_interview_are_statements_and_questions_are_none() -> None:
    text = "— Что вы видели?\n\n— Колонну машин.\n\n— Когда это было?\n\n— Ночью, в среду."
    assert parts(text, "ru") == [["Колонну машин"], ["Ночью, в среду"]]


def test_turns_with_names_tell_the_speaker() -> None:
    text = "Корр.: Что було далі?\n\nГнатюк: Ми пішли.\n\nКорр.: Куди саме?\n\nГнатюк: До лісу."
    found = attributions(page(text.replace("Корр.", "Редакція"), "uk"))
    assert [a.source for a in found] == ["Гнатюк", "Гнатюк"]


def test_a_headline_names_its_speaker_before_the_colon() -> None:
    text = "Минск: учения плановые"
    (found,) = attributions(page(text, "ru", Zone(kind="headline", span=Span(0, len(text)))))
    assert (found.source, text[slice(*found.content[0])], found.zone) == ("Минск", "учения плановые", "headline")


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map("".join)),
    st.sampled_from(["ru", "uk"]),
)
def test_any_text_is_read_and_spans_lie_inside(text: str, language: str) -> None:
    for found in attributions(page(text, language)):
        spans = [*found.content, *(s for s in (found.source_span, found.cue_span) if s)]
        assert found.content
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert not any(c.overlaps(found.source_span) for c in found.content if found.source_span)


@pytest.mark.parametrize(
    "piece", ["«", "«а» ", "сказал, что ", "Минск ", "по словам ", "(", "— ", "он, ", "а.", "Іван-", "заявили в "]
)
@pytest.mark.parametrize("language", ["ru", "uk"])
def test_time_grows_with_length_only(piece: str, language: str) -> None:
    text = (piece * 200_000)[:200_000]
    assert cpu_seconds(lambda: attributions(page(text, language))) < LINEAR_SECONDS
