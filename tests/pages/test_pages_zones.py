"""Zones of plain pages, one small page for each habit of layout."""

import pytest

from indicia import pages

PROSE = (
    "The regiment left its barracks before dawn and reached the ford by noon, the district command said in a note. "
    "Nobody crossed."
)


def zones(text: str) -> list[tuple[str, str]]:
    return [(z.kind, text[slice(*z.span)]) for z in pages.zones_of(text)]


def kind(text: str, line: str) -> str:
    return next(kind for kind, stretch in zones(text) if line in stretch)


def page(*, top: str = "", below: str = "") -> str:
    return "\n\n".join(filter(None, ("Regiment reaches the ford at noon", top, PROSE, PROSE[:-16], below)))


@pytest.mark.parametrize(
    "line",
    [
        *(
            "By Ann Roe",
            "Ann Roe, 3 May 2021",
            "3 May 2021",
            "14:05",
            "Posted on 3 May 2021 by ann",
            "Staff Reporter, KAUNAS",
        ),
        *(
            "KAUNAS, May 3, 2021 (ABC)",
            "Автор: Анна Белая",
            "03.05.2021 14:05",
            "3 травня 2021 року",
            "Updated: 3 May 2021",
        ),
    ],
)
def test_lines_with_author_or_date_are_bylines(line: str) -> None:
    assert kind(page(top=line), line) == "byline"


@pytest.mark.parametrize(
    "line",
    [
        *("Soldiers at the ford. Photo: A. Roe", "A raft is tied up (Image: Delta News)", "Фото: пресс-служба"),
        *("The ford in spring. File photo", "Still from a film of the ministry", "Міст. Фото з відкритих джерел"),
    ],
)
def test_credits_make_captions(line: str) -> None:
    assert kind(page(top=line), line) == "caption"


def test_a_line_that_is_repeated_is_a_caption_each_time() -> None:
    text = page(top="Karl Veber, Institute of Rivers\n\nKarl Veber, Institute of Rivers")
    assert [k for k, stretch in zones(text) if stretch.startswith("Karl")] == ["caption", "caption"]


def test_a_caption_glued_to_the_text_is_cut_off() -> None:
    text = page().replace(PROSE, f"Rafts at the ford: pool photo {PROSE}", 1)
    assert ("caption", "Rafts at the ford: pool photo") in zones(text)


@pytest.mark.parametrize("line", ["World | Europe", "OPINION", "News > Defence", "Политика", "Analysis, Ukraine, Army"])
def test_section_names_are_rubrics(line: str) -> None:
    assert zones(f"{line}\n\n{page()}")[0] == ("rubric", line)


@pytest.mark.parametrize(
    "line",
    [
        *("READ ALSO: Bridge repaired in a week", "Related: Who commands the regiment", "Читайте также: Мост починили"),
        *("Read more: What the treaty says", "Читайте також: Міст полагодили"),
    ],
)
def test_pointers_to_other_pages_are_links(line: str) -> None:
    assert kind(page(below=line), line) == "links"


def test_lines_under_a_links_heading_are_links_each() -> None:
    text = page(below="More on this topic\nBridge repaired in a week\nFerry sold to a museum")
    assert [k for k, _ in zones(text)][-3:] == ["links"] * 3


@pytest.mark.parametrize(
    "line",
    [
        *("Share on Facebook   Tweet   Print", "Subscribe to our newsletter", "Found a mistake? Press Ctrl+Enter"),
        *("© 2021 Delta Times. All rights reserved.", "This site uses only necessary cookies.", "Number of views: 44"),
        *(
            "Karl Veber teaches hydrology. The views are his.",
            "Подписывайтесь на наш канал",
            "Підтримайте нас на Patreon",
        ),
        "We are a small paper. If you like what you read, please help us with a donation and subscribe to our letter.",
    ],
)
def test_furniture_below_the_text_is_boilerplate(line: str) -> None:
    assert kind(page(below=line), line) == "boilerplate"


@pytest.mark.parametrize("line", ["It rained.", "No shots were fired.", "Учения закончены.", "The river stayed quiet."])
def test_a_short_last_sentence_is_still_text(line: str) -> None:
    assert kind(page(below=line), line) == "body"


def test_crossheads_are_headlines_between_the_text() -> None:
    text = f"Regiment reaches the ford\n\n{PROSE}\n\nWhat the river hides\n\n{PROSE}\n\nWho gave the order?\n\n{PROSE}"
    assert [k for k, _ in zones(text)] == ["headline", "body", "headline", "body", "headline", "body"]


def test_questions_of_an_interview_are_text() -> None:
    turns = f"How many men do you have?\n\n{PROSE}\n\nAnd what do you want here?\n\n{PROSE}"
    assert [k for k, _ in zones(f"A talk with the commander\n\n{turns}")] == ["headline", "body"]


def test_time_stamps_of_a_live_page_are_bylines() -> None:
    text = f"LIVE\n\nThe ford, hour by hour\n\n14:05\n{PROSE}\n\n12:40\n{PROSE}\n\n11:00\nGood morning."
    assert [k for k, _ in zones(text)][2:] == ["byline", "body"] * 3


def test_paragraphs_cut_at_a_margin_are_text() -> None:
    wrapped = "The regiment left its barracks before dawn\nand reached the ford by noon, the district\ncommand said."
    assert [k for k, _ in zones(f"Regiment reaches the ford\n\n3 May 2021\n\n{wrapped}\n\n{wrapped}")][2:] == ["body"]


def test_a_list_inside_the_text_is_text() -> None:
    text = page(below=f"• 3 May: rafts\n• 9 May: tanks\n\n{PROSE}")
    assert [k for k, _ in zones(text)] == ["headline", "body"]


def test_body_paragraphs_are_one_zone_with_exact_borders() -> None:
    text = f"Regiment reaches the ford at noon\n\n  {PROSE}\n\n{PROSE[:-16]}  \n\n\n"
    assert zones(text)[1] == ("body", f"{PROSE}\n\n{PROSE[:-16]}")


@pytest.mark.parametrize(
    "below",
    [
        "Get the news in your inbox\n\nMINSK, Belarus — The army said that it would hold a drill in May.\n\n"
        "WARSAW, Poland — The army moved tanks to the border on Friday.",
        "Read more\n\nAnalysis: What the drill means for the valley\n\nOpinion: Why nobody is afraid of a drill",
        "Letters show who knew\n\nWhy it matters\nThe drill is the largest in ten years, and nobody was told.\n\n"
        "What comes next\nThe troops will go home on Friday, the ministry says.",
    ],
)
def test_datelines_links_and_cross_heads_are_no_letters(below: str) -> None:
    assert "comment" not in [kind for kind, _ in zones(page(below=below))]


def test_a_letter_may_be_eds() -> None:
    letters = "LETTERS\n\nNobody told us how long it lasts. — Ed Balls, Leeds\n\nI liked it. — Ann Noteboom, Hull"
    found = [z.author for z in pages.zones_of(page(below=letters)) if z.kind == "comment"]
    assert found == ["Ed Balls", "Ann Noteboom"]
