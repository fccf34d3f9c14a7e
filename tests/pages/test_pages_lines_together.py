"""What takes several lines, or a manner of speaking, to see: turns, letters, house rules, end marks, stamps."""

import pytest

from clock import cpu_seconds, grows_slowly
from indicia import pages
from indicia.pages.letters import find_letters
from indicia.pages.lines import lines_of
from indicia.pages.marks import are_names, is_breadcrumb, is_issuer
from indicia.pages.selftalk import speaks_of_itself
from indicia.pages.turns import turns

PROSE = (
    "The regiment left its barracks before dawn and reached the ford by noon, the district command said in a note. "
    "Nobody crossed."
)


def kinds(text: str) -> list[str]:
    return [zone.kind for zone in pages.zones_of(text)]


@pytest.mark.parametrize(
    "line",
    [
        *("Letters may be cut and should bear a full address.", "Fares checked on 3 May. No liability is accepted."),
        *("Essays express the views of their writers.", "This recording was edited for length."),
        *("Our digests are free to reprint, provided the source is named.", "Correction: the ford is at Orm."),
        *(
            "При цитировании ссылка на автора обязательна.",
            "Translations are made by volunteers and may contain errors.",
        ),
    ],
)
def test_pages_speak_of_themselves(line: str) -> None:
    assert speaks_of_itself(line, line.split())


@pytest.mark.parametrize(
    "line",
    [
        *("The letter was printed on Monday.", "The editor of the newspaper said nothing.", "It rained."),
        *(
            "Soldiers must accept the notice in print.",
            '"We will not publish the names of the wounded," the editor wrote.',
        ),
        *("The article was withdrawn after the editor had read the notice.", "No bridge, no ford."),
    ],
)
def test_what_is_told_of_others_is_no_house_rule(line: str) -> None:
    assert not speaks_of_itself(line, line.split())


@pytest.mark.parametrize(
    ("talk", "found"),
    [
        ("ORM: Well?\n\nVIK: No.\n\nORM: Why?", {0, 1, 2}),
        ("ORM: Well?\n\nCALLER: Hello.\n\nORM: Why?", {0, 1, 2}),
        ("Ada Orm: Well?\n\nJon Vik: No.\n\nAda Orm: Why?\n\nJon Vik: Rain.", {0, 1, 2, 3}),
        ("READ ALSO: Rain\n\nREAD ALSO: Sun\n\nREAD ALSO: Wind", set()),
        ("Orm: rain.\n\nVik: sun.\n\nUlm: wind.", set()),
        ("What counts: rain\n\nORM: Well?", set()),
    ],
)
def test_turns_need_speakers_that_come_back(talk: str, found: set[int]) -> None:
    assert turns(lines_of(talk)) == found


def test_short_turns_are_text_and_no_crossheads() -> None:
    talk = "ORM: So nobody crossed?\n\nVIK: Nobody.\n\nORM: Why?\n\nVIK: It rained, and the rafts were late."
    assert kinds(f"At the ford\n\n3 May 2021\n\n{PROSE}\n\n{talk}") == ["headline", "byline", "body"]


@pytest.mark.parametrize(
    ("signature", "author"),
    [
        ("Ada Birk, Orm", "Ada Birk"),
        ("— Ada Birk", "Ada Birk"),
        ("Col. (retd) A. Birk, Orm", "A. Birk"),
        ("Dr Ada Birk\nUpper Orm", "Ada Birk"),
    ],
)
def test_letters_run_to_their_signatures(signature: str, author: str) -> None:
    letter = f"Sir, – {PROSE}\n{signature}"
    text = f"Letters\n\nAt the ford\n\n{PROSE}\n\n{letter}\n\nSir, – {PROSE}\nJon Vik, Ulm\n\nThe answer\n\n{PROSE}"
    zones = [z for z in pages.zones_of(text) if z.kind == "comment"]
    assert [z.author for z in zones] == [author, "Jon Vik"]
    assert text[slice(*zones[0].span)] == letter
    assert kinds(text)[-2:] == ["headline", "body"]


def test_letters_without_greeting_are_known_by_signatures_on_a_page_of_letters() -> None:
    letters = f"{PROSE}\nAda Birk, Orm\n\n{PROSE}\nJon Vik, Ulm"
    assert [c.author for c in find_letters(lines_of(f"Postbag\n\n{letters}"))] == ["Ada Birk", "Jon Vik"]
    assert find_letters(lines_of(f"World\n\n{letters}")) == ()


def test_one_letter_is_the_article() -> None:
    assert "comment" not in kinds(f"An open letter\n\nDear Sir,\n\n{PROSE}\n\n{PROSE}\n\nAda Birk")


def test_behind_an_end_mark_nothing_is_text() -> None:
    text = f"Ford opened\n\n{PROSE}\n\n{PROSE}\n\n###\n\nAbout the ford authority\n{PROSE}\n\nTel. 0555 201 701"
    assert kinds(text) == ["headline", "body", *["boilerplate"] * 4]


def test_the_first_comment_under_a_counter_may_speak_of_dates() -> None:
    text = f"At the ford\n\n{PROSE}\n\nIt rained. {PROSE}\n\n2 responses\n\n"
    text += "ada_b · May 3\nOn the 2nd it rained.\n\nJon · May 4\nTrue."
    assert [z.author for z in pages.zones_of(text) if z.kind == "comment"] == ["ada_b", "Jon"]


@pytest.mark.parametrize("line", ["Orm Post » Region » Ford", "News > World", "Radio Orm / Desk / Talk"])
def test_breadcrumbs_are_rubrics(line: str) -> None:
    assert is_breadcrumb(line)
    assert kinds(f"{line}\n\nThe regiment at the ford\n\n3 May 2021\n\n{PROSE}")[0] == "rubric"


def test_names_over_a_date_are_the_authors() -> None:
    text = f"The regiment at the ford\n\nAda Birk and Jon Vik\n3 May 2021\n\n{PROSE}"
    assert are_names("Ada Birk and Jon Vik")
    assert kinds(text) == ["headline", "byline", "byline", "body"]


@pytest.mark.parametrize(("line", "is_it"), [("MINISTRY OF FORDS OF ORM", True), ("Ministry says ford is open", False)])
def test_issuers_have_no_verb(line: str, is_it: bool) -> None:
    assert is_issuer(line) is is_it


@pytest.mark.parametrize(
    "unit", ["Sir, – It rained.\n", "ORM: Rain\n", "Ada Birk, Orm\n", "12:05\nRain\n", "Dear a " * 9]
)
def test_odd_pages_of_a_megabyte_stay_linear(unit: str) -> None:
    def spent(size: int) -> float:
        return cpu_seconds(lambda: pages.zones_of(unit * (size // len(unit))))

    assert grows_slowly(spent, 20_000, times=10, growth=40)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "By order, a snap inspec-\r\ntion of the brigade began.",
            ["By order, a snap inspec-\r\ntion of the brigade began."],
        ),
        ("The inter\u00ad\nview and the fore-\ncast", ["The inter\u00ad\nview and the fore-\ncast"]),
        ("A list -\nof things", ["A list -", "of things"]),
        ("Zapad-\nRussia begins", ["Zapad-", "Russia begins"]),
        ("A snap inspec-\n\ntion", ["A snap inspec-", "tion"]),
    ],
)
def test_lines_that_a_word_was_cut_at_are_one(text: str, lines: list[str]) -> None:
    assert [line.text for line in lines_of(text)] == lines
