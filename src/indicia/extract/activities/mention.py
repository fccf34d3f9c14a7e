"""A mention of an activity in a parsed paragraph, and the walks over the parse that its arguments need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from indicia.extract import dates
from indicia.extract.parse import Paragraph
from indicia.kb import actors, places
from indicia.model import ActivityKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

Form = Literal["noun", "verb", "name", "pronoun"]


def lemmas(words: str) -> frozenset[str]:
    """A set of words written as one line."""
    return frozenset(words.split())


_CLIMB = lemmas("dobj pobj nsubj nsubjpass attr appos conj compound prep dative oprd nmod npadvmod pcomp poss")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_CLAUSES = lemmas("relcl advcl ccomp acl parataxis")
SAYING = lemmas(
    "say tell announce report add note state write explain warn "
    "claim speak stress quote comment complain argue think believe "
    "call describe demand urge deny reject insist point ask reply recall remind predict"
)
"""Verbs of saying and judging: an exercise can't say anything, so as its governor they are parser errors."""
_BLAMING = lemmas("accuse suspect blame condemn criticise criticize rebuke charge denounce convict praise")
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
MAX_PHRASE_TOKENS = 80
"""Longer noun phrases are lists or parser errors; the rest of them is left out."""
_BOUNDS = "indicia_sentences"
"""Under this key a parsed paragraph keeps where the sentence of each token begins and ends."""
_RESUMED = "indicia_resumed"
"""Under this key a parsed paragraph keeps, by token, the verb after an inserted phrase."""
MAX_CLIMB = 8
"""Longest walk up a parse: longer ones only follow parser errors."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scene:
    """A paragraph with what every mention in it looks up again and again: states and dates, found once."""

    paragraph: Paragraph
    states: tuple[actors.Hit, ...]
    dates: tuple[dates.Expression, ...]
    places: tuple[Span, ...]
    """Well-known toponyms, in offsets of the paragraph."""

    @property
    def text(self) -> str:
        """The words of the paragraph."""
        return self.paragraph.text


def sentence(token: Token) -> TokenSpan:
    """The token's sentence. `Token.sent` walks the whole paragraph each time: here that is done once a paragraph."""
    doc = token.doc
    if _BOUNDS not in doc.user_data:
        doc.user_data[_BOUNDS] = [(own.start, own.end) for own in doc.sents for _ in range(own.start, own.end)]
    start, end = doc.user_data[_BOUNDS][token.i]
    return doc[start:end]


def scenes(paragraphs: Iterable[Paragraph]) -> list[Scene]:
    """Every paragraph's scene; "on the same day" is of the paragraph before."""
    told = dates.nothing_told()
    return [scene(paragraph, told) for paragraph in paragraphs]


def scene(paragraph: Paragraph, told: dates.Told | None = None) -> Scene:
    """Find the states, dates and well-known places of a paragraph; `told`: the dates before, and then its own."""
    text = paragraph.text
    return Scene(paragraph=paragraph, states=actors.find(text), dates=dates.find(text, told), places=places.find(text))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mention:
    """Where a paragraph names an activity. `head` carries the syntax, `span` the words shown."""

    scene: Scene
    head: Token
    span: Span
    kind: ActivityKind
    form: Form
    name: str | None = None

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph that it stands in."""
        return self.scene.paragraph

    @property
    def text(self) -> str:
        """The text of its paragraph."""
        return self.scene.text

    @property
    def sentence(self) -> TokenSpan:
        """The sentence that it stands in."""
        return sentence(self.head)

    @property
    def sentence_text(self) -> str:
        """Its words: cut out of the paragraph's, for `sentence.text` puts them together anew."""
        own = self.sentence
        return self.text[own.start_char : own.end_char]


def governor(token: Token) -> Token | None:
    """The verb whose argument the token is, directly or through its noun phrase; itself when it is a verb."""
    verb = _resumed(token) or _governor(token)
    if verb is not None and verb.i > token.i and verb.lemma_.lower() in SAYING and verb.tag_ != "VBN":
        return _verb_before(token)
    return verb


def _resumed(token: Token) -> Token | None:
    """The verb after an inserted phrase: "The drill, put off last year, will start" is about starting."""
    known: dict[int, int | None] = token.doc.user_data.setdefault(_RESUMED, {})
    if token.i not in known:
        verb = _behind_insertion(token)
        known[token.i] = None if verb is None else verb.i
    found = known[token.i]
    return None if found is None else token.doc[found]


def _behind_insertion(token: Token) -> Token | None:
    doc, own = token.doc, sentence(token)
    end = own.end
    if any(t.pos_ in ("VERB", "AUX") for t in doc[own.start : token.i]):
        return None
    comma = next((i for i in range(token.i + 1, min(end, token.i + 4)) if doc[i].text == ","), None)
    if comma is None or comma + 1 >= end or doc[comma + 1].tag_ not in ("VBN", "VBG", "WDT", "WP"):
        return None
    close = next((i for i in range(comma + 1, end - 1) if doc[i].text == ","), None)
    if close is None or doc[close + 1].tag_ not in _FINITE:
        return None
    return next((t for t in doc[close + 1 : end] if t.pos_ == "VERB" or t.dep_ == "ROOT"), None)


def _verb_before(token: Token) -> Token | None:
    """The nearest verb to the left, unless a comma or another noun phrase's end stands between."""
    for other in reversed(list(token.doc[sentence(token).start : token.i])):
        if other.is_punct and other.text in (",", ";", ":"):
            return None
        if other.pos_ == "VERB":
            return other
    return None


def _governor(token: Token) -> Token | None:
    for _ in range(MAX_CLIMB):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head.i == token.i or token.dep_ not in _CLIMB:
            return token.head if token.head.pos_ in ("VERB", "AUX") and token.head.i != token.i else None
        token = token.head
    return None


def is_subject(token: Token) -> bool:
    """Whether the token's noun phrase is the subject of its verb."""
    if _resumed(token) is not None:
        return True
    for _ in range(MAX_CLIMB):
        if token.dep_ in _SUBJECTS:
            return True
        if token.dep_ not in ("appos", "conj", "compound"):
            return False
        token = token.head
    return False


def subject(verb: Token) -> Token | None:
    """Who does the verb: its own subject, the agent of a passive, or the subject it shares with a verb above."""
    for _ in range(MAX_CLIMB):
        own = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
        if any(child.dep_ == "nsubjpass" for child in own):
            return agent(verb)
        if own:
            return antecedent(own[0])
        if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head.dep_ == "dobj" and verb.head.head.lemma_ == "have":
            return subject(verb.head.head)  # "the president had reservists called up"
        if verb.dep_ == "acl":
            return agent(verb) if verb.tag_ == "VBN" else verb.head
        if verb.dep_ == "relcl":
            return verb.head
        if verb.dep_ == "pcomp" and (blamed := _blamed(verb)) is not None:
            return blamed
        if verb.dep_ not in ("xcomp", "conj", "advcl", "aux", "auxpass", "pcomp", "prep") or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def _blamed(verb: Token) -> Token | None:
    """ "Accuses Thailand of building up tanks": whom somebody says to have done it."""
    host = verb.head.head
    if verb.head.lower_ not in ("of", "for") or host.lemma_.lower() not in _BLAMING:
        return None
    return next((c for c in host.children if c.dep_ in ("dobj", "nsubjpass")), None)


def agent(verb: Token) -> Token | None:
    """Who a passive verb says did it."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    return None


def antecedent(pronoun: Token) -> Token:
    """The noun before a relative clause for "which" and "that"; otherwise the token itself."""
    if pronoun.tag_ in ("WDT", "WP") and pronoun.head.dep_ == "relcl":
        return pronoun.head.head
    return pronoun


def phrase(token: Token, *, deep: bool = True) -> Iterator[Token]:
    """The tokens of a noun phrase without its clauses; shallow stops at prepositions and appositions, too."""

    def inside(child: Token) -> bool:
        if child.dep_ in _CLAUSES or child.dep_ in ("punct", "cc"):
            return False
        return deep or child.dep_ not in ("prep", "appos")

    return walk(token, inside)


def walk(token: Token, inside: Callable[[Token], bool]) -> Iterator[Token]:
    """A token and those below it, as far as `inside` lets the walk go on.

    No recursion: on odd text a parse may be thousands of tokens deep.
    """
    waiting = [token]
    for _ in range(MAX_PHRASE_TOKENS):
        if not waiting:
            return
        here = waiting.pop()
        yield here
        waiting.extend(child for child in here.children if inside(child))
