"""Activities on Russian and Ukrainian pages: one slot or phenomenon a sentence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clock import cpu_seconds, grows_slowly
from indicia.extract.slavic.activities import activities
from indicia.extract.slavic.activities_counts import counts
from indicia.extract.slavic.activities_draft import near
from indicia.extract.slavic.activities_text import Sentence
from indicia.extract.slavic.activities_triggers import mentions
from indicia.extract.slavic.activities_when import dates
from indicia.extract.slavic.activities_where import spots
from indicia.kb import slavic_states
from indicia.model import Activity, Page, Span, Zone


def sentence(text: str) -> Sentence:
    return Sentence(number=0, paragraph=0, span=Span(0, len(text)), zone="body", text=text)


def read(text: str) -> tuple[Activity, ...]:
    zones = (Zone(kind="body", span=Span(0, len(text))),) if text else ()
    return activities(Page(id="p", name="p", text=text, language="ru", zones=zones))


KINDS = [
    ("На полигоне идут учения артиллеристов.", "exercise"),
    ("На полігоні тривають навчання артилеристів.", "exercise"),
    ("В штабе бригады проходит командно-штабная тренировка.", "command_staff_exercise"),
    ("У бригаді тривають командно-штабні навчання.", "command_staff_exercise"),
    ("Министр объявил внезапную проверку боеготовности.", "snap_inspection"),
    ("Президент оголосив раптову перевірку боєготовності.", "snap_inspection"),
    ("Зенитчики проведут боевые стрельбы.", "live_fire"),
    ("Зенітники проведуть бойові стрільби.", "live_fire"),
    ("Продолжается переброска войск к границе.", "deployment"),
    ("Триває перекидання військ до кордону.", "deployment"),
    ("Армия наращивает группировку на юге.", "deployment"),
    ("Правительство объявило частичную мобилизацию.", "mobilization"),
    ("Уряд оголосив часткову мобілізацію.", "mobilization"),
    ("Резервистов вызвали на военные сборы.", "mobilization"),
    ("Части приведены в высшую степень боевой готовности.", "alert"),
    ("Начался вывод войск из провинции.", "withdrawal"),
    ("Почалося відведення військ із провінції.", "withdrawal"),
    ("Соседи закрыли границу для фур.", "border_closure"),
    ("Сусіди закрили кордон для вантажівок.", "border_closure"),
    ("КНДР запустила баллистическую ракету.", "missile_test"),
    ("Авиация нанесла удар по складу.", "other"),
    ("Авіація завдала удару по складу.", "other"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_words_tell_the_kind(text: str, kind: str) -> None:
    assert kind in {m.kind for m in mentions(sentence(text))}


@pytest.mark.parametrize(
    "text",
    [
        "В школе прошли пожарные учения.",
        "У лікарні відбулися протипожежні навчання.",
        "Футбольные сборы команды пройдут на море.",
        "Ученики пришли в класс.",
        "Повар готовит обед на всю роту.",
    ],
)
def test_other_worlds_have_no_mention(text: str) -> None:
    assert not mentions(sentence(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Завершились учения «Щит-2019».", "Щит-2019"),
        ("Завершилися навчання «Весняний грім-2021».", "Весняний грім-2021"),
        ("Стартовали учения Silver Falcon 2024.", "Silver Falcon 2024"),
        ("Осенью пройдёт «Степь-2022».", "Степь-2022"),
    ],
)
def test_names_of_exercises(text: str, name: str) -> None:
    assert [m.name for m in mentions(sentence(text))] == [name]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Войска: армяно-американские учения идут на полигоне армии.", {"AM", "US"}),
        ("Армия: начались учения Казахстана и Узбекистана на полигоне.", {"KZ", "UZ"}),
        ("Белорусские военные проводят учения на полигоне.", {"BY"}),
        ("Польські військові проводять навчання на полігоні.", {"PL"}),
        ("Турция проводит учения на границе с Ираком, военные стреляют.", {"TR"}),
        ("Молдова й Румунія проводять спільні навчання на полігоні, військові стріляють.", {"MD", "RO"}),
    ],
)
def test_actors(text: str, codes: set[str]) -> None:
    assert {p.code for p in read(text)[0].actors} == codes


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Стреляли на Брестском полигоне.", "Брестский полигон"),
        ("Стріляли на Яворівському полігоні.", "Яворівський полігон"),
        ("Манёвры идут в Минской области.", "Минская область"),
        ("Навчання тривають у Чернігові.", "Чернігів"),
        ("Части стоят под Барановичами.", "Барановичи"),
        ("Корабли вышли в Чёрное море.", "Чёрное море"),
        ("Учения идут на западе Польши.", "western Poland"),
    ],
)
def test_places_come_in_the_nominative(text: str, name: str) -> None:
    assert [p.name for p in spots(sentence(text))] == [name]


def test_a_capital_that_speaks_is_no_place() -> None:
    assert all(p.spoken for p in spots(sentence("В Варшаве назвали это угрозой.")))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Полигон лежит в 30 км от границы с Польшей.", ("PL",)),
        ("Полігон лежить за сорок кілометрів від Литви.", ("LT",)),
        ("Область, граничащая с Латвией, пустеет.", ("LV",)),
        ("Учения идут в Латвии.", ()),
    ],
)
def test_near_borders(text: str, codes: tuple[str, ...]) -> None:
    assert near(sentence(text)) == codes


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Они идут с 12 по 14 июля.", "published nearest 07-12", "published nearest 07-14"),
        ("Вони тривають із 3 до 9 серпня 2021 року.", "2021-08-03", "2021-08-09"),
        ("Сегодня начались манёвры.", "published", None),
        ("Учора почалися маневри.", "published - 1 days", None),
        ("Манёвры идут с 05.03.2019.", "2019-03-05", None),
        ("Дело было в октябре 2018 года.", "2018-10", None),
        ("Начали два дня назад.", "published - 2 days", None),
    ],
)
def test_dates(text: str, first: str, last: str | None) -> None:
    found = dates(sentence(text))[0]
    assert (found.first, found.last) == (first, last)


def test_until_gives_an_end_alone() -> None:
    found = dates(sentence("Закончат до 20 сентября."))[0]
    assert found.first is None
    assert found.last is not None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Участвуют 120 армянских и 40 греческих военных.", ("troops", 160, 160, 160)),
        ("Близько 7 тисяч осіб прибули.", ("troops", 7000, None, None)),
        ("До 13 тыс. человек.", ("troops", 13000, None, 13000)),
        ("Более полутора тысяч солдат.", ("troops", 1500, 1500, None)),
        ("Понад 200 танків.", ("tank", 200, 200, None)),
        ("Две с половиной тысячи десантников.", ("troops", 2500, 2500, 2500)),
        ("450 единиц военной техники.", ("vehicle", 450, 450, 450)),
    ],
)
def test_counts(text: str, count: tuple[str, int, int | None, int | None]) -> None:
    found = counts(sentence(text))[0]
    assert (found.what, found.value, found.low, found.high) == count


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Армия Литвы начала учения, солдаты вышли на полигон.", "under_way"),
        ("Учения армии Литвы пройдут осенью, солдаты готовятся.", "planned"),
        ("Завершились учения армии Литвы, солдаты вернулись.", "finished"),
        ("Армия Литвы отменила учения, солдаты остались на полигоне.", "cancelled"),
        ("Навчання армії Литви відбудуться восени, солдати готуються.", "planned"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert read(text)[0].status == status


def test_states_know_their_cases() -> None:
    found = slavic_states.find("Польша говорит с Литвой о Белоруссии")
    assert [(h.code, h.cases) for h in found] == [("PL", "n"), ("LT", "i"), ("BY", "gdl")]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="аеикнорстуі войскаучения «»-–.,0123456789\nКМРУNA’ ", max_size=300))
def test_arbitrary_text_harms_nothing(text: str) -> None:
    for activity in read("Войска и танки. Армия России проводит учения. " + text):
        for span in (activity.trigger, *activity.mentions, *(p.span for p in activity.places)):
            assert 0 <= span.start < span.end <= len(text) + 46


def test_time_grows_with_length() -> None:
    once = "Войска переброшены к границе 12 июля, 300 танков и учения армии России под Брестом. "
    read(once)
    assert grows_slowly(lambda n: cpu_seconds(lambda: read(once * n)), 100, times=8, growth=40)


def published(text: str, day: date) -> tuple[Activity, ...]:
    zones = (Zone(kind="body", span=Span(0, len(text))),)
    return activities(Page(id="p", name="p", text=text, language="ru", zones=zones, published=day))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Литовские военные учились под Каунасом отражать удар.", "exercise"),
        ("Бригада задействована в тактическом учении.", "exercise"),
        ("«Стальной рубеж» собрал 12 тысяч военных.", "exercise"),
        ("«Сталевий рубіж» зібрав 12 тисяч військових.", "exercise"),
        ("Под Бендерами шли бои.", "other"),
        ("К реке прибыла погранзастава.", "deployment"),
    ],
)
def test_further_words_tell_the_kind(text: str, kind: str) -> None:
    assert [m.kind for m in mentions(sentence(text))] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Кишинёв потребовал вывести войска из зоны.",
        "Київ вимагає виведення військ із зони.",
        "Корабли стоят пустые.",
        "Армию выводят против толпы.",
        "Для нападения у них мало сил.",
        "Командир держит нас тут, чтобы ни один батальон не ушёл.",
    ],
)
def test_what_is_wanted_or_lacking_is_no_activity(text: str) -> None:
    assert mentions(sentence(text)) == ()


def test_snow_clearing_in_military_words_is_no_activity() -> None:
    text = (
        "Колона снігоприбиральної техніки розгорнулася о шостій. Комунальники провели навчання перед снігопадом, "
        "сказав начальник штабу міськради. Резерв солі на базі, водії автобусів у повній готовності."
    )
    assert read(text) == ()


def test_a_name_behind_a_comparison_is_the_exercise_s_name() -> None:
    (found,) = mentions(sentence("Такой внезапной проверки боеготовности, как «Щит-2019», область не знала."))
    assert (found.kind, found.name) == ("snap_inspection", "Щит-2019")


def test_what_an_exercise_plays_against_is_no_place_of_it() -> None:
    (found,) = read("На учениях белорусские войска отработали захват Сувалкского коридора на полигоне под Лидой.")
    assert not any("Suwalki" in place.name for place in found.places)


def test_the_day_of_an_end_gives_the_start_by_the_number_of_days() -> None:
    (found,) = published("Вчера закончились трёхдневные учения российских войск, сообщил генштаб.", date(2019, 5, 10))
    assert found.end is not None
    assert found.end.relative == "published - 1 days"
    assert found.start is not None
    assert found.start.relative == "published - 1 days then - 2 days"


def test_there_means_the_place_told_of_before() -> None:
    text = "В Беларуси идёт внезапная проверка боеготовности войск, объявил генштаб. Россиян там стоит около 5 тысяч."
    places = {a.kind: tuple(p.name for p in a.places) for a in read(text)}
    assert places["deployment"] == places["snap_inspection"] != ()


def test_a_demand_to_cancel_cancels_nothing() -> None:
    (found,) = read("Под Одессой идут учения Украины, посольство требовало от армии отменить учения войск.")
    assert found.status != "cancelled"
