"""Observations: which indicators a page reports, as present, absent or denied.

Only headline and body are read: what readers say is opinion. What is said
only under a condition, as a question or as a possibility is no report.
Source: bench/devset/README.md, "Transparency and indicators".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from re import Match, Pattern
from typing import Any

from indicia.extract.clauses import Sentence, nearest, sentences, tidy
from indicia.extract.parse import Parsed
from indicia.extract.phrases import compiled
from indicia.extract.voices import Voice, Voices
from indicia.kb.catalogue import document, fault
from indicia.kb.indicators import indicator
from indicia.model import Activity, Attribution, Observation, Presence

FILE = "indicator_cues.yaml"
DENIAL_SENTENCES = 3
"""A report may be denied so many sentences later."""
REACH = 60
"""A negation or condition at most so many characters before a wording, in the same clause, governs it."""

_NEGATED = re.compile(
    r"\b(?:no|not|never|none|nobody|neither|nor|without|cannot|no\sone|hardly|denie[sd]|deny|denying|ruled\sout|rejected|"
    r"refuted|nothing|false|untrue)\b|n['’]t\b",
    re.IGNORECASE,
)
_NOT_NEGATION = re.compile(
    r"\b(?:not only|no doubt|no secret|not just|not merely|no fewer than|no less than|not before)\b", re.IGNORECASE
)
_TAKEN_BACK = re.compile(
    r"^[\s,]{0,3}(?:(?:had|have|has|was|were|is|are|do|does|did)\s)?(?:(?:also|now|all|since|been)\s){0,2}"
    r"(?:not|never|expired|run\sout|lapsed|lifted|denied|untrue|false)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:expired|(?:had|have)\srun\sout|ran\sout|(?:was|were|been)\slifted|lapsed|(?:is|are|stayed)\sopen|reopened)\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:if|unless|whether|may|might|could|should|in case|provided|perhaps|suppose|imagine|fears? (?:that|of)|feared|"
    r"threaten(?:s|ed)? to|ought|plans? to|wants? to|asked (?:to|for)|call(?:s|ed) for|demand(?:s|ed)?)\b"
    r"|^\W{0,3}had\s(?!been\b)",
    re.IGNORECASE,
)
_POINTS = re.compile(r"^\W{0,3}(?:it|this|they|these|which)\b", re.IGNORECASE)
_IF = re.compile(r"\b(?:if|unless|whether|may|might|could)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:]|,\s(?:but|and|while|whereas|although|though|yet|so)\s|\s[–—]\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The wordings of one indicator; `plain`: negative words are part of the wording."""

    indicator: str
    pattern: Pattern[str]
    plain: bool
    needs_activity: bool
    never_absent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordings:
    """All wordings, and those that take back or deny what stands before them."""

    cues: tuple[Cue, ...]
    absent_after: Pattern[str]
    denied_after: Pattern[str]


@cache
def wordings() -> Wordings:
    """Read and compile kb/data/indicator_cues.yaml.

    Raises:
        KnowledgeError: A pattern or an id is faulty; the message names the key.
    """
    data = document(FILE)
    return Wordings(
        cues=tuple(_cue(data, id, entry) for id, listed in data["cues"].items() for entry in listed),
        absent_after=compiled(data["absent_after"], data["macros"], file=FILE, key="absent_after"),
        denied_after=compiled(data["denied_after"], data["macros"], file=FILE, key="denied_after"),
    )


def _cue(data: dict[str, Any], id: str, entry: object) -> Cue:
    key = f"cues.{indicator(id).id}"
    plain = isinstance(entry, dict) and entry.get("plain") is True
    text = entry.get("pattern") if isinstance(entry, dict) else entry
    if not isinstance(text, str):
        fault(FILE, key, f"holds {entry!r}, which is no pattern.")
    return Cue(
        indicator=id,
        pattern=compiled(text, data["macros"], file=FILE, key=key),
        plain=plain,
        needs_activity=isinstance(entry, dict) and entry.get("near") is True,
        never_absent=id in data["never_absent"],
    )


def observations(
    parsed: Parsed, activities: Sequence[Activity], attributions: Sequence[Attribution]
) -> tuple[Observation, ...]:
    """Every indicator the page reports, once per indicator and status, in reading order.

    Comments are never read. A page without activities reports none.
    """
    if not activities:
        return ()
    found: dict[tuple[str, Presence], Observation] = {}
    for one in _reports(parsed, activities, Voices(attributions)):
        found.setdefault((one.indicator, one.status), one)
    ordered = sorted(found.values(), key=lambda o: o.span)
    return tuple(replace(o, id=f"o{n}") for n, o in enumerate(ordered, 1))


def _reports(parsed: Parsed, activities: Sequence[Activity], voices: Voices) -> Iterator[Observation]:
    mentions = [m for a in activities for m in (a.trigger, *a.mentions)]
    last: list[Observation] = []
    supposed: list[Observation] = []
    since = 0
    for sentence in sentences(parsed, "headline", "body"):
        since += 1
        if last and since <= DENIAL_SENTENCES:
            yield from _taken_up(parsed, sentence, last, voices)
        if supposed and wordings().absent_after.search(sentence.text):
            yield from (_echo(parsed, sentence, o, "absent", wordings().absent_after, voices) for o in supposed)
        near = any(m.overlaps(sentence.span) for m in mentions) or _POINTS.match(sentence.text) is not None
        here = list(_in_sentence(parsed, sentence, voices, activities, near))
        reported = [o for o, real in here if real]
        yield from reported
        supposed = [o for o, _ in here]
        if reported:
            last, since = reported, 0
            yield from _taken_up(parsed, sentence, reported, voices)


def _taken_up(
    parsed: Parsed, sentence: Sentence, reports: Sequence[Observation], voices: Voices
) -> Iterator[Observation]:
    """What a later sentence, or a later clause, denies of reports just made."""
    if wordings().denied_after.search(sentence.text):
        for one in reports:
            if one.status == "present":
                yield _echo(parsed, sentence, one, "denied", wordings().denied_after, voices)


def _echo(
    parsed: Parsed, sentence: Sentence, one: Observation, status: Presence, words: Pattern[str], voices: Voices
) -> Observation:
    match = words.search(sentence.text)
    span = sentence.flat.span(match.start(), match.end()) if match else one.span
    return replace(one, status=status, span=span, holder=voices.of(span, sentence.paragraph.zone).holder)


def _in_sentence(
    parsed: Parsed, sentence: Sentence, voices: Voices, activities: Sequence[Activity], near: bool
) -> Iterator[tuple[Observation, bool]]:
    """The reports of one sentence; False beside those that are only supposed or asked about."""
    for cue in wordings().cues:
        match = cue.pattern.search(sentence.text)
        if match is None or not match[0] or (cue.needs_activity and not near):
            continue
        span = tidy(parsed.page.text, sentence.flat.span(match.start(), match.end()))
        if span is None:
            continue
        voice = voices.of(span, sentence.paragraph.zone)
        before = _clause_before(sentence.text[: match.start()])
        status = _status(cue, match, sentence.text, before, voice)
        if status != "present" and cue.never_absent and not _ENDED.search(_clause_after(sentence.text[match.end() :])):
            continue
        real = not (sentence.asks or _SUPPOSED.search(sentence.text[: match.start()][-REACH:]) or _IF.search(match[0]))
        yield (
            Observation(
                id="o",
                activity=nearest(activities, span).id,
                indicator=cue.indicator,
                status=status,
                span=span,
                holder=voice.holder,
                certainty=voice.through.certainty if voice.through else "asserted",
            ),
            real,
        )


def _status(cue: Cue, match: Match[str], text: str, before: str, voice: Voice) -> Presence:
    if voice.through is not None and voice.through.polarity == "denied":
        return "denied"
    if cue.plain:
        return "present"
    words = _NOT_NEGATION.sub("", before + match[0])
    after = text[match.end() :]
    if _ENDED.search(match[0] + _clause_after(after)):
        return "absent"
    if _NEGATED.search(words) or _TAKEN_BACK.match(after):
        return "denied" if voice.through is not None else "absent"
    return "present"


def _clause_before(before: str) -> str:
    """What stands before a wording in its own clause, near it."""
    return _CLAUSE.split(before)[-1][-REACH:]


def _clause_after(after: str) -> str:
    return _CLAUSE.split(after)[0][:REACH]
