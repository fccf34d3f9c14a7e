"""Observations: which indicators a page reports, as present, absent or denied.

Only headline and body are read: what readers say is opinion. What is said
only under a condition, as a question or as a possibility is no report.
Source: bench/devset/README.md, "Transparency and indicators".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indicia.extract.clauses import Sentence, nearest, sentences, tidy
from indicia.extract.issuer import issuer
from indicia.extract.marking import Marks
from indicia.extract.observations_marked import learned, marked
from indicia.extract.observations_wordings import Found, Near, reports_in, wordings
from indicia.extract.parse import Parsed
from indicia.extract.phrases import Phrase
from indicia.extract.voices import Voice, Voices
from indicia.model import Activity, Attribution, Observation, Presence

DENIAL_SENTENCES = 3
"""A report may be denied so many sentences later."""
REACH = 60
"""A condition, or in the same clause a negation, at most so many characters before a wording governs it."""

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
_TROOPS = re.compile(
    r"\b(?:exercises?|drills?|man(?:o)?euvres?|maneuvers?|war[ -]?games?|deployments?|build-?ups?|troops|soldiers|"
    r"units|forces|brigades?|battalions?|reservists?|regiments?|alert)\b",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless|whether|may|might|could)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:]|,\s(?:but|and|while|whereas|although|though|yet|so)\s|\s[–—]\s")


def observations(
    parsed: Parsed,
    activities: Sequence[Activity],
    attributions: Sequence[Attribution],
    marks: Marks | None = None,
) -> tuple[Observation, ...]:
    """Every indicator the page reports, once per indicator and status, in reading order.

    Comments are never read. A page without activities reports none. `marks`:
    what the learned marker sees; the rules then speak for indicators that it
    does not know, without it they read alone.
    """
    if not activities:
        return ()
    voices = Voices(attributions, issuer(parsed.page))
    found: dict[tuple[str, Presence], Observation] = {}
    for one in _reports(parsed, activities, voices, learned() if marks is not None else frozenset()):
        found.setdefault((one.indicator, one.status), one)
    ruled = [o.span for o in found.values()]
    for one in marked(parsed, activities, voices, marks) if marks is not None else ():
        if not any(one.span.overlaps(span) for span in ruled):
            found.setdefault((one.indicator, one.status), one)
    ordered = sorted(found.values(), key=lambda o: o.span)
    return tuple(replace(o, id=f"o{n}") for n, o in enumerate(ordered, 1))


def _reports(
    parsed: Parsed, activities: Sequence[Activity], voices: Voices, but: frozenset[str]
) -> Iterator[Observation]:
    mentions = [m for a in activities for m in (a.trigger, *a.mentions)]
    last: list[Observation] = []
    before: list[Observation] = []
    since = 0
    for sentence in sentences(parsed, "headline", "body"):
        since += 1
        if last and since <= DENIAL_SENTENCES:
            yield from _taken_up(parsed, sentence, last, voices)
        if before and wordings().absent_after.search(sentence.text):
            yield from (_echo(parsed, sentence, o, "absent", wordings().absent_after, voices) for o in before)
        named = any(m.overlaps(sentence.span) for m in mentions) or _POINTS.match(sentence.text) is not None
        near: Near = "named" if named else "troops" if _TROOPS.search(sentence.text) else "none"
        here = list(_in_sentence(parsed, sentence, voices, activities, near, but))
        reported = [o for o, real in here if real]
        yield from reported
        before = [o for o, _ in here]
        if reported:
            last, since = reported, 0
            yield from _taken_up(parsed, sentence, reported, voices)


def _taken_up(
    parsed: Parsed, sentence: Sentence, reports: Sequence[Observation], voices: Voices
) -> Iterator[Observation]:
    """What a later sentence, or a later clause, denies of reports just made."""
    match = wordings().denied_after.search(sentence.text)
    if match is None:
        return
    denied = sentence.flat.at(match.start())
    for one in reports:
        if one.status == "present" and denied >= one.span.end:
            yield _echo(parsed, sentence, one, "denied", wordings().denied_after, voices)


def _echo(
    parsed: Parsed, sentence: Sentence, one: Observation, status: Presence, words: Phrase, voices: Voices
) -> Observation:
    match = words.search(sentence.text)
    span = sentence.flat.span(match.start(), match.end()) if match else one.span
    voice = voices.of(span, sentence.paragraph.zone)
    certainty = voice.through.certainty if voice.through else "asserted"
    return replace(one, status=status, span=span, holder=voice.holder, certainty=certainty)


def _in_sentence(
    parsed: Parsed,
    sentence: Sentence,
    voices: Voices,
    activities: Sequence[Activity],
    near: Near,
    but: frozenset[str],
) -> Iterator[tuple[Observation, bool]]:
    """The reports of one sentence; False beside those that are only supposed or asked about."""
    for found in reports_in(sentence.text, near=near, but=but):
        span = tidy(parsed.page.text, sentence.flat.span(found.start, found.end))
        if span is None:
            continue
        voice = voices.of(span, sentence.paragraph.zone)
        status = _status(found, sentence.text, voice)
        after = _clause_after(sentence.text[found.end :])
        if status != "present" and found.indicator in wordings().never_absent and not _ENDED.search(after):
            continue
        one = Observation(
            id="o",
            activity=nearest(activities, span).id,
            indicator=found.indicator,
            status=status,
            span=span,
            holder=voice.holder,
            certainty=voice.through.certainty if voice.through else "asserted",
        )
        yield one, not (sentence.asks or _supposed(found, sentence.text))


def _supposed(found: Found, text: str) -> bool:
    """Whether a wording stands under a condition or a wish."""
    before = _SUPPOSED.search(text, max(0, found.start - REACH), found.start)
    return before is not None or _IF.search(text, found.start, found.end) is not None


def _status(found: Found, text: str, voice: Voice) -> Presence:
    if voice.through is not None and voice.through.polarity == "denied":
        return "denied"
    if found.plain:
        return "present"
    inside, after = text[found.start : found.end], text[found.end :]
    words = _NOT_NEGATION.sub("", _clause_before(text[: found.start]) + inside)
    if _ENDED.search(inside + _clause_after(after)):
        return "absent"
    if _NEGATED.search(words) or _TAKEN_BACK.match(after):
        return "denied" if voice.through is not None else "absent"
    return "present"


def _clause_before(before: str) -> str:
    """What stands before a wording in its own clause, near it."""
    return _CLAUSE.split(before)[-1][-REACH:]


def _clause_after(after: str) -> str:
    return _CLAUSE.split(after)[0][:REACH]
