"""What a page says of itself and not of the world: house rules, terms of use, how it was made.

Such lines have no phrase in common, but a manner: they name things of
publishing (letters, transcripts, prices, views) and acts of publishing
(print, quote, shorten, check), and tell no event.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indicia.pages.patterns import SHORT_WORDS, ends_sentence, normalised

MAX_SELF_WORDS = 2 * SHORT_WORDS
MAX_SELF_CHARS = 500
MIN_SIGNS = 2

_STEMS = re.compile(
    r"(?<= )(?:letters?|articles?|columns?|columnists?|posts?|pages?|notes?|transcripts?|newsletters?|issues?|editions?"
    r"|bulletins?|digests?|briefs?|papers?|thread|series|reports?|photographs?|photos?|graphics?|translations?|figures"
    r"|prices|data|sources?|authors?|writers?|views?|opinions?|editors?|editorials?|newspapers?|magazines?|gazette|websites?"
    r"|archive"
    r"|versions?|pdf|corrections?|errors|submissions?|contributions?|manuscripts?|subscribers?|readers?|listeners?"
    r"|podcast|recordings?|episodes?|programme|volunteers?|newsroom|institute|cite|citation|citing|quot(?:e[ds]?|ing)"
    r"|publish(?:ed|es|ing)?|print(?:ed|s)?|reprint(?:ed|s)?|reproduc(?:e[ds]?|tion)|shorten(?:ed)?|edit(?:ed|s|ing)?"
    r"|abridged|translat(?:ed|es)|transcri(?:bed|pt)|typed|compiled|verif(?:y|ied)|checked|updat(?:ed?|es)|corrected"
    r"|accept(?:ed|s)?|returned?|liability|liable|responsible|responsibility|guarantee[ds]?|warranty|endorse(?:s|d|ment)?"
    r"|free|freely|permission|credit(?:ed)?|attribut(?:ed?|ion)|named|withheld|anonymous|position|positions|capacity"
    r"|express(?:es)?|reflects?|represents?|accuracy|accurate|authoritative|deadline|length|clarity|licen[cs]e[ds]?"
    r"|signed|unsigned|chapter|publishers?|excerpts?|extract|notice|announcement|constitutes?|offer|securities|advice"
    r"|investment|following|reading|listening|watching|words|full name|address|complete|subscription|donations?|funded"
    r"|live|blog|non profit"
    r"|письма|редакци[яи]|материал\w{0,3}|публик\w{1,6}|цитир\w{1,6}|перепечат\w{1,5}|автор\w{0,3}|мнени[ея]"
    r"|листи|редакці[яї]|матеріал\w{0,3}|публік\w{1,6}|цитув\w{1,6}|передрук\w{0,4}|думк[аи])(?= )"
)
_RULE = re.compile(
    r" (?:should|must|may|can(?:not)?|will not|do(?:es)? not|are|is|no|not|at most|if|when|please|only|have been"
    r"|has been|takes?|gives?|remain|не|могут|можуть|может|може) "
)
_PAST = re.compile(r" (?:was|were|had|did|went|came|took|became|began) ")
_SPEECH = re.compile(
    r" (?:said|says|told|tells|added|adds|according|warned|warns|announced|asked|asks|believes?|thinks?|insists?"
    r"|сказал\w?|заявил\w?|сказав|заявив) "
)
_HERE = re.compile(r" (?:this|these|our|here|above) ")
_EVENT = re.compile(
    r" (?:soldiers?|troops|tanks?|army|brigades?|battalions?|drills?|exercises?|borders?|ships?|aircraft"
    r"|минист\w{1,6}|войск\w{0,4}|військ\w{0,5}) "
)
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„]{25,300}[”\"»]")
"""Longer quotations are speech; shorter ones, titles."""
_OPENS = re.compile(
    r"(?:editor(?:['’]?s?)['’]?\snote|corrections?|clarification|note to (?:our )?readers|disclaimer|legal notice"
    r"|от редакции|від редакції)\b[^.:]{0,30}:\s",
    re.I,
)


def speaks_of_itself(text: str, words: Sequence[str]) -> bool:
    """Whether a line speaks of the page or its makers: two signs of publishing, no event, no speech.

    >>> line = "Reviews may be quoted if the author is named."
    >>> speaks_of_itself(line, line.split()), speaks_of_itself("The letter was printed on Monday.", "abcdef")
    (True, False)
    """
    if not words or len(words) > MAX_SELF_WORDS or len(text) > MAX_SELF_CHARS or not ends_sentence(text):
        return False
    if _OPENS.match(text[:80]):
        return True
    plain = normalised(text)
    signs = len(set(_STEMS.findall(plain)))
    if signs < MIN_SIGNS or signs * 12 < len(words) or _told(text, plain) or _EVENT.search(plain):
        return False
    if _PAST.search(plain):
        return bool(_HERE.search(plain))
    return bool(_RULE.search(plain)) or len(words) <= SHORT_WORDS // 2


def _told(text: str, plain: str) -> bool:
    return bool(_SPEECH.search(plain) or _QUOTED.search(text))
