"""Whether an activity is planned, under way, over, cancelled, denied or only imagined, from the words of its clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indicia.extract.activities.mention import MAX_CLIMB, SAYING, Mention, governor, is_subject, lemmas, sentence
from indicia.model import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_CANCEL = lemmas("cancel suspend scrap drop abandon axe shelve")
_POSTPONE = lemmas("postpone delay defer reschedule")
_END = lemmas("end finish conclude complete wrap leave close")
_GOING_ON = lemmas("continue last follow go")
_BEGIN = lemmas("begin start open launch kick commence continue run extend prolong last go answer follow")
_DENIAL = re.compile(
    r"\b(?:denie[sd]|den(?:y|ying)|no such|untrue|not true|(?:is|are|was|were) (?:wrong"
    r"|false|untrue)|rumou?rs? of|none was ordered|rejects? (?:that|reports)|dismiss(?:es|ed)"
    r"|refut(?:es|ed)|never (?:was|were|took)|there (?:is|was) no)\b",
    re.IGNORECASE,
)  # fmt: skip
_IMAGINED = re.compile(
    r"\b(?:if|whether|could|might|fear(?:s|ed)?|risk of|threat of|danger of|possib(?:le"
    r"|ility)|predict(?:s|ed)?|would|should|may|warn(?:s|ed)? (?:of|that)|worr(?:y|ies|ied)|"
    r"rehears(?:al|e)|preparations? for|talk of|scenario)\b",
    re.IGNORECASE,
)  # fmt: skip
_PLANNED = re.compile(
    r"\b(?:will|plans?|planned|planning|is to be|are to be|due to (?:be held|start|begin"
    r"|open)|scheduled|intends?|upcoming|forthcoming|is to|are to|would (?:run|last|start|begin"
    r"|follow|be held|take place)|next (?:week|month|year|spring|summer|autumn|winter)|later this)\b"
)
_TURN = re.compile(r"\bbut\b|;|\bwhile\b|\bwhereas\b")
_PARTS_OF = lemmas("appos conj compound nmod amod poss prep pobj dobj")
_PROMISING = SAYING | lemmas("let make know promise agree decide confirm declare pledge")
_FOR_HOURS = re.compile(r"\bfor (?:\w+ ){0,2}?(?:\w+ )(?:hours?|minutes)\b", re.IGNORECASE)
_MAX_ORDER = 3
_HELD_OPENLY = frozenset(("exercise", "command_staff_exercise", "snap_inspection", "live_fire"))
_DENIED_IT = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|refut(?:es|ed))"
    r" (?:it|this|that|them|(?:the|these|those|such) (?:\w+ )?"
    r"(?:claim|report|allegation|accusation|charge|incursion|figure)s?)\b"
    r"|\b(?:call(?:s|ed)?|dubs?|dubbed|label(?:s|led)?|describe[sd]?) (?:it|this|that|them|the (?:claim|report"
    r"|accusation)s?) (?:[\w\"“-]+ ){0,4}?[\"“]?(?:disinformation|nonsense|fake|lies?|untrue|false|(?:pure )?invention"
    r"|propaganda|fantasy|fabrications?|slander|provocation)\b"
    r"|\b(?:it|this|that|which|all of (?:it|this|that)|the (?:claim|report|stor(?:y|ies)|accusation)s?)"
    r" (?:is|are|was|were) (?:all |pure |a |simply |only |nothing but ){0,2}(?:distortion|disinformation|nonsense|lies?"
    r"|(?:an? )?invention|fantasy|fabrications?|rumou?rs?|slander|untrue|false|not so|not true|not the case)\b"
    r"|\b(?:none|nothing of the (?:sort|kind)|no such thing|not one) (?:was|were|is|has been|had been|have been)\b"
    r"|\bnone of (?:it|this|that) (?:is|was|had|has)\b",
    re.IGNORECASE,
)
_OPEN_KINDS = frozenset(("other",))
_STANDING = frozenset(("deployment", "mobilization", "border_closure", "alert"))
"""Kinds that go on once they have begun: troops "were sent" and are there, a crossing "was shut" and is."""
_ONLY_THOUGHT = lemmas("threaten contemplate consider mull fear dread")
_ONLY_WANTED = lemmas("promise propose request plan schedule offer")


def status(mention: Mention) -> Status | None:
    """What the clause says of the activity's course; None when it says nothing."""
    clause = _clause_text(mention)
    verb = mention.head if mention.form == "verb" else governor(mention.head)
    if verb is not None and _is_cancelling(verb) and _concerns(mention, verb):
        return "cancelled"
    if verb is not None and _is_stopped(mention, verb):
        return "cancelled"
    if wanted := _wanted(mention):
        return wanted
    if verb is not None and _is_postponing(verb) and _concerns(mention, verb):
        return "planned"
    if mention.form != "pronoun" and (_DENIAL.search(clause) or _denied_after(mention)):
        return "denied"
    if mention.kind in _OPEN_KINDS and (_IMAGINED.search(clause) or "?" in clause):
        return "hypothetical"
    if mention.form == "verb" and mention.sentence_text.rstrip().endswith("?"):
        return "hypothetical"
    if _conditional(mention, verb):
        return "hypothetical"
    return _from_tense(mention, verb) if verb is not None else None


def _clause_text(mention: Mention) -> str:
    """The part of the sentence around the mention, cut at "but", "while" and semicolons."""
    own = mention.sentence
    at = mention.head.idx
    before = [m.end() for m in _TURN.finditer(mention.text, own.start_char, at)]
    after = _TURN.search(mention.text, at, own.end_char)
    return mention.text[before[-1] if before else own.start_char : after.start() if after else own.end_char]


def _is_cancelling(verb: Token) -> bool:
    """ "Cancelled", "called off"; jets that "drop bombs in a drill" cancel nothing."""
    if any(c.lower_ == "off" for c in verb.children) and verb.lemma_.lower() == "call":
        return True
    return verb.lemma_.lower() in _CANCEL


def _is_stopped(mention: Mention, verb: Token) -> bool:
    """ "The exercise was stopped yesterday": broken off, as "was called off"."""
    passive = any(c.dep_ == "auxpass" for c in verb.children) and verb.tag_ == "VBN"
    stopped = verb.lemma_.lower() in ("stop", "halt", "abort") and passive
    return stopped and mention.kind in _HELD_OPENLY and is_subject(mention.head) and _concerns(mention, verb)


def _rules_out(verb: Token) -> bool:
    return verb.lemma_.lower() == "rule" and any(c.lower_ == "out" for c in verb.children)


def _wanted(mention: Mention) -> Status | None:
    """ "Has asked for a joint exercise", "threatens an offensive": what somebody only wants, offers or threatens."""
    head = mention.head
    if mention.form != "noun":
        return None
    verb = head.head
    if head.dep_ == "pobj" and verb.lower_ in ("for", "with"):
        verb = verb.head
    elif head.dep_ != "dobj":
        return None
    lemma = verb.lemma_.lower()
    if lemma in _ONLY_THOUGHT or _rules_out(verb):
        return "hypothetical"
    if lemma in _ONLY_WANTED and head.dep_ == "dobj":
        return "planned"
    return "planned" if lemma == "ask" and head.dep_ == "pobj" else None


def _is_postponing(verb: Token) -> bool:
    """ "Put off until spring", "postponed": it is still to come."""
    lemma = verb.lemma_.lower()
    if lemma in _POSTPONE:
        return True
    return any((lemma, c.lower_) in (("put", "off"), ("push", "back"), ("put", "back")) for c in verb.children)


def _concerns(mention: Mention, verb: Token) -> bool:
    """Whether the mention's noun phrase is what the verb does away with, not a circumstance of it."""
    if mention.head.is_ancestor(verb):
        return True
    token = mention.head
    for _ in range(MAX_CLIMB):
        if token.head.i == token.i or token.i == verb.i:
            return False
        if token.head.i == verb.i:
            return token.dep_ in ("dobj", "nsubjpass", "nsubj", "ccomp", "xcomp", "oprd", "pcomp")
        if token.dep_ not in _PARTS_OF and not (token.dep_ == "pobj" or token.lower_ in ("of", "for")):
            return False
        token = token.head
    return False


def _conditional(mention: Mention, verb: Token | None) -> bool:
    if verb is None:
        return False
    marks = {c.lower_ for c in verb.children if c.dep_ == "mark"}
    modals = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return bool(marks & {"if", "unless"}) or (bool(modals & {"might", "could", "may"}) and mention.form == "verb")


def _from_tense(mention: Mention, verb: Token) -> Status | None:
    lemma = verb.lemma_.lower()
    if verb.dep_ == "acl":
        return None
    top = verb.head if verb.dep_ == "xcomp" and verb.head.pos_ in ("VERB", "AUX") else verb
    aux = {c.lower_ for t in (verb, top) for c in t.children if c.dep_ in ("aux", "auxpass")}
    asked = _orderer(verb) or top
    if "would" in aux and _is_told(top):
        return "planned"
    if aux & {"will", "'ll", "shall"} or (
        (top.lemma_ in ("plan", "intend", "want", "agree", "have", "order") and top.i != verb.i)
        or (asked.i != verb.i and asked.lemma_ in ("order", "be", "instruct", "tell"))
    ):
        return (
            "under_way"
            if lemma in ("extend", "prolong", "last", "continue", "end", "run") and lemma != "run"
            else "planned"
        )
    if "to" in aux and aux & {"is", "are", "be"}:
        return "planned"
    if lemma == "plan" and verb.tag_ in ("VBZ", "VBP", "VBN", "VBG"):
        return "planned"
    if mention.kind == "withdrawal" and mention.form == "verb" and aux & {"had", "has", "have"}:
        return "finished"
    if lemma == "be" and any(c.lower_ in ("over", "finished", "done") for c in verb.children):
        return "finished"
    if lemma in ("run", "last") and verb.tag_ == "VBD":
        return "finished"
    stands = mention.kind in _STANDING and (mention.form == "verb" or mention.kind == "border_closure")
    if lemma in _END and verb.tag_ in ("VBD", "VBN") and _about(mention, verb) and not stands:
        return "finished"
    if stands and verb.tag_ in ("VBD", "VBN"):
        return "finished" if _FOR_HOURS.search(mention.sentence_text) else "under_way"
    if (
        verb.tag_ in ("VBD", "VBN")
        and (lemma not in _BEGIN or (mention.form == "verb" and lemma not in _GOING_ON))
        and (aux & {"was", "were", "had"} or verb.tag_ == "VBD")
        and mention.form != "noun"
    ):
        return "finished"
    if lemma in _BEGIN and verb.tag_ in ("VBD", "VBN") and not aux & {"is", "are"} and mention.form != "verb":
        return "under_way"
    if aux & {"is", "are", "being"} or verb.tag_ in ("VBZ", "VBP", "VBG"):
        return "under_way"
    return None


def _denied_after(mention: Mention) -> bool:
    """ "Beijing denies that", "Paris called this nonsense" behind the mention, or in the sentence after."""
    own = mention.sentence
    doc = own.doc
    if mention.kind in _HELD_OPENLY:
        return False
    end = next((i for i in range(own.end + 1, len(doc)) if doc[i].is_sent_start), len(doc))
    return bool(_DENIED_IT.search(mention.text, mention.head.idx, doc[end - 1].idx + len(doc[end - 1])))


def _is_told(verb: Token) -> bool:
    """Whether a clause is what somebody told in the past, without conditions: "said that it would withdraw"."""
    if any(t.lower_ in ("if", "unless") for t in sentence(verb)):
        return False
    return verb.dep_ == "ccomp" and verb.head.lemma_.lower() in _PROMISING


def _orderer(verb: Token) -> Token | None:
    """The verb of ordering above an infinitive: "ordered troops (taking part in a check) to return"."""
    if not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return None
    token = verb
    for _ in range(_MAX_ORDER):
        if token.head.i == token.i:
            return None
        token = token.head
        if token.pos_ in ("VERB", "AUX") and token.lemma_ in ("order", "be", "instruct", "tell"):
            return token
    return None


def _about(mention: Mention, verb: Token) -> bool:
    return is_subject(mention.head) or any(c.i == mention.head.i for c in verb.children) or mention.form == "verb"


def planned_words(text: str) -> bool:
    """Whether a text speaks of something still to come."""
    return bool(_PLANNED.search(text))
