"""Ukrainian verb forms by ending."""

from __future__ import annotations

from indicia.kb.slavic import Form

VOWELS = "аеєиіїоуюя"
REFLEXIVE = ("ся", "сь")
MIN_STEM = 2

ENDINGS: tuple[tuple[str, str, str, str, str], ...] = (
    ("увати", "увати", "inf", "", ""),
    ("юватимуть", "ювати", "futr", "plur", ""),
    ("уватимуть", "увати", "futr", "plur", ""),
    ("тимуть", "ти", "futr", "plur", ""),
    ("тиме", "ти", "futr", "sing", ""),
    ("ують", "увати", "pres", "plur", ""),
    ("юють", "ювати", "pres", "plur", ""),
    ("ує", "увати", "pres", "sing", ""),
    ("ює", "ювати", "pres", "sing", ""),
    ("ають", "ати", "pres", "plur", ""),
    ("яють", "яти", "pres", "plur", ""),
    ("ає", "ати", "pres", "sing", ""),
    ("яє", "яти", "pres", "sing", ""),
    ("ить", "ити", "pres", "sing", ""),
    ("лять", "ити", "pres", "plur", ""),
    ("ять", "ити", "pres", "plur", ""),
    ("ела", "ести", "past", "sing", "femn"),
    ("ла", "ти", "past", "sing", "femn"),
    ("ло", "ти", "past", "sing", "neut"),
    ("ли", "ти", "past", "plur", ""),
    ("в", "ти", "past", "sing", "masc"),
    ("ти", "ти", "inf", "", ""),
    ("ено", "ити", "past", "", ""),
    ("ано", "ати", "past", "", ""),
    ("ято", "яти", "past", "", ""),
)
"""Ending on the page, ending of the infinitive, tense, number, gender; own work from the school grammar."""
GERUNDS = (("ючи", ""), ("вши", "ти"), ("ачи", "ати"), ("ячи", "ити"))


def verbs(low: str) -> tuple[Form, ...]:
    """All verbs that a lower-case word may be a form of, the longest ending first."""
    original, tail = low, "ся" if low.endswith(REFLEXIVE) else ""
    if low.endswith("ться"):
        low, tail = (
            low[:-2] if low.endswith(("ить" + "ся", "ять" + "ся", "ють" + "ся", "уть" + "ся")) else low[:-4],
            "ся",
        )
    elif tail:
        low = low[:-2]
    found = [
        Form(low[: -len(last)] + infinitive + tail, "verb", tense=tense, number=number, gender=gender)
        for last, infinitive, tense, number, gender in ENDINGS
        if low.endswith(last) and len(low) - len(last) >= MIN_STEM and _possible(low[: -len(last)], last)
    ]
    if not found and original.endswith(("ться", "уть", "ють")) and len(original) > MIN_STEM + 2:
        found = [Form(original, "verb", tense="pres", number="plur" if low.endswith("ть") else "sing")]
    return (*found[:1], *_gerunds(low, tail))


def _possible(stem: str, ending: str) -> bool:
    """A past tense stands behind a vowel, a present of the second class behind a consonant."""
    if ending == "ти" and stem[-1] in "сзг":
        return True
    if ending in ("в", "ла", "ло", "ли", "ти", "тимуть", "тиме"):
        return stem[-1] in VOWELS and not (ending == "в" and stem[-1] == "і")
    return True


def _gerunds(low: str, tail: str) -> tuple[Form, ...]:
    return tuple(
        Form(low[: -len(last)] + infinitive + tail, "gerund")
        for last, infinitive in GERUNDS
        if low.endswith(last) and len(low) - len(last) >= MIN_STEM
    )[:1]
