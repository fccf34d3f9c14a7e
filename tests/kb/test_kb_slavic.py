"""Russian and Ukrainian word forms, noun phrases in the nominative, and the lexicons of speech."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicia.errors import UsageError
from indicia.kb import slavic_uk
from indicia.kb.slavic import forms, lemmas, nominative
from indicia.kb.slavic_cues import slavic_cues
from indicia.kb.slavic_words import names, nouns

RU_PHRASES = [
    ("областном военкомате", "loc", "областной военкомат"),
    ("оборонном ведомстве республики", "loc", "оборонное ведомство республики"),
    ("министерстве обороны Беларуси", "loc", "министерство обороны Беларуси"),
    ("политолога Арсена Гюрджяна", "", "политолог Арсен Гюрджян"),
    ("пресс-секретаря президента Дмитрия Пескова", "gen", "пресс-секретарь президента Дмитрий Песков"),
    ("военного эксперта Оксаны Грищук", "gen", "военный эксперт Оксана Грищук"),
    ("местных жителей", "gen", "местные жители"),
    ("жительницы Гомеля", "gen", "жительница Гомеля"),
    ("Светланы Тихановской", "gen", "Светлана Тихановская"),
    ("азербайджанском МИДе", "loc", "азербайджанский МИД"),
    ("Минобороны", "loc", "Минобороны"),
    ("Сергей Лойко", "", "Сергей Лойко"),
    ("Никол Пашинян", "", "Никол Пашинян"),
    ("Reuters", "gen", "Reuters"),
]
UK_PHRASES = [
    ("міністерстві оборони", "loc", "міністерство оборони"),
    ("обласному військкоматі", "loc", "обласний військкомат"),
    ("Головному управлінні розвідки", "loc", "Головне управління розвідки"),
    ("волонтерів InformNapalm", "gen", "волонтери InformNapalm"),
    ("Оксани Грищук", "gen", "Оксана Грищук"),
    ("президента Володимира Зеленського", "gen", "президент Володимир Зеленський"),
    ("військового експерта Олега Жданова", "gen", "військовий експерт Олег Жданов"),
    ("місцевих жителів", "gen", "місцеві жителі"),
    ("білоруському МЗС", "loc", "білоруське МЗС"),
    ("речника загону Дениса Слободяна", "gen", "речник загону Денис Слободян"),
    ("пресслужби бригади", "gen", "пресслужба бригади"),
    ("Кремлі", "loc", "Кремль"),
    ("польського політолога Кшиштофа Заремби", "gen", "польський політолог Кшиштоф Заремба"),
    ("міністра оборони Сергія Шойгу", "gen", "міністр оборони Сергій Шойгу"),
]


@pytest.mark.parametrize(("phrase", "case", "expected"), RU_PHRASES)
def test_a_russian_phrase_gets_its_dictionary_form(phrase: str, case: str, expected: str) -> None:
    assert nominative(phrase.split(), "ru", case=case) == expected


@pytest.mark.parametrize(("phrase", "case", "expected"), UK_PHRASES)
def test_a_ukrainian_phrase_gets_its_dictionary_form(phrase: str, case: str, expected: str) -> None:
    assert nominative(phrase.split(), "uk", case=case) == expected


@pytest.mark.parametrize(
    ("word", "language", "lemma", "pos"),
    [
        ("сообщили", "ru", "сообщить", "verb"),
        ("полигоне", "ru", "полигон", "noun"),
        ("повідомили", "uk", "повідомити", "verb"),
        ("запевняють", "uk", "запевняти", "verb"),
        ("навчань", "uk", "навчання", "noun"),
        ("військових", "uk", "військовий", "adj"),
        ("речником", "uk", "речник", "noun"),
        ("що", "uk", "що", "conjunction"),
    ],
)
def test_a_form_gives_its_lemma(word: str, language: str, lemma: str, pos: str) -> None:
    assert (lemma, pos) in {(f.lemma, f.pos) for f in forms(word, language)}
    assert lemma in lemmas(word, language)


def test_other_languages_are_refused() -> None:
    with pytest.raises(UsageError, match="ru"):
        forms("slovo", "pl")


def test_ukrainian_needs_no_dictionary() -> None:
    hide = "import sys; sys.modules['pymorphy3_dicts_uk'] = None; sys.modules['pymorphy3'] = None;"
    code = f"{hide} from indicia.kb.slavic import nominative; print(nominative(['штабі', 'бригади'], 'uk', case='loc'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "штаб бригади"


def test_english_pages_do_not_pay_for_it() -> None:
    code = "import indicia.kb.slavic, indicia.extract.slavic, sys; print('pymorphy3' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_the_lexicons_hold_what_rules_rely_on(language: str) -> None:
    lexicon = slavic_cues(language)
    assert len(lexicon.verbs) > 1000
    assert all((lexicon.before, lexicon.relay, lexicon.sure, lexicon.mine))
    assert all(form.groups for found in lexicon.verbs.values() for form in found)
    assert {n.kind for n in nouns(language).values()} == {"person", "folk", "body", "press", "paper"}


def test_every_ukrainian_first_name_is_known_in_its_own_form() -> None:
    for gender, found in names().items():
        for name in found:
            assert any(f.name and f.gender == gender for f in slavic_uk.forms(name)), name


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["ru", "uk"]), st.sampled_from(["", "gen", "loc"]))
def test_any_text_has_forms_and_a_nominative(text: str, language: str, case: str) -> None:
    words = text.split()
    assert all(forms(word, language) for word in words)
    assert len(nominative(words, language, case=case).split()) == len(words)
