"""The endings of Ukrainian words, as tables: gender, dictionary ending, then six cases of both numbers.

Own work from the school grammar. An ending "0" is empty; "/" parts rivals.
The most telling endings come first, so the first guess is the likeliest.
"""

from __future__ import annotations

from typing import NamedTuple

CASES = ("nom", "gen", "dat", "acc", "ins", "loc")

NOUNS = """
neut   ння   ння ння нню ння нням нні            ння нь нням ння ннями ннях
neut   ття   ття ття ттю ття ттям тті            ття ть ттям ття ттями ттях
neut   ство  ство ства ству ство ством стві/ству  ства ств ствам ства ствами ствах
neut   цтво  цтво цтва цтву цтво цтвом цтві/цтву  цтва цтв цтвам цтва цтвами цтвах
femn   ія    ія ії ії ію ією ії                  ії ій іям ії іями іях
femn   ість  ість ості ості ість істю ості       ості остей остям ості остями остях
femn   асть  асть асті асті асть астю асті       асті астей астям асті астями астях
masc!  ець   ець ця цю/цеві ця цем цеві/цю       ці ців цям ців цями цях
masc!  ник   ник ника нику/никові ника ником никові/нику ники ників никам ників никами никах
masc!  ик    ик ика ику/икові ика иком икові/ику  ики иків икам иків иками иках
masc!  тель  тель теля телю/телеві теля телем телі/телеві телі телів телям телів телями телях
masc!  ач    ач ача ачу/ачеві ача ачем ачі/ачеві  ачі ачів ачам ачів ачами ачах
masc!  нин   нин нина нину/нинові нина нином нині/нинові ни н нам н нами нах
masc!  ар    ар аря арю/ареві аря арем арі/ареві арі арів арям арів арями арях
femn!  иця   иця иці иці ицю ицею иці            иці иць ицям иць ицями ицях
femn!  чиня  чиня чині чині чиню чинею чині      чині чинь чиням чинь чинями чинях
femn   ка    ка ки ці ку кою ці                  ки ок кам ки/ок ками ках
femn   га    га ги зі гу гою зі                  ги г гам ги гами гах
femn   ха    ха хи сі ху хою сі                  хи х хам хи хами хах
masc!  0     0 а у/ові а ом ові/і                и ів ам ів ами ах
masc   0     0 у у 0 ом і/у                      и ів ам и ами ах
masc!  ч     ч ча чу/чеві ча чем чі/чеві         чі чів чам чів чами чах
masc!  ь     ь я ю/еві я ем і/еві                і ів ям ів ями ях
masc   ь     ь ю/я ю ь ем і                      і ів ям і ями ях
masc!  й     й я ю/єві я єм ї/єві                ї їв ям їв ями ях
masc   й     й ю/я ю й єм ї/ю                    ї їв ям ї ями ях
femn   а     а и і у ою і                        и 0 ам и/0 ами ах
femn   я     я і і ю ею і                        і ь ям і ями ях
femn   ь     ь і і ь ю і                         і ей ям і ями ях
neut   о     о а у о ом і                        а 0 ам а ами ах
neut   е     е я/а ю/у е ем і                    я/а 0 ям/ам я/а ями/ами ях/ах
"""
"""`!` marks living beings, whose accusative is the genitive."""

ADJECTIVES = """
masc ий ий ого ому ий/ого им ому/ім
femn ий а ої ій у ою ій
neut ий е ого ому е им ому/ім
plur ий і их им і/их ими их
masc ій ій ього ьому ій/ього ім ьому/ім
femn ій я ьої ій ю ьою ій
neut ій є ього ьому є ім ьому/ім
plur ій і іх ім і/іх іми іх
"""


class Ending(NamedTuple):
    """One cell of a table: `ending` on the page, `lemma` in the dictionary."""

    lemma: str
    gender: str
    animate: bool
    number: str
    case: str


def nouns() -> dict[str, tuple[Ending, ...]]:
    """Every noun ending with the cells that it may stand in."""
    table: dict[str, list[Ending]] = {}
    for line in NOUNS.split("\n"):
        if line.strip():
            gender, lemma, *cells = line.split()
            for at, cell in enumerate(cells):
                number = "sing" if at < len(CASES) else "plur"
                row = Ending(_bare(lemma), gender.rstrip("!"), "!" in gender, number, CASES[at % len(CASES)])
                for ending in cell.split("/"):
                    table.setdefault(_bare(ending), []).append(row)
    return {ending: tuple(rows) for ending, rows in table.items()}


def adjectives() -> dict[str, tuple[Ending, ...]]:
    """Every adjective ending with the cells that it may stand in."""
    table: dict[str, list[Ending]] = {}
    for line in ADJECTIVES.split("\n"):
        if line.strip():
            gender, lemma, *cells = line.split()
            number = "plur" if gender == "plur" else "sing"
            for case, cell in zip(CASES, cells, strict=True):
                row = Ending(lemma, "" if number == "plur" else gender, False, number, case)
                for ending in cell.split("/"):
                    table.setdefault(ending, []).append(row)
    return {ending: tuple(rows) for ending, rows in table.items()}


def _bare(ending: str) -> str:
    return "" if ending == "0" else ending
