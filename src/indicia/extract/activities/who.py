"""Who leads an activity, who joins, and which formations take part.

Looked for in this order: the activity's own noun phrase ("Chinese drills",
"Belarus's exercise", "exercise of the 6th army"), the subject of a verb that
holds it, whoever else the sentence names with an armed body. A criticism has a
subject, too, so only verbs of holding count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from indicia.extract.activities.mention import (
    MAX_CLIMB,
    SAYING,
    Mention,
    Scene,
    agent,
    governor,
    is_subject,
    lemmas,
    phrase,
    subject,
    walk,
)
from indicia.kb import actors
from indicia.kb.triggers import lexicon
from indicia.model import Party, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWN_PREPOSITIONS = frozenset(("of", "by", "between", "among"))
_WITH = frozenset(("with", "alongside"))
_JOINT = frozenset(("joint", "combined", "together", "jointly", "bilateral", "common", "trilateral"))
_DOER_PRONOUNS = frozenset(("it", "they", "he", "she", "we", "who", "which", "that"))
_CIRCUMSTANCES = frozenset(("during", "after", "before", "amid", "despite", "since", "following", "over", "against"))
_POSSESSIVES = frozenset(("its", "their", "his", "our", "her"))
BODY = re.compile(
    r"^(?:['’]s?)?(?:[\s-]+[\w-]+){0,3}?[\s-]+(?:armed|army|armies|navy|air force"
    r"|aerospace|military|general staff|troops|forces|theat(?:re|er) command"
    r"|units|defen[cs]e|soldiers|brigades?|fleet|guards?|warships|warplanes|ships|jets)\b",
    re.IGNORECASE,
)
"""An armed body right after a state's name: "Belarusian defence ministry", "China's Eastern Theater Command"."""
BODY_WINDOW = 45
_COUPLED = re.compile(r"\s(?:and|or)\s(?:the\s)?|[-–]")
_FORMATION = re.compile(
    r"\b(?:(?:\d{1,3}(?:st|nd|rd|th)|[A-Z]\w+|territorial|airborne|special"
    r"|mechani[sz]ed|armou?red|border|reserve|motor[- ]rifle)\s){1,4}"
    r"(?:brigades?|battalions?|regiments?|divisions?|corps|arm(?:y"
    r"|ies)|fleets?|district|command|troops|forces|defen[cs]e)\b"
    r"(?:\sof\s(?:the|that|this)\s(?:region|oblast|province|district))?"
)  # fmt: skip
_WATCHING = lemmas(
    "observer inspector attaché attache envoy monitor diplomat ambassador journalist reporter correspondent delegation "
    "analyst expert guest visitor witness researcher professor"
)
_OBSERVING = lemmas("count see detect observe spot track estimate monitor")
"""Who does these looks on; what is done is done by those that are counted."""
_DESCRIBING = frozenset(("amod", "compound", "nmod", "poss", "conj", "pobj", "prep"))
_OUTSIDERS = frozenset(("OSCE", "UN", "EU"))
"""Bodies that watch, record and complain; they lead no activity unless it is theirs by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """The parties of one mention."""

    leads: tuple[Party, ...] = ()
    partners: tuple[Party, ...] = ()
    forces: tuple[Party, ...] = ()
    sure: bool = False


def who(mention: Mention, target_codes: frozenset[str] = frozenset()) -> Who:
    """The parties that the mention's own sentence names.

    `target_codes` are states that the sentence names only as a place or border: they hold nothing.
    """
    hits = Hits(mention.scene)
    own, partners = _own(mention, hits)
    doers = _doers(mention, hits)
    leads = [*own, *(p for p in doers if not own or _agrees(mention))]
    if not leads:
        leads = [p for p in _bystanders(mention, hits) if p.code not in target_codes]
        return Who(leads=_unique(leads), partners=_unique(partners), forces=_forces(mention), sure=False)
    if is_joint(mention):
        leads, partners = [*leads, *partners], []
    kept = _unique(leads)
    return Who(leads=kept, partners=_without(partners, kept), forces=_forces(mention), sure=True)


class Hits:
    """The states that a paragraph names, by token."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.paragraph = scene, scene.paragraph
        paragraph = scene.paragraph
        self.by_token: dict[int, actors.Hit] = {}
        for hit in scene.states:
            tokens = paragraph.doc.char_span(hit.start, hit.end, alignment_mode="expand")
            for token in tokens if tokens is not None else ():
                self.by_token[token.i] = hit

    def tokens(self) -> list[Token]:
        """The tokens of the paragraph that name states, in order."""
        return [self.paragraph.doc[i] for i in sorted(self.by_token)]

    def among(self, tokens: Iterable[Token]) -> list[Party]:
        """Parties named among the tokens, but for those who only watch: "Russian inspectors"."""
        naming = sorted((t for t in tokens if t.i in self.by_token), key=lambda t: t.i)
        hits = [self.by_token[t.i] for t in naming if not watches(t)]
        return [self.party(hit) for hit in dict.fromkeys(hits)]

    def armed(self, tokens: Iterable[Token]) -> list[Party]:
        """Parties named with an armed body among the tokens; "the Indian and US armies" are both."""
        text = self.scene.text
        hits = dict.fromkeys(self.by_token[t.i] for t in tokens if t.i in self.by_token)
        found, waiting = [], None
        for hit in hits:
            if BODY.match(text[hit.end : hit.end + BODY_WINDOW].split(",")[0]):
                found += [waiting, hit] if waiting and _COUPLED.fullmatch(text[waiting.end : hit.start]) else [hit]
            waiting = hit
        return [self.party(hit) for hit in dict.fromkeys(found)]

    def doing(self, tokens: Iterable[Token]) -> list[Party]:
        """Parties that are subjects of verbs other than saying: "Taiwan answers in its own way"."""
        for token in tokens:
            if token.dep_ == "nsubj" and token.head.lemma_.lower() not in SAYING:
                found = self.among((*_shallow(token), *(t for c in token.conjuncts for t in _shallow(c))))
                if found:
                    return found
        return []

    def party(self, hit: actors.Hit) -> Party:
        base = self.paragraph.span.start
        start, end = self._body(hit)
        return Party(
            name=actors.state_name(hit.code), kind=hit.kind, code=hit.code, span=Span(base + start, base + end)
        )

    def _body(self, hit: actors.Hit) -> tuple[int, int]:
        """The armed body that a state's name stands before ("the Belarusian armed forces"), else the name."""
        doc = self.paragraph.doc
        tokens = doc.char_span(hit.start, hit.end, alignment_mode="expand")
        head = tokens.root.head if tokens is not None else None
        if (
            tokens is None
            or head is None
            or tokens.root.dep_ not in ("amod", "compound", "nmod", "poss")
            or head.i < tokens.end
        ):
            return hit.start, hit.end
        first = tokens.start - 1 if tokens.start and doc[tokens.start - 1].dep_ == "det" else tokens.start
        return (
            (doc[first].idx, head.idx + len(head.text))
            if BODY.match(self.scene.text[hit.end : head.idx + len(head.text)])
            else (hit.start, hit.end)
        )


def watches(token: Token) -> bool:
    """Whether a state's name describes people who watch or are invited: "two Russian inspectors", "envoys of Japan"."""
    for _ in range(MAX_CLIMB):
        if token.lemma_.lower() in _WATCHING:
            return True
        if token.dep_ not in _DESCRIBING or token.head.i == token.i:
            return False
        token = token.head
    return False


def _own(mention: Mention, hits: Hits) -> tuple[list[Party], list[Party]]:
    """Parties inside the activity's noun phrase: leaders, and those after "with"."""
    if mention.form in ("verb", "pronoun"):
        return [], []
    leads = hits.among(_modifiers(mention.head))
    partners: list[Party] = []
    for child in mention.head.children:
        if child.dep_ == "prep" and child.lower_ in _OWN_PREPOSITIONS:
            leads += hits.among(_objects(child))
        elif child.dep_ == "prep" and child.lower_ in _WITH:
            partners += hits.among(_objects(child))
        elif child.dep_ == "acl" and child.tag_ == "VBN" and (doer := agent(child)):
            leads += _of_doer(doer, hits)
    return leads, partners


def _modifiers(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in ("poss", "amod", "compound", "nmod", "appos") and child.i < head.i:
            yield from phrase(child)
    if head.dep_ == "appos":
        yield from _modifiers(head.head)


def _objects(preposition: Token) -> Iterator[Token]:
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp"):
            yield from _shallow(child)


def _shallow(token: Token) -> Iterator[Token]:
    """A noun phrase with its "of" phrases and conjuncts, but not "near X" or "with X"."""

    def inside(child: Token) -> bool:
        if child.dep_ in ("relcl", "acl", "advcl", "punct"):
            return False
        return child.dep_ != "prep" or child.lower_ == "of" or (child.lower_ == "from" and _is_armed(child.head))

    return walk(token, inside)


def _is_armed(noun: Token) -> bool:
    """ "Soldiers from Romania" are Romania's; "news from Romania" is not."""
    return noun.lemma_.lower() in lexicon().classes["forces"] | lexicon().troops


def _doers(mention: Mention, hits: Hits) -> list[Party]:
    """Parties in the subject of the verb that holds, joins or does the activity."""
    verb = _holding_verb(mention)
    if verb is None:
        return []
    doer = subject(verb) if verb.lemma_.lower() not in _OBSERVING else None
    found = _of_doer(doer, hits) if doer is not None else []
    return found or (_of_moved(verb, hits) if mention.form == "verb" else [])


def _of_moved(verb: Token, hits: Hits) -> list[Party]:
    """Whose forces are moved: "NATO troops would be stationed", "soldiers of the Russian army have been moved"."""
    parts = ("dobj", "nsubjpass") if verb.lemma_.lower() in _OBSERVING else ("nsubj", "nsubjpass", "dobj")
    moved = [c for c in verb.children if c.dep_ in parts]
    return hits.among(t for m in moved for t in _shallow(m))


def _of_doer(doer: Token, hits: Hits) -> list[Party]:
    found = hits.among(t for d in (doer, *doer.conjuncts) for t in _shallow(d))
    if found:
        return found
    if doer.lower_ in _DOER_PRONOUNS | _POSSESSIVES:
        return _before(doer, hits)
    owner = next((c for c in doer.children if c.dep_ == "poss" and c.lower_ in _POSSESSIVES), None)
    return _before(owner, hits) if owner is not None else []  # "India said its warplanes had struck"


def _before(pronoun: Token, hits: Hits) -> list[Party]:
    """The parties of the last subject before a pronoun, in its sentence or the one before."""
    for token in reversed(list(pronoun.doc[: pronoun.i])):
        if token.dep_ in ("nsubj", "nsubjpass") and (found := hits.among(_shallow(token))):
            return found + [p for c in token.conjuncts for p in hits.among(_shallow(c)) if p not in found]
    return []


def _holding_verb(mention: Mention) -> Token | None:
    verb = mention.head if mention.form == "verb" else governor(mention.head)
    if verb is None or mention.form == "verb":
        return verb
    lemma = verb.lemma_.lower()
    if lemma in lexicon().part_verbs:
        return verb
    if is_subject(mention.head) and not _is_passive(verb):
        return None
    return verb if lemma in lexicon().hold_verbs else None


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)


def _agrees(mention: Mention) -> bool:
    """Whether both the noun phrase and the subject may name leaders: "their joint exercise" takes the subject's."""
    return any(t.lower_ in _POSSESSIVES for t in mention.head.children)


def _bystanders(mention: Mention, hits: Hits) -> list[Party]:
    """Whoever the sentence names with an armed body: "the Belarusian defence ministry announced"."""
    if mention.form == "verb":
        return []
    if mention.kind == "other" and _is_circumstance(mention.head):
        return []
    found = hits.armed(mention.sentence) or hits.doing(mention.sentence) or _owners(mention, hits)
    return [p for p in found if p.code not in _OUTSIDERS][: 2 if is_joint(mention) else 1]


def _owners(mention: Mention, hits: Hits) -> list[Party]:
    """ "His army is on alert": whose, from the last subject before."""
    for token in mention.sentence:
        if token.dep_ in ("nsubj", "nsubjpass"):
            owner = next((c for c in token.children if c.dep_ == "poss" and c.lower_ in _POSSESSIVES), None)
            if owner is not None:
                return _before(owner, hits)
    return []


def _is_circumstance(head: Token) -> bool:
    """ "Polish jets took off during a strike": who acts in the sentence is not who strikes."""
    return head.dep_ == "pobj" and head.head.lower_ in _CIRCUMSTANCES


def nearby(mention: Mention) -> tuple[Party, ...]:
    """The last state that acts or is named with an armed body before the mention in its paragraph."""
    hits = Hits(mention.scene)
    for sentence in reversed([s for s in mention.head.doc.sents if s.end <= mention.sentence.start]):
        found = [p for p in hits.armed(sentence) or hits.doing(sentence) if p.code not in _OUTSIDERS]
        if found:
            return _unique(found)
    return ()


def others(mention: Mention, leads: tuple[Party, ...]) -> tuple[Party, ...]:
    """Who else has armed bodies in the paragraph of a joint activity with one leader named."""
    hits = Hits(mention.scene)
    known = {p.code for p in leads} | _OUTSIDERS
    return tuple(p for p in _unique(hits.armed(hits.tokens())) if p.code not in known)[:1]


def is_joint(mention: Mention) -> bool:
    """Whether the mention calls the activity joint: then those "with" whom it is held lead, too."""
    near = {t.lower_ for t in mention.head.subtree} | {t.lower_ for t in mention.head.children}
    return bool(near & _JOINT) and mention.form != "verb"


def _forces(mention: Mention) -> tuple[Party, ...]:
    """Formations that the sentence names as taking part."""
    own = mention.sentence
    base = mention.paragraph.span.start
    found = []
    for match in _FORMATION.finditer(mention.text, own.start_char, own.end_char):
        if match.group().split()[0] not in ("The", "A", "In"):
            span = Span(base + match.start(), base + match.end())
            found.append(Party(name=match.group(), kind="formation", span=span))
    return tuple(found)


def _unique(parties: Iterable[Party]) -> tuple[Party, ...]:
    seen: dict[str | None, Party] = {}
    for party in parties:
        seen.setdefault(party.code, party)
    return tuple(seen.values())


def _without(parties: Iterable[Party], leads: tuple[Party, ...]) -> tuple[Party, ...]:
    codes = {p.code for p in leads}
    return tuple(p for p in _unique(parties) if p.code not in codes)


@cache
def watchers() -> frozenset[str]:
    """Codes that never lead by default."""
    return _OUTSIDERS
