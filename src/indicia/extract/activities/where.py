"""Where an activity takes place, apart from places merely named, and whose border the page puts it near."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from indicia.extract.activities.mention import SAYING, Mention, governor, lemmas, sentence, walk
from indicia.extract.activities.trigger_words import SITES
from indicia.kb import actors
from indicia.kb import places as kb_places
from indicia.model import Place, PlaceKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

_LOCATIVE = lemmas(
    "in at on near around round off over outside along across inside "
    "outside into to from towards toward through about between "
    "throughout beside beyond under above opposite onto out via amid"
)
_HERE = frozenset(("in", "at", "outside", "around", "off", "over", "near", "across", "round"))
_PLACELESS = frozenset(("missile_test", "other", "alert", "withdrawal"))
_NESTING = frozenset(("against", "of", "by", "for", "involving", "on"))
_VAGUE_SITES = lemmas("water waters area region zone position town village city base point territory place field range")
_ORIGINS = frozenset(("from", "out"))
_MOVES = frozenset(("deployment", "withdrawal", "border_closure"))
TARGET_VERBS = lemmas(
    "reach strike hit shell bomb raid storm invade attack surround leave enter encircle "
    "blockade cross occupy circle fill reinforce strengthen"
)
_PLACE_ENTS = frozenset(("GPE", "LOC", "FAC"))
NAMED_PLACE = re.compile(
    r"\b(?:[A-Z][\w'’-]+\s(?:and\s[A-Z][\w'’-]+\s)?(?:[Oo]blast|[Rr]egions?"
    r"|[Dd]istricts?|[Pp]rovinces?|[Vv]oivodeship|[Cc]ounty|[Rr]ange|[Pp]eninsula"
    r"|[Ss]ea|[Oo]cean|[Ss]traits?|[Gg]ulf|[Ii]slands?|[Tt]raining [Gg]round"
    r"|[Aa]irfield|[Aa]ir [Bb]ase|[Cc]rossing|[Cc]orridor|[Gg]ap))"
    r"|\bthe (?:north|south|east|west|north-east|north-west|south-east|south-west"
    r"|centre|center)(?:ern part)?\b(?: of (?:the country|[A-Z]\w+(?: [A-Z]\w+)?))?"
    r"|\b(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Cc]entr)(?:ern|al)"
    r"(?:,? and \w+ern)? [Mm]ilitary [Dd]istricts?\b"
    r"|\b(?:the |an? )?(?:[Ll]ines? of [Cc]ontact|[Ll]ine of [Cc]ontrol"
    r"|[Dd]emarcation [Ll]ine|[Bb]uffer [Zz]one|[Gg]ulf|[Dd]emilitari[sz]ed [Zz]one)\b"
    r"|\b(?:[Tt]he |[A-Z]\w+['’]s )(?:[Ff]ar |[Hh]igh )(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)\b"
    r"|\b(?:[A-Z]\w+ )(?:[Mm]ilitary [Dd]istrict|[Bb]order [Zz]one)\b"
    r"|\b(?:[Nn]orthern|[Ss]outhern|[Ee]astern|[Ww]estern|[Cc]entral|[Nn]orth-(?:west|east)ern|[Ss]outh-(?:west|east)ern)"
    r" [A-Z][\w'’-]+(?: (?:[A-Z][\w'’-]+ )?(?:Sea|Ocean|Straits?|Gulf|Islands|[Pp]rovinces?|[Oo]blast|[Rr]egion))?"
    r"|\bthe (?:island|peninsula|Baltic|country)\b|\bthe (?:Baltic"
    r"|Black|Barents|Yellow|Caspian|Norwegian|North) Sea\b"
)  # fmt: skip
_KIND_WORD = re.compile(
    r"\s(?:oblast|region|province|district|voivodeship|county"
    r"|peninsula|range|training ground|airfield|air base)\b",
    re.IGNORECASE,
)
NOT_PLACES = re.compile(
    r"(?:Military(?! District)|Defence|Defense|Command|Army|Fleet"
    r"|Ministry|Council|Agency|News|Document|Treaty"
    r"|Institute|University|Foundation|Academy|['’]s [A-Z]\w+ Cent(?:er|re))"
)
_KINDS: tuple[tuple[re.Pattern[str], PlaceKind], ...] = (
    (re.compile(r"\b(?:sea|ocean|gulf|straits?|baltic)\b", re.I), "sea"),
    (re.compile(r"\b(?:range|training ground|airfield|air base|polygon)\b", re.I), "range"),
    (re.compile(r"\b(?:oblast|region|province|district|voivodeship"
    r"|county|peninsula|islands?|north|south|east|west)\b", re.I), "region"),
)  # fmt: skip
_NEAR = re.compile(
    r"\b(?:border(?:s|ing|ed)?(?: region| area| zone)?s? (?:with|of|to|on)?"
    r"|frontiers? (?:with|of)|near(?: to)?(?: the)?|close to(?: the)?|next to|adjacent to"
    r"|next door to|around(?: the island of)?|round|off(?: the coast of)?|meets|neighbou?rs|adjoin(?:s|ing)?"
    r"|(?:km|kilomet(?:er|re)s|miles) from(?: the)?(?: [A-Z]\w+(?: [A-Z]\w+)* [Cc]ontrol)?(?: line"
    r"| border| frontier)?(?: with)?|towards?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)  # fmt: skip
_BORDER_AFTER = re.compile(
    r"^(?:['’]s?)?(?:\s(?:eastern|western|southern"
    r"|northern|state))?\s(?:borders?|frontiers?|coast)\b"
)
_NEAR_WINDOW = 48


def places(mention: Mention) -> tuple[Place, ...]:
    """The places that the mention's own clause attaches to it, goal and origin for moves."""
    return _found(mention, _attached(mention))


def loose_places(mention: Mention) -> tuple[Place, ...]:
    """Places of the mention's sentence that no part of the parse ties to it: believed when nothing better is there.

    Where somebody speaks ("the ministry in Minsk said") and whose border is near is no place of the activity.
    """
    if mention.kind in _PLACELESS:
        return ()
    around = mention.sentence
    objects = [t for t in around if t.pos_ in ("PROPN", "NOUN") and _is_here(t) and not _is_institution(t)]
    return _found(mention, objects)[:1]


def _is_institution(token: Token) -> bool:
    """ "At a Seoul university": where somebody works, not where troops are."""
    return (
        token.pos_ == "NOUN"
        and token.lemma_.lower() not in SITES
        and any(c.dep_ in ("compound", "nmod", "amod") and c.pos_ == "PROPN" for c in token.children)
    )


def _is_here(token: Token) -> bool:
    """Whether a noun phrase follows a preposition of place that hangs on no speaker."""
    before = token.left_edge.i - 1
    if before < sentence(token).start or token.doc[before].lower_ not in _HERE:
        return False
    head = token.doc[before].head
    return not (head.lemma_.lower() in SAYING or (head.dep_ == "nsubj" and head.head.lemma_.lower() in SAYING))


def _found(mention: Mention, tokens: Iterable[Token]) -> tuple[Place, ...]:
    found: dict[Span, Place] = {}
    for token in tokens:
        for place in _in_phrase(mention, token):
            found.setdefault(place.span, place)
    return tuple(_no_overlaps(sorted(found.values(), key=lambda p: p.span.start)))


def near_border_of(mention: Mention, *, own: frozenset[str]) -> tuple[str, ...]:
    """States at whose border the sentence puts the activity; the actors' own codes are left out."""
    around = mention.sentence
    text = mention.text
    codes = []
    for hit in mention.scene.states:
        start, end = hit.start, hit.end
        if not around.start_char <= start < around.end_char:
            continue
        before = text[max(around.start_char, start - _NEAR_WINDOW) : start]
        is_near = _NEAR.search(before) or (
            _BORDER_AFTER.search(text[end : end + 24]) and hit.via in ("name", "demonym")
        )
        if is_near and hit.code not in own and hit.kind == "state" and hit.via in ("name", "demonym"):
            codes.append(hit.code)
    return tuple(dict.fromkeys(codes))


def _attached(mention: Mention) -> Iterator[Token]:
    """Objects of the locative prepositions that hang on the mention or its verb."""
    verb = mention.head if mention.form == "verb" else governor(mention.head)
    if mention.kind not in _MOVES:
        yield from (t for t in _all_attached(mention, verb) if t.head.lower_ not in _ORIGINS)
    else:
        yield from _all_attached(mention, verb)


def _all_attached(mention: Mention, verb: Token | None) -> Iterator[Token]:
    anchors = [mention.head] if mention.form != "pronoun" else []
    anchors += [c for c in mention.head.children if c.dep_ in ("appos", "acl", "relcl", "dobj")]
    anchors += _moved(mention)
    if mention.head.dep_ in ("appos", "compound", "conj"):
        anchors.append(mention.head.head)
    anchors += _nested(anchors[:1])
    for anchor in anchors:
        yield from _objects(anchor)
    if verb is not None and any(c.lower_ == "there" and c.dep_ == "advmod" for c in verb.children):
        yield from _there(mention)
    if verb is not None and verb.i != mention.head.i:
        yield from _objects(verb)
    if mention.kind == "border_closure":  # "the Kuznica crossing": its name is the place
        yield from (c for c in mention.head.children if c.dep_ in ("dobj", "nsubjpass", "nsubj"))
    for target in (verb, *verb.conjuncts) if verb is not None else ():
        if target.lemma_.lower() in TARGET_VERBS:
            yield from (c for c in target.children if c.dep_ == "dobj")
    if verb is not None and verb.dep_ in ("xcomp", "conj") and verb.head.pos_ in ("VERB", "AUX"):
        yield from _objects(verb.head)


def _nested(anchors: list[Token]) -> list[Token]:
    """What the phrases of a noun hold: "an offensive against forces in Syria" has its place one step down."""
    return [
        grand
        for anchor in anchors
        for child in anchor.children
        if child.dep_ == "prep" and child.lower_ in _NESTING and child.i > anchor.i
        for grand in child.children
        if grand.dep_ == "pobj"
    ]


def _there(mention: Mention) -> Iterator[Token]:
    """The last place named before "there" in the paragraph."""
    doc, own = mention.head.doc, mention.sentence
    before = [e for e in doc[: own.start].ents if e.label_ in _PLACE_ENTS] if own.start else []
    known = [p for p in mention.scene.places if p.end <= own.start_char]
    if known and (not before or known[-1].start >= before[-1].start_char):
        tokens = doc.char_span(known[-1].start, known[-1].end, alignment_mode="expand")
        yield from (tokens.root,) if tokens is not None else ()
    elif before:
        yield before[-1].root


def _moved(mention: Mention) -> Iterator[Token]:
    """What a move moves, where parsers hang its goal: "sending jets and the destroyer Hudson to the Gulf"."""
    if mention.kind not in _MOVES:
        return
    for child in mention.head.children:
        if child.dep_ in ("dobj", "nsubjpass"):
            yield from (
                *child.conjuncts,
                *(c for t in (child, *child.conjuncts) for c in t.children if c.dep_ == "appos"),
            )
            yield from (c for c in child.children if c.dep_ == "acl" and c.tag_ == "VBN")
        elif child.dep_ == "prep" and child.lower_ == "of":
            things = [t for c in child.children if c.dep_ == "pobj" for t in (c, *c.conjuncts)]
            yield from (*things, *(c for t in things for c in t.children if c.dep_ == "appos"))


def _objects(anchor: Token) -> Iterator[Token]:
    for child in anchor.children:
        if child.dep_ in ("prep", "advmod", "agent", "dative") and (
            child.lower_ in _LOCATIVE or child.lower_ in ("close", "north", "south", "east", "west")
        ):
            yield from _pobj(child)
        elif child.dep_ in ("dobj", "attr") and anchor.pos_ in ("VERB", "AUX"):
            for grand in child.children:
                if grand.dep_ == "prep" and grand.lower_ in _LOCATIVE:
                    yield from _pobj(grand)


def _pobj(preposition: Token) -> Iterator[Token]:
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield from (child, *child.conjuncts)
            for noun in (child, *child.conjuncts) if child.lemma_.lower() in _VAGUE_SITES else ():
                yield from (t for c in noun.children if c.dep_ == "prep" and c.lower_ in _LOCATIVE for t in _pobj(c))
        elif child.dep_ == "prep":
            yield from _pobj(child)


def _in_phrase(mention: Mention, token: Token) -> Iterator[Place]:
    start = token.left_edge.idx
    end = max(t.idx + len(t.text) for t in _tight(token))
    for hit in mention.scene.states:  # "South Korea" is one name, whatever the parser makes of it
        if hit.start < end and start < hit.end:
            start, end = min(start, hit.start), max(end, hit.end)
    text = mention.text
    spotted = [(m.start(), m.end()) for m in NAMED_PLACE.finditer(text, start, end)]
    spotted += [(e.start_char, e.end_char) for e in _ents(mention, start, end)]
    spotted += [
        (h.start, h.end)
        for h in mention.scene.states
        if start <= h.start and h.end <= end and h.via in ("name", "capital") and h.kind == "state"
    ]
    spotted += [(p.start, p.end) for p in mention.scene.places if start <= p.start and p.end <= end]
    spotted = [(s, with_kind(text, e)) for s, e in spotted] or list(_proper(token))
    for s, e in _longest(spotted):
        if not NOT_PLACES.search(text[s:e]):
            yield _place(mention, s, e)


def with_kind(text: str, end: int) -> int:
    """The end of a place with the word of its kind: "Brest" in "Brest region"."""
    match = _KIND_WORD.match(text, end)
    return match.end() if match else end


def _proper(token: Token) -> Iterator[tuple[int, int]]:
    """A proper name that the gazetteer knows though the tagger missed it: "near Suwalki"."""
    first = token.i
    while first and token.doc[first - 1].pos_ == "PROPN" and token.doc[first - 1].dep_ == "compound":
        first -= 1
    name = token.doc[first : token.i + 1]
    if token.pos_ == "PROPN" and token.ent_type_ not in ("DATE", "TIME", "EVENT") and kb_places.candidates(name.text):
        yield name.start_char, name.end_char


def _tight(token: Token) -> Iterator[Token]:
    def inside(child: Token) -> bool:
        if child.dep_ in ("relcl", "advcl", "appos"):
            return False
        return child.dep_ != "prep" or child.lower_ in ("of", "between")

    return walk(token, inside)


def _ents(mention: Mention, start: int, end: int) -> Iterable[TokenSpan]:
    return (e for e in mention.head.doc.ents if e.label_ in _PLACE_ENTS and start <= e.start_char and e.end_char <= end)


def _longest(spotted: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    last = -1
    for start, end in sorted(set(spotted), key=lambda s: (s[0], -s[1])):
        if start >= last:
            yield start, end
            last = end


def _no_overlaps(found: list[Place]) -> Iterator[Place]:
    last = -1
    for place in found:
        if place.span.start >= last:
            yield place
            last = place.span.end


def _place(mention: Mention, start: int, end: int) -> Place:
    base = mention.paragraph.span.start
    text = mention.text[start:end]
    name = text.removeprefix("the ").removeprefix("The ")
    return Place(name=name, span=Span(base + start, base + end), kind=place_kind(text))


def place_kind(text: str) -> PlaceKind:
    """The kind of place that the words of a name show."""
    if any(hit.via == "name" and hit.end - hit.start == len(text) for hit in actors.find(text)):
        return "country"
    return next((kind for pattern, kind in _KINDS if pattern.search(text)), "other")
