"""What lines look like: the expressions that cues, layout and comments share.

All are linear on the lines they are used on: repeats are bounded, or the text
is cut to `MAX_SHORT_CHARS` first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

MAX_SEEN_CHARS = 2000
MAX_SHORT_CHARS = 400
"""What no line of page furniture exceeds; cues are looked for within it, so odd lines cost no more."""
SHORT_WORDS = 24
"""Layout phrases ("share", "photo") are looked for in lines up to this length; running text may use them freely."""

NOT_WORD = re.compile(r"[\W_]+")
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?|&")
SENTENCE_END = re.compile(r"[.!?…][\"”»’')\]]*$")
INNER_END = re.compile(r"[.!?…][\"”»’')\]]*\s+[\"“«‘(]?[^\W\d_]")
SEPARATORS = re.compile(r"\s[|·•/»>›→‹«]\s|\s[—–-]\s|\s{3,}")
BULLET = re.compile(r"[•*·▪◦●‣■]\s{1,4}\S|(?:\d{1,2}[.)]|[a-z]\))\s{1,4}\S.*[.;,!]$")
WE = re.compile(r"(?<!\w)(?:we|our|us|мы|нас|наш\w{0,3}|ми)(?!\w)", re.I)
BIO = re.compile(
    r"(?:[A-ZА-ЯІЇЄҐ][\w.'’-]*\s){2,4}(?:\([^)]{1,30}\)\s)?"
    r"(?:is an?|was an?|is the|works|lives|writes|covers|served|serves|reports|edits|teaches|studies|"
    r"has (?:written|worked|covered|served)|работает|живёт|живет|пишет|служил\w?|преподаёт|преподает|"
    r"працює|мешкає|пише|служив|викладає)\b"
)
IMPERATIVE = re.compile(
    r"(?:please\s)?(?:read|listen|watch|join|follow|buy|support|donate|help|get|send|tell|write|call|click|download|"
    r"install|visit|register|order|save|try|share|see|find|subscribe|sign up|log in|like|rate|vote|book|become|add|"
    r"ask|let us)\s(?:to\s|us\b|our\b|your\b|the\b|a\b|in\b|on\b|more\b|here\b|for\b|with\b|[A-Z])",
    re.I,
)
INTERVIEW = re.compile(
    r"interview|conversation with|q\s?&\s?a|talks? to|spoke (?:to|with)|questions to|"
    r"интервью|беседа|інтерв|розмова|бесед",
    re.I,
)
TURN = re.compile(r"(?:Q|A|В|О|З|Question|Answer|Вопрос|Ответ|Питання|Відповідь)[.:]\s\S")
TO_YOU = re.compile(r"(?<!\w)(?:you|your|yours|вы|вам|вас|ваш\w{0,4}|ви|вас|вам)(?!\w)", re.I)
CONTACT = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w{2,}|(?<!\w)@\w{2,}|https?://|www\.")
CREDIT = re.compile(
    r"(?:photos?|images?|pictures?|credit|video|фото|світлина|ілюстрація|иллюстрация|снимок)\s{0,2}(?:by\b|[:/©|])|"
    r"[:.]\s{1,2}(?:pool|file|handout|archive|stock)\s{1,2}(?:photo|image|picture)|"
    r"[.:,]\s(?:file|handout|archive|pool|архив|архів)\.?$|"
    r"\b(?:file|pool|stock|handout|archive)\s{1,2}(?:photo|image|picture)\b",
    re.I,
)
CREDIT_AT_END = re.compile(r"[^\s(].{8,}[.!?]?\s*\((?=[^()]{2,60}\)$)(?:[A-Z][^()]*)\)$")
TRAILING_NAME = re.compile(r"\w{3,20}[.!?]\s(?:[A-Z][\w&.'’-]*(?:\s(?:/\s)?|$)){1,5}$")
BY = re.compile(
    r"(?:written\s|text\s|story\s|words\s|report\s)?by:?\s[^\W\d_]"
    r"|(?:text|words) and (?:photo|picture|image)s?:\s[^\W\d_]"
    r"|(?:автор|текст)[ы]?:?\s[^\W\d_]",
    re.I,
)
EDITED = re.compile(
    r"\W?(?:edited|translated|редактор|редактировал\w?|перев[её]л\w?|переклав|перевод)\b[^.]{0,40}[:\s]", re.I
)
TIME_ONLY = re.compile(r"[\[(]?[0-2]?\d[:.][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,5})?[\])]?[.:]?$", re.I)
VERB = re.compile(
    r"(?<!\w)(?:is|are|was|were|has|have|had|will|would|may|says?|said|to|calls?|warns?|denies|confirms?|announces?|sends?|moves?|opens?|\w{3,15}(?:ises|izes))(?!\w)",
    re.I,
)
"""What a title in the manner of news has and a name has not."""
LABEL = re.compile(r"[^\W\d_][^.!?:]{0,40}:\s\S")
RANK = re.compile(
    r"(?:lt|col|colonel|gen|general|major|maj|captain|capt|sgt|president|minister|mr|mrs|ms|dr|prof|sir|admiral|"
    r"полковник|генерал|майор|президент|министр|міністр)\.?\s",
    re.I,
)
COPYRIGHT = re.compile(r"©|\(c\)\s(?:19|20)\d\d|[|·]\s?[^|·]{3,40}\s(?:19|20)\d\d$", re.I)
ICONS = re.compile(r"[\U0001F300-\U0001FAFF\u2600-\u27BF]|(?<!\w)[A-Za-z@]\s{2,}[A-Za-z@](?!\w)|(?<!\w)A[+-](?!\w)")


def normalised(text: str) -> str:
    """Lower case, one blank for every run of other signs, blanks at both ends."""
    return f" {NOT_WORD.sub(' ', text.lower()).strip()} "


def is_name(words: Sequence[str]) -> bool:
    """Whether words look like one person's name: two to four, each with a capital or an initial."""
    return 2 <= len(words) <= 4 and all((w[0].isupper() and not w[1:].isupper()) or _initial(w) for w in words)


def _initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1 and word[0].isupper()


def ends_sentence(text: str) -> bool:
    """Whether a line ends with a full stop or the like, quotation marks and brackets aside."""
    return bool(SENTENCE_END.search(text[-8:]))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a line's first `MAX_SEEN_CHARS` characters, a full stop of an initial included."""
    return tuple(WORD.findall(text[:MAX_SEEN_CHARS]))


def unranked(text: str) -> str:
    """A line without a rank at its start: the full stop of "Prof." ends no sentence."""
    rank = RANK.match(text)
    return text[rank.end() :] if rank else text
