"""Ukrainian words whose forms can't be told by ending: small words, first names, surnames."""

from __future__ import annotations

from indicia.kb.slavic_words import names, nouns

_SMALL = {
    "preposition": """
        в у на з із зі до від од по за під над про для без при через між перед після біля щодо згідно крім серед
        проти навколо поблизу поза задля заради замість протягом упродовж всупереч попри завдяки
        """,
    "conjunction": """
        і й та а але або чи що щоб якщо якби коли бо тому адже хоча мовби немов ніби наче нібито
        оскільки аби зате проте однак
        """,
    "particle": "не ні ж же б би лише тільки навіть ось от саме майже вже уже ще хай нехай це",
    "adverb": """
        там тут тоді тепер зараз потім торік щоправда звісно звичайно утім втім зокрема взагалі навпаки
        принаймні щонайменше уранці вранці увечері ввечері уночі вночі влітку взимку навесні восени
        усе все справді нещодавно незабаром невдовзі відтак тоді щодня щороку ніколи завжди часто іноді
        інколи якось сьогодні вчора завтра дуже досі знову раніше пізніше водночас також теж так як
        більше менше можливо ймовірно мабуть певно справді звідки куди де далі натомість отже напередодні нині згодом
        """,
}
CLOSED = {word: pos for pos, words in _SMALL.items() for word in words.split()}

FIRST_NAMES = {name.lower(): gender for gender, found in names().items() for name in found}
NOUNS = {lemma: (noun.gender, noun.animate) for lemma, noun in nouns("uk").items() if not lemma.endswith("ий")}
"""Known nouns by lemma; those that are adjectives by form ("військовий") are told by their ending."""

_SURNAMES = """
ський masc  ський ського ському ського ським ському/ськім
ська  fem   ська ської ській ську ською ській
цький masc  цький цького цькому цького цьким цькому/цькім
цька  fem   цька цької цькій цьку цькою цькій
енко  masc  енко енка енку/енкові енка енком енкові
енко  fem   енко енко енко енко енко енко
ко    masc  ко ка ку/кові ка ком кові
ко    fem   ко ко ко ко ко ко
ук    masc  ук ука уку/укові ука уком укові
ук    fem   ук ук ук ук ук ук
юк    masc  юк юка юку/юкові юка юком юкові
юк    fem   юк юк юк юк юк юк
ак    masc  ак ака аку/акові ака аком акові
як    masc  як яка яку/якові яка яком якові
ич    masc  ич ича ичу/ичеві ича ичем ичеві
ич    fem   ич ич ич ич ич ич
ов    masc  ов ова ову/овові ова овим ові
ова   fem   ова ової овій ову овою овій
єв    masc  єв єва єву єва євим єві
єва   fem   єва євої євій єву євою євій
ев    masc  ев ева еву ева евим еві
ева   fem   ева евої евій еву евою евій
ін    masc  ін іна іну/інові іна іним іні
іна   fem   іна іної іній іну іною іній
їн    masc  їн їна їну їна їним їні
їна   fem   їна їної їній їну їною їній
ян    masc  ян яна яну/янові яна яном янові
"""
_CASES = ("nom", "gen", "dat", "acc", "ins", "loc")


def _surname_table() -> tuple[tuple[str, str, tuple[tuple[str, tuple[str, ...]], ...]], ...]:
    rows = [line.split() for line in _SURNAMES.split("\n") if line.strip()]
    return tuple(
        (
            last,
            "femn" if gender == "fem" else gender,
            tuple((c, tuple(t.split("/"))) for c, t in zip(_CASES, cells, strict=True)),
        )
        for last, gender, *cells in rows
    )


SURNAMES = _surname_table()
"""(dictionary ending, gender, ((case, endings), ...)) of surnames that their ending gives away."""
