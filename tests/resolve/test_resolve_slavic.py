"""Who speaks on Russian and Ukrainian pages: full names in the nominative, from whatever is beside the cue."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicia.extract.slavic import attributions
from indicia.model import Page, Span, Zone
from indicia.resolve.speakers_slavic import speakers

RU = [
    ("Политолог Арсен Варданян приехал в Ереван. По мнению Варданяна, учения малы.", ["Арсен Варданян"]),
    ("По словам политолога Арсена Варданяна, учения малы. «Это не щит», — сказал он.", ["Арсен Варданян"] * 2),
    ("Депутат Анна Белова сказала, что мост закрыт. Она добавила, что объезда нет.", ["Анна Белова"] * 2),
    ("По словам мэра Ильи Громова, мост цел. По его словам, ремонт не нужен.", ["Илья Громов"] * 2),
    ("В Москве назвали пуски провокацией.", ["Россия"]),
    ("Варшава заявила, что полёты прекращены.", ["Польша"]),
    (
        "В областном военкомате заявили, что сборы плановые. Призыва не будет, добавили там.",
        ["областной военкомат"] * 2,
    ),
    (
        "Министерство обороны Литвы сообщило, что мост готов. В ведомстве пояснили, что он временный.",
        ["министерство обороны Литвы"] * 2,
    ),
    ("В Армении идут учения, сообщили в оборонном ведомстве республики.", ["оборонное ведомство Армении"]),
    ("Учения плановые, рассказал один из участников.", ["один из участников"]),
    ("По словам одного из офицеров, топлива мало.", ["один из офицеров"]),
    ("Мост цел, сообщает агентство «Заря».", ["Заря"]),
    ("Глава МИД Латвии Янис Озолс заявил, что границу закроют. Озолс уверен, что это надолго.", ["Янис Озолс"] * 2),
    ("По данным источника в генштабе, колонна ушла.", ["источник в генштабе"]),
    (
        "В пресс-службе Министерства обороны Казахстана сообщили, что учения начались.",
        ["Министерство обороны Казахстана"],
    ),
    ("Министр обороны Юрис Балодис сказал, что рад. Министр обороны добавил, что устал.", ["Юрис Балодис"] * 2),
    ("Мы подозреваем, что цифры завышены.", ["author"]),
]
UK = [
    ("За словами політолога Андрія Кравчука, навчання малі. «Це не щит», — сказав він.", ["Андрій Кравчук"] * 2),
    ("Депутатка Ганна Коваль сказала, що міст закрито. Вона додала, що об’їзду немає.", ["Ганна Коваль"] * 2),
    ("У Мінську пояснили, що збори планові.", ["Білорусь"]),
    ("Варшава заявила, що польоти припинено.", ["Польща"]),
    (
        "В обласному військкоматі заявили, що збори планові. Призову не буде, додали там же.",
        ["обласний військкомат"] * 2,
    ),
    ("Речник Держприкордонслужби Андрій Лис каже, що черг немає. Лис нагадав, що пункт працює.", ["Андрій Лис"] * 2),
    ("На думку військового експерта Олега Жука, ракети старі.", ["Олег Жук"]),
    ("У Білорусі все спокійно, запевняють у міністерстві оборони.", ["міністерство оборони Білорусі"]),
    ("Маневри планові, переказує агентство «Зоря».", ["Зоря"]),
    ("За словами місцевих жителів, стріляли всю ніч.", ["місцеві жителі"]),
    ("«Танки бачив учора», — каже таксист Гіві.", ["Гіві"]),
]


def page_of(text: str, language: str) -> Page:
    zones = (Zone(kind="body", span=Span(0, len(text))),) if text.strip() else ()
    return Page(id="p", name="p", text=text, language=language, zones=zones)


def named(text: str, language: str) -> list[str]:
    page = page_of(text, language)
    return [a.source for a in speakers(attributions(page), page)]


@pytest.mark.parametrize(("text", "expected"), RU)
def test_a_russian_source_has_its_full_name(text: str, expected: list[str]) -> None:
    assert named(text, "ru") == expected


@pytest.mark.parametrize(("text", "expected"), UK)
def test_a_ukrainian_source_has_its_full_name(text: str, expected: list[str]) -> None:
    assert named(text, "uk") == expected


def test_kinds_tell_people_from_bodies_and_states() -> None:
    text = "Анна Белова сказала, что мост цел. Генштаб заявил, что мост взорван. Варшава заявила, что подождёт."
    page = page_of(text, "ru")
    assert [a.source_kind for a in speakers(attributions(page), page)] == ["person", "organisation", "state"]


def test_spans_ids_and_order_are_kept() -> None:
    page = page_of("Анна Белова сказала, что мост цел. Она добавила, что дождь кончился.", "ru")
    before = attributions(page)
    after = speakers(before, page)
    assert [(a.id, a.source_span, a.content) for a in after] == [(b.id, b.source_span, b.content) for b in before]


PIECES = [
    "Анна Белова ",
    "сказала, что ",
    "он ",
    "там же ",
    "В Минске ",
    "ведомстве ",
    "заявили, что ",
    "мост. ",
    "«",
    "»",
    ", ",
    "— ",
    "Жук ",
    "\n\n",
]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.sampled_from(["ru", "uk"]))
def test_any_page_has_a_name_for_every_statement(text: str, language: str) -> None:
    assert all(name.strip() for name in named(text, language))
