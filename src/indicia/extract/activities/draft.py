"""One mention with all that its own sentence says: who, where, when, status, aim."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indicia.extract.activities.mention import Mention
from indicia.extract.activities.purpose import infinitive
from indicia.extract.activities.status import status
from indicia.extract.activities.when import Dates, when
from indicia.extract.activities.where import loose_places, near_border_of, places
from indicia.extract.activities.who import Who, who
from indicia.kb.triggers import lexicon
from indicia.model import Party, Place, Span, Status

_FRESH = re.compile(
    r"^(?:an?other|a (?:second|third|further|separate|new|similar|bigger|larger|smaller)|separate|other"
    r"|parallel|last year|the (?:previous|last|next) (?:one|edition)|the one|fresh|further"
    r"|the (?:19|20)\d\d (?:edition|one)|the edition (?=planned|scheduled|held|of|in|due)"
    r"|that of (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_FORMER = re.compile(
    r"\b(?:last|the previous) (?:year|spring|summer|autumn|winter|month)['’]s (?:[\w-]+ ){0,2}$", re.IGNORECASE
)
"""Before the words of a mention: "last year's exercise" is another than this year's."""
FORMER_CHARS = 48
_OF_ITS_OWN = re.compile(r"\s?of (?:its|their|his|her) own\b", re.IGNORECASE)
_OF_A_YEAR = re.compile(r"\s(?:of|in) (?:19|20)\d\d\b")
_EARLIER = re.compile(
    r"^(?:the previous|last year|the last|the one|several|earlier"
    r"|previous|the (?:19|20)\d\d (?:edition|one)|that of (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"^(?:the|this|these|those|that|their|its|his|our|your|both|it|they|such)\b", re.IGNORECASE)
_LAST_TIME = re.compile(
    r"\b(?:last (?:year|time|spring|summer|autumn|winter|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug"
    r"|Sep|Oct|Nov|Dec)[a-z]*)|(?:a|two|three|four|\d+) years? (?:ago"
    r"|before|earlier)|in the past|ever since|previous year)\b"
)
_SINGULAR = re.compile(r"^(?:an?|one)\b", re.IGNORECASE)
_NOT_ONE = re.compile(r"\b(?:not|never|no)\b", re.IGNORECASE)
_IN_GENERAL = re.compile(r"^(?:any|such|every|all such|most|many|no)\b", re.IGNORECASE)
"""Exercises as a sort, whoever is named beside: "Pyongyang calls such drills a rehearsal"."""
_GENERIC = re.compile(
    r"^(?:any|no|such|every|all|some such|one such|most|many|normal)\b|^(?:an? )?(?:exercise|drill|manoeuvre)s?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A mention filled from its own sentence; nothing of the rest of the page yet."""

    mention: Mention
    who: Who
    places: tuple[Place, ...]
    loose: tuple[Place, ...]
    near: tuple[str, ...]
    dates: Dates
    status: Status | None
    purpose: Span | None
    section: tuple[Party, ...] = ()
    part: int = 0
    """Number of the page's part: a cross-head, or the hour of a live entry, opens a new one."""

    @property
    def words(self) -> str:
        """The mention as written."""
        start = self.mention.paragraph.span.start
        return self.mention.text[self.mention.span.start - start : self.mention.span.end - start]

    @property
    def headline(self) -> bool:
        """Whether it stands in a headline."""
        return self.mention.paragraph.zone.kind == "headline"

    @property
    def names(self) -> bool:
        """Whether a reader would point at it as a mention: no dated sentence, no exercises in general."""
        return not self.generic and (self.mention.form != "pronoun" or self.mention.head.pos_ != "VERB")

    @property
    def definite(self) -> bool:
        """Whether it points back: "the drill", "their manoeuvres", a name."""
        return bool(_DEFINITE.match(self.words)) or self.mention.name is not None

    @property
    def singular(self) -> bool:
        """Whether it brings in one thing not told of before: "an exercise"."""
        return bool(_SINGULAR.match(self.words))

    @property
    def fresh(self) -> bool:
        """Whether it says itself that it is another one."""
        edition = self.mention.name is not None and bool(_OF_A_YEAR.match(self.after))
        return self._former or bool(_FRESH.match(self.words)) or bool(_OF_ITS_OWN.match(self.after)) or edition

    @property
    def _former(self) -> bool:
        """Whether the words before it put it into a time past: "last year's exercise"."""
        start = self.mention.span.start - self.mention.paragraph.span.start
        return bool(_FORMER.search(self.mention.text[max(0, start - FORMER_CHARS) : start]))

    @property
    def after(self) -> str:
        """The words right after it, up to the end of the longest phrase that we look for there."""
        end = self.mention.span.end - self.mention.paragraph.span.start
        return self.mention.text[end : end + len(" of their own ")]

    @property
    def earlier(self) -> bool:
        """Whether it is told as something that happened before the page's news."""
        return bool(_EARLIER.match(self.words)) or bool(
            _LAST_TIME.search(self.mention.sentence_text) and not self.headline
        )

    @property
    def generic(self) -> bool:
        """Whether it speaks of exercises as such, not of one."""
        if self.words.lower().startswith("one ") and _NOT_ONE.search(self.mention.sentence_text):
            return True
        if self.mention.kind != "other" and _IN_GENERAL.match(self.words):
            return True
        bare = bool(_GENERIC.match(self.words)) and not (self.who.sure or self.dates.start or self.places)
        return bare and not self._of_forces

    @property
    def _of_forces(self) -> bool:
        """ "Exercises of the 6th and 20th armies" are no exercises in general."""
        of = [c for c in self.mention.head.children if c.dep_ == "prep" and c.lower_ in ("of", "by")]
        forces = lexicon().classes["forces"]
        return any(t.dep_ == "pobj" and t.lemma_.lower() in forces for c in of for t in c.children)


def draft(mention: Mention, *, section: tuple[Party, ...] = (), part: int = 0) -> Draft:
    """Fill one mention from its sentence; `year` as in `when`, `section` who its heading names, `part` its number."""
    near = near_border_of(mention, own=frozenset())
    parties = who(mention, frozenset(near))
    leads = frozenset(p.code or "" for p in parties.leads)
    return Draft(
        mention=mention,
        who=parties,
        places=places(mention),
        loose=loose_places(mention),
        near=tuple(code for code in near if code not in leads),
        dates=when(mention),
        status=status(mention),
        section=section,
        part=part,
        purpose=infinitive(mention),
    )
