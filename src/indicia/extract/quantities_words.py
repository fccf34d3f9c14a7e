"""The words around a number that say what it counts, how it is hedged, and whether it counts strength at all."""

from __future__ import annotations

import re

QUALIFIERS: dict[str, str] = {
    "up to": "up to", "as many as": "up to", "at most": "up to", "no more than": "up to", "not more than": "up to",
    "a maximum of": "up to", "fewer than": "up to", "less than": "up to", "under": "up to", "below": "up to",
    "not exceed": "up to", "not exceeding": "up to", "capped at": "up to", "limited to": "up to",
    "nearly": "about", "almost": "about", "close to": "about", "just under": "up to", "about": "about",
    "around": "about", "some": "about", "roughly": "about", "approximately": "about", "an estimated": "about",
    "estimated": "about", "circa": "about", "in the region of": "about", "in the order of": "about",
    "approaching": "about", "perhaps": "about", "maybe": "about", "something like": "about", "anything like": "about",
    "more than": "more than", "over": "more than", "above": "more than", "at least": "more than",
    "no fewer than": "more than", "no less than": "more than", "not less than": "more than", "exceeding": "more than",
    "upwards of": "more than", "in excess of": "more than", "well over": "more than", "just over": "more than",
    "a minimum of": "more than", "not fewer than": "more than", "a little over": "more than",
    "slightly more than": "more than", "slightly over": "more than", "little more than": "more than",
    "rather more than": "more than", "far more than": "more than", "well above": "more than", "far above": "more than",
    "anything up to": "up to", "at the most": "up to", "slightly fewer than": "up to", "slightly under": "up to",
    "a little under": "up to", "not quite": "about", "somewhere around": "about", "of the order of": "about",
    "the best part of": "about", "exceeds": "more than", "exceeded": "more than", "exceed": "more than",
    "exactly": "", "a total of": "", "only": "", "just": "", "all": "", "fully": "", "all of": "",
}  # fmt: skip
"""Hedge before a number -> which end of the interval it leaves open; about: both, nothing: none."""
AFTER: dict[str, str] = {
    "or so": "about", "or thereabouts": "about", "-odd": "about", "or more": "more than", "-plus": "more than",
    "+": "more than", "or fewer": "up to", "or less": "up to", "at most": "up to", "at the most": "up to",
}  # fmt: skip
"""The same for hedges behind it."""

_ALL = sorted(QUALIFIERS, key=len, reverse=True)
BEFORE = re.compile(
    rf"\b({'|'.join(map(re.escape, _ALL))})\s+(?:the\s+|a\s+|an\s+)?(?:additional\s+|extra\s+|further\s+)?$",
    re.IGNORECASE,
)
BEHIND = re.compile(rf"\s?({'|'.join(map(re.escape, sorted(AFTER, key=len, reverse=True)))})(?!\w)", re.IGNORECASE)
QUALIFIER_WINDOW = 32
VERBAL = re.compile(r"(?:not )?exceed|capped|limited|approach|exactly|only|just$|all\b|fully|a total")
"""Qualifiers that a reader is shown by their meaning."""

RANGE = re.compile(r"\s*(?:to|and|or|[-–—])\s*", re.IGNORECASE)
BETWEEN = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
GROWTH = re.compile(
    r"\b(?:grow|grows|grew|grown|rise|rises|rose|raised|raise|increas\w+|swell|swells|swelled|swollen|up|down|cut"
    r"|reduced?|fall|fell|expand\w*|double\w*)\s+from\s+$",
    re.IGNORECASE,
)
NOT_THIS = re.compile(
    r"\b(?:instead of|rather than|compared (?:with|to)|down from|up from|than the|against|threshold of|ceiling of"
    r"|limit of|threshold is|every|per|for every|not)\s+(?:the\s+|an?\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""Words before a number that make it another one's: last year's, a limit, a rate."""
LIMIT = re.compile(r"[\s-](?:[a-z-]+\s){0,2}(?:threshold|ceiling|limit|mark|quota)\b", re.IGNORECASE)
LOST_BEFORE = re.compile(
    r"\b(?:kill(?:ed|ing|s)?|wound(?:ed|ing|s)|injur(?:ed|ing|es)|captur(?:ed|ing|es)|los(?:t|ing|es|s of)"
    r"|bur(?:ied|ying)|deaths? of|bodies of|freed|releas(?:ed|ing)|arrest(?:ed|ing)|destroy(?:ed|ing|s)|shot down"
    r"|downed|evacuat(?:ed|ing)|hand(?:ed|ing|s)?)\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
LOST_AFTER = re.compile(
    r"(?:[ ,]{1,2}[\w’'-]{1,30}){0,3}?[ ,]{1,2}(?:(?:were|was|are|is|been|being|have|had|has|reported|dead or) ){0,3}"
    r"(?:killed|wounded|injured|dead|died|captured|missing|evacuated|displaced|arrested|detained|prisoners|destroyed"
    r"|shot down|lost their lives|homeless)\b",
    re.IGNORECASE,
)
PART_BEFORE = re.compile(
    r"\b(?:including|among them|of them|of whom|of which|of these|of those|comprising)[,:]?\s+$",
    re.IGNORECASE,
)
PART_AFTER = re.compile(r"(?:[\s-][\w’'-]+){0,2}?\s+of\s+(?:them|whom|which|these|those)\b", re.IGNORECASE)
STRENGTH = re.compile(
    r"\b(?:with|involv(?:es?|ed|ing)|(?:bring(?:s|ing)?|brought) together|compris(?:es?|ed)"
    r"|numbers|numbering|numbered|(?:[a-z]s|they|we) number|totals?|totalling|totaling|mention(?:s|ed)"
    r"|strength (?:of|was|is|at)|(?:force|guard|army|garrison|corps|mission|militia|reserve|contingent|grouping) of"
    r"|(?:puts?|given?|gives|gave) (?:[\w’', -]{1,70}?,? )?(?:at|as)|(?:talk|talked|talks|spoke|speaks?|spoken) of"
    r"|estimated at|figure of|figure is|announced|declared|grow(?:s|n)? from|total above"
    r"|(?:grown|grow|grew|risen|rise|rose|swelled|swollen|swell|increased|raised|doubled|reached|brought|cut|reduced"
    r"|halved|trimmed|come|comes|came|coming|amounts?|amounted|adds? up|added up|arriv(?:es|ed)) (?:to|at))"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SERVING = r"(?:take|took|taking|taken) part|involved|deployed|reported|answered|called up|mobilised|mobilized|in arms"
SERVING = re.compile(
    rf"\s+(?:(?:are|were|is|was|will|would|have|had|has|be|been|being|now|already) ){{0,3}}"
    rf"(?:{_SERVING}|stood|stand|thought)\b",
    re.IGNORECASE,
)
"""What soldiers do behind a number that stands alone: "about 1,200 have reported so far"."""
SENT = re.compile(
    r"\b(?:send(?:s|ing)?|sent|deploy(?:s|ed|ing)?|muster(?:s|ed|ing)?|mobili[sz](?:es?|ed|ing)|call(?:s|ed|ing)? up"
    r"|summon(?:s|ed|ing)?|draft(?:s|ed|ing)?)\s+$",
    re.IGNORECASE,
)
PLUS = re.compile(r"(?:\s(?:of|from)\s(?:[\w'’-]+\s){0,3}?[\w'’-]+)?,?\s+(?:and|plus|alongside|along with)\s+")
MORE = re.compile(r"\s+more\b(?! than)")
WHOLE_AFTER = re.compile(
    r",?\s(?:most|half|many|some|part|a third|a quarter|the bulk|\d[\d,.]*\d) of (?:them|whom|these)\b"
)
"""A number whose part is told right behind it counts people: "some 30,000, most of them at sea"."""
IN_ALL = re.compile(r"\s(?:in all|all told|altogether|(?:is|was) the (?:figure|number))\b", re.IGNORECASE)
"""What makes a number behind which no noun stands one of people: "soldiers of three armies, 2,500 in all"."""
EACH = re.compile(r"\s(?:from|on|of|for) (?:each|either) (?:side|country|army|nation|party|state)\b", re.IGNORECASE)
"""Behind a count: half of the whole, which the page leaves to the reader to add up."""
BESIDE = re.compile(r"\b([a-z]{3,20}),\s$", re.IGNORECASE)
"""What a number in commas counts: "the recalled men, about a thousand, will hold the passes"."""
LISTED = re.compile(
    r"\b(personnel|troops|soldiers|servicemen|participants|tanks|aircraft|ships|vehicles)"
    r"(?: (?:involved|engaged|taking part|deployed|in all|strength))?(?:: | [–—-] )",
    re.IGNORECASE,
)
VAGUE = re.compile(
    r"\b(tens of thousands|hundreds of thousands|thousands|hundreds|dozens|scores) (?:of|more)\b"
    rf"|\b(tens of thousands|hundreds of thousands|thousands)(?= (?:{_SERVING})\b)"
    r"|\b((?:several|a few|many|some few|a couple of) (?:hundred|thousand|dozen))(?: of)?\b"
    r"|\b(a handful|several|a number) (?:of )?(?=[a-z’' -]{0,30}(?:battalion|brigade|regiment|division|squadron))",
    re.IGNORECASE,
)
NOT_COUNTED = re.compile(
    r"\s*(?:%|per cent|percent|km|kilomet|miles?|metres?|meters?"
    r"|hours?|days?|weeks?|months?|years?|minutes?|times|euros?"
    r"|dollars?|roubles?|rubles?|pounds?|nations|countries|states|allies|degrees|nm\b|nautical|o'clock|a\.m|p\.m"
    r"|provinces|villages|towns|phases|stages|tonnes|tons|(?:1[89]|20)\d\d"
    r"|(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b)",
    re.IGNORECASE,
)
WORD = re.compile(r"\s*(?:[-–]\s?|,\s(?=[a-z]+[ -][a-z]+s\b))?(?:“|\")?([A-Za-z](?:[A-Za-z'’.]|-?\d|-)*)")
WERE = re.compile(r"\s+(?:were|are|being)\b")
OF_OWN = re.compile(r"\s*of\s+(?:(?:its|his|her|their|our|the|these|those)\b|\w{2,30}['’]s?(?= ))", re.IGNORECASE)
PIECES = re.compile(
    r"\s*(?:pieces|units|items)\s+of\s+(?:[a-z]+\s){0,2}(?:equipment|hardware|materiel|machinery|weaponry)\b",
    re.IGNORECASE,
)
"""How communiqués count all that is no person."""
STOP = frozenset(
    "and or but in on at to from by with for which who that near along is are was were have has had will would take "
    "takes took as than after before since until into over under against it they he she where while when".split()
)
