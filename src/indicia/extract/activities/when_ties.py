"""Which date expressions of a sentence belong to a mention, and on which verb each hangs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from indicia.extract.activities.mention import MAX_CLIMB, SAYING, Mention, Scene, governor, lemmas, sentence
from indicia.extract.dates import Expression
from indicia.kb.triggers import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


_PUT_OFF = frozenset(("postpone", "cancel", "delay", "suspend", "announce", "schedule"))
_ASIDE = frozenset(("to", "against", "about", "over", "like", "than", "before", "after", "despite"))
"""Prepositions that keep a mention out of its verb's event: "presented the step as an answer to the exercise"."""
_WHEN = re.compile(r",?\s+when\b", re.IGNORECASE)
_DECIDING = lemmas("order decide agree authorise authorize approve vote instruct urge ask promise threaten propose")
_CALLING = lemmas("order call declare announce")
_AT_ONCE = frozenset(("snap_inspection", "alert", "mobilization", "border_closure"))
DECREES = _DECIDING | lemmas(
    "announce order present defend describe discuss condemn welcome criticise criticize hail praise mention publish "
    "post film photograph report reveal confirm declare schedule notify agree criticize justify protest plan prepare "
    "film debate question dismiss attack blast back support brand term sign explain"
)
"""What is done to an activity on a day that isn't its own."""
_PREPARING = lemmas("preparation planning work calendar plan diary programme program schedule making card")
_LINKS = frozenset(("xcomp", "conj", "aux", "advcl", "relcl", "ccomp"))
_TO_AN_END = re.compile(
    r"\w+ (?:[\w'’-]{1,30} ){0,5}?to (?:an end|(?:a|its|their) (?:close|end|conclusion)|a halt)\b", re.IGNORECASE
)
_CURTAIN = re.compile(r"\bcurtain (?:will |is to )?$", re.IGNORECASE)
_CHUNK = re.compile(r"[,;:()–—]\s")
_ADJACENT = re.compile(r"\s(?:in|on|from|until|since|of|this|last)?\s?(?:the\s)?")


def in_sentence(mention: Mention) -> Iterator[Expression]:
    around = mention.sentence
    for expression in mention.scene.dates:
        if around.start_char <= expression.start < around.end_char:
            yield expression


def own_dates(mention: Mention) -> Iterator[tuple[Expression, Token | None]]:
    """The date expressions of the sentence that belong to the mention, each with the verb it hangs on."""
    for expression in in_sentence(mention):
        token = token_of(mention.scene, expression)
        verb = verb_of(token) if token is not None else None
        if token is not None and _belongs(mention, expression, token, verb):
            yield expression, verb


def token_of(scene: Scene, expression: Expression) -> Token | None:
    """The token that an expression hangs on its sentence by."""
    tokens = scene.paragraph.doc.char_span(expression.start, expression.end, alignment_mode="expand")
    return tokens.root if tokens is not None and len(tokens) else None


def verb_of(token: Token) -> Token | None:
    """The nearest verb above a token; a verb to its left in the same stretch beats a verb of saying behind it."""
    for _ in range(10):
        if token.head.i == token.i:
            return token if token.pos_ in ("VERB", "AUX") else None
        below, token = token, token.head
        if token.pos_ in ("VERB", "AUX") or token.dep_ == "relcl":  # the tagger takes "open" for an adjective
            return _left_verb(below) if token.lemma_.lower() in SAYING and token.i > below.i else token
    return None


def _left_verb(token: Token) -> Token | None:
    for other in reversed(list(token.doc[sentence(token).start : token.i])):
        if other.pos_ == "VERB" and other.lemma_.lower() not in SAYING:
            return other
    return None


def own_verb(mention: Mention) -> Token | None:
    """The verb whose event a mention is: itself, the opening or closing word just before it, or its governor."""
    if mention.form == "verb":
        return mention.head
    before = _before_phrase(mention.head)
    if before is not None and before.pos_ == "VERB" and before.lemma_.lower() in lexicon().phases:
        return before  # "on Tuesday opened Balikatan, the largest drill the two have staged": the parser takes "staged"
    return governor(mention.head)


def _before_phrase(head: Token) -> Token | None:
    """The token before the plain noun phrase that a head closes."""
    token = head
    for _ in range(MAX_CLIMB):
        if token.is_sent_start or not token.i:
            return None
        token = token.nbor(-1)
        if token.pos_ not in ("DET", "ADJ", "PROPN", "NOUN", "NUM") and token.dep_ != "poss":
            return token
    return None


def _belongs(mention: Mention, expression: Expression, token: Token, verb: Token | None) -> bool:
    """In the mention's own stretch between commas, in its phrase, or on its verb; never on a verb of saying."""
    if _ADJACENT.fullmatch(mention.text, _end_of(mention), expression.start):
        return True  # "a staff training in August"
    if _when_clause(mention, expression):
        return True
    if is_elsewhere(mention, expression, token, verb):
        return False
    if verb is not None and verb.lemma_.lower() in SAYING and verb.i < token.i:
        return False
    if verb is not None and verb.lemma_.lower() in _DECIDING and _is_below(mention.head, verb):
        return False
    around = mention.sentence
    start, end = chunk(mention.text, mention.head.idx, around.start_char, around.end_char)
    own = own_verb(mention)
    if start <= expression.start < end and not _saying_between(mention, token) and not _apart(own, verb):
        return True
    if mention.head.is_ancestor(token):
        return verb is None or verb.i <= mention.head.i or mention.head.is_ancestor(verb)
    if verb is not None and by_doing(mention.head, verb):
        return True
    if own is None or verb is None or (own.i != verb.i and verb.lemma_.lower() in _PUT_OFF):
        return False
    return own.i == verb.i or _meanwhile(own, verb) or (_linked(own, verb) and not _has_other_subject(own, verb))


def _apart(own: Token | None, verb: Token | None) -> bool:
    """ "Minsk was informed in August and the manoeuvre returns each autumn": two clauses, each with its subject."""
    if own is None or verb is None or own.i == verb.i or verb.lemma_.lower() in lexicon().phases:
        return False
    if not any((a.dep_ == "conj" and a.head.i == b.i) for a, b in ((own, verb), (verb, own))):
        return False
    return all(any(c.dep_ in ("nsubj", "nsubjpass") for c in v.children) for v in (own, verb))


def _meanwhile(own: Token, verb: Token) -> bool:
    """ "Tanks rolled out this morning as soldiers began a drill": two things of one moment."""
    if own.dep_ != "advcl" or own.head.i != verb.i or verb.lemma_.lower() in SAYING:
        return False
    return any(c.dep_ in ("mark", "advmod") and c.lower_ in ("as", "when", "while") for c in own.children)


def is_elsewhere(mention: Mention, expression: Expression, token: Token, verb: Token | None) -> bool:
    """Whether a date is of something else: of what tells of the mention, or of another noun."""
    if expression.cue == "of" and not _is_of(mention, token):
        return True  # "its word of December"
    if verb is None:
        return False
    if _is_negated(verb, expression) or _is_prepared(verb) or _of_other_noun(mention.head, verb):
        return True
    if _is_decreed(mention, expression, verb):
        return True
    if verb.dep_ == "relcl" and verb.lemma_.lower() in SAYING and verb.is_ancestor(token):
        return True  # "the build-up which Washington on Friday called unprecedented"
    clause = next((c for n in _named(mention.head) for c in n.children if c.dep_ == "relcl" and c.i > n.i), None)
    opens = verb.lemma_.lower() == "be" or verb.lemma_.lower() in lexicon().phases
    if (
        clause is not None
        and not opens
        and not (clause.i == token.i or clause.is_ancestor(token))
        and token.i < mention.head.i
    ):
        return any(clause.left_edge.idx <= e.start <= clause.right_edge.idx for e in in_sentence(mention))
    return _told_by(mention.head, verb) or _is_aside(mention.head, verb)


def _is_negated(verb: Token, expression: Expression) -> bool:
    """ "Will not take place this spring"; but what "will not end until Saturday" does so on Saturday."""
    return expression.cue not in ("until", "till", "before") and any(c.dep_ == "neg" for c in verb.children)


def _is_prepared(verb: Token) -> bool:
    """ "Had been in preparation since 2013", "has been in the diary since winter"."""
    if verb.lemma_.lower() != "be":
        return False
    within = (g for c in verb.children if c.dep_ == "prep" and c.lower_ in ("in", "under", "on") for g in c.children)
    return any(g.lemma_.lower() in _PREPARING for g in within)


def _of_other_noun(head: Token, verb: Token) -> bool:
    """Whether a date's verb is a clause on another noun: "withdraw the troops that it has kept there since May"."""
    noun = verb.head
    if verb.dep_ != "relcl" or noun.i == head.i or not head.is_ancestor(noun):
        return False
    return verb.lemma_.lower() not in lexicon().phases and all(n.i != noun.i for n in _named(head))


def _is_decreed(mention: Mention, expression: Expression, verb: Token) -> bool:
    """Whether a date is of the decree on an activity: "ordered the pull-back on Wednesday", "agreed in the spring"."""
    lemma = verb.lemma_.lower()
    if mention.form == "verb" and verb.i == mention.head.i:
        return False
    if expression.kind == "range" or expression.cue in ("for", "from", "until", "till") or not DECREES & {lemma}:
        return False
    if lemma in _CALLING and mention.kind in _AT_ONCE:
        return False  # a snap check begins with its order
    own = governor(mention.head)
    return own is not None and own.i == verb.i


def _named(head: Token) -> Iterator[Token]:
    """A noun and what stands beside it as another name: "Zapad, the exercise"."""
    yield head
    yield from (c for c in head.children if c.dep_ == "appos")


def _when_clause(mention: Mention, expression: Expression) -> bool:
    """ "Since Wednesday, when drones flew in": the date is that of the clause behind it."""
    found = _WHEN.match(mention.text, expression.end)
    own = mention.head if mention.form == "verb" else governor(mention.head)
    if not found or own is None:
        return False
    return any(t.lower_ == "when" and t.idx < found.end() and t.idx >= found.start() for t in own.children)


def by_doing(head: Token, verb: Token) -> bool:
    return head.dep_ == "pcomp" and head.head.dep_ == "prep" and head.head.head.i == verb.i


def to_an_end(text: str, verb: Token) -> bool:
    """ "Came to its close", "brought the exercise to an end", "the curtain falls": ended without a verb of it."""
    lemma = verb.lemma_.lower()
    if lemma in ("fall", "drop", "come"):
        return bool(_CURTAIN.search(text, max(0, verb.idx - 16), verb.idx)) or bool(_TO_AN_END.match(text, verb.idx))
    return lemma in ("bring", "draw") and bool(_TO_AN_END.match(text, verb.idx))


def _told_by(head: Token, verb: Token) -> bool:
    """Whether a mention stands in what a verb tells: "made known on Wednesday that it was cutting down the drill"."""
    token = head
    for _ in range(MAX_CLIMB):
        if token.head.i == token.i or token.i == verb.i:
            return False
        if token.dep_ == "ccomp" and token.head.i == verb.i and token.i > verb.i:
            return True
        token = token.head
    return False


def _is_aside(head: Token, verb: Token) -> bool:
    """Whether a mention is only what another noun of the clause is about: "an answer to the exercise"."""
    prep = head.head
    return head.dep_ == "pobj" and prep.lower_ in _ASIDE and prep.head.i != verb.i and prep.is_ancestor(head)


def _is_of(mention: Mention, token: Token) -> bool:
    """Whether "of" ties a date to the mention, or to a part of something: "the end of June"."""
    prep = token.head
    return prep.lower_ != "of" or prep.head.i == mention.head.i or prep.head.pos_ not in ("NOUN", "PROPN")


def _is_below(head: Token, verb: Token) -> bool:
    """Whether another verb stands between a mention and a verb of deciding: the date is the decision's."""
    token = head
    for _ in range(MAX_CLIMB):
        if token.i == verb.i:
            return False
        if token.pos_ == "VERB" and verb.is_ancestor(token):
            return True
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def _end_of(mention: Mention) -> int:
    return max(mention.head.idx + len(mention.head.text), mention.span.end - mention.paragraph.span.start)


def chunk(text: str, at: int, start: int, end: int) -> tuple[int, int]:
    """The stretch between commas or brackets around a position."""
    before = [m.end() for m in _CHUNK.finditer(text, start, at)]
    after = _CHUNK.search(text, at, end)
    return (before[-1] if before else start), (after.start() if after else end)


def _saying_between(mention: Mention, token: Token) -> bool:
    low, high = sorted((mention.head.i, token.i))
    return any(t.lemma_.lower() in SAYING and t.pos_ == "VERB" and t.i < token.i for t in mention.head.doc[low:high])


def _linked(own: Token, verb: Token) -> bool:
    """Verbs of one predicate: "agreed to hold", "opened and will last"."""
    for a, b in ((own, verb), (verb, own)):
        step = a
        for _ in range(4):
            if step.dep_ not in _LINKS or step.head.i == step.i:
                break
            step = step.head
            if step.i == b.i:
                return True
    return False


def _has_other_subject(own: Token, verb: Token) -> bool:
    lower = verb if own.is_ancestor(verb) else own
    return any(c.dep_ in ("nsubj", "nsubjpass") and c.tag_ not in ("WDT", "WP", "PRP") for c in lower.children)
