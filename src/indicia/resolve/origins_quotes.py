"""Speakers of two pages whose quoted words are the same: one speaker, however his name is spelt or left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indicia.model import AUTHOR, Attribution, Reading
from indicia.resolve.origins_copies import WINDOW_WORDS
from indicia.resolve.origins_holders import Sayer, sayer

_WORD = re.compile(r"\w+")


def same_speakers(readings: Sequence[Reading], home: str | None) -> dict[str, Sayer]:
    """Sayer key -> the sayer that it counts as, for those quoted with the same eight words on two pages.

    An office-holder, if one of them is known as such; otherwise the one whose
    key comes first. Readers' comments quote everybody and join nobody.
    """
    speakers: dict[str, Sayer] = {}
    joined: dict[str, str] = {}
    first: dict[str, tuple[str, str]] = {}
    for reading in readings:
        for by, words in _quoted(reading, home):
            speakers.setdefault(by.key, by)
            for window in words:
                page, other = first.setdefault(window, (reading.page.id, by.key))
                if page != reading.page.id:
                    _join(joined, speakers, by.key, other)
    return {key: speakers[_root(joined, key)] for key in joined}


def _quoted(reading: Reading, home: str | None) -> Iterator[tuple[Sayer, frozenset[str]]]:
    known: dict[str, Sayer] = {}
    for a in reading.attributions:
        if a.form == "direct" and a.zone == "body" and a.source_kind != "reader" and a.source != AUTHOR:
            by = known.get(a.source) or known.setdefault(a.source, sayer(a.source, reading, home=home))
            yield by, _windows(a, reading.page.text)


def _windows(told: Attribution, text: str) -> frozenset[str]:
    words = [w.casefold() for span in told.content for w in _WORD.findall(text[span.start : span.end])]
    return frozenset(" ".join(words[n : n + WINDOW_WORDS]) for n in range(len(words) - WINDOW_WORDS + 1))


def _join(joined: dict[str, str], speakers: dict[str, Sayer], one: str, two: str) -> None:
    roots = {_root(joined, one), _root(joined, two)}
    if len(roots) > 1:
        head, rest = sorted(roots, key=lambda key: (speakers[key].state is None, key))
        joined[rest] = head


def _root(joined: dict[str, str], key: str) -> str:
    while key in joined:
        key = joined[key]
    return key
