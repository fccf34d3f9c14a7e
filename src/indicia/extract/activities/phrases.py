"""Turns of phrase that name an activity though no single word does: "on high alert", "the force at the border".

Every pattern is linear: bounded repeats of words, no nesting.
"""

from __future__ import annotations

import re

from indicia.extract.activities.mention import lemmas

ALERT = re.compile(
    r"\b(?:on|to|at|its|their|of)\s(?:(?:the|a|full|high|highest"
    r"|higher|heightened|maximum|combat|state|level|of)\s){1,5}"
    r"(?:alert|readiness)\b|\b(?:on|went on|put on)\salert\b",
    re.IGNORECASE,
)
ELLIPTIC = re.compile(
    r"\b(?:the (?:previous|first|second|last|next|largest|biggest|latest|earlier) (?:one"
    r"|edition)|(?:another|a (?:first|second|third|further|smaller|bigger|larger"
    r"|similar|new|previous|separate)) one|(?:last|this|next) year['’]s(?:(?! [a-z])|(?= (?:had|was|were|drew"
    r"|saw|took|is|did|brought|involved|ran|lasted)\b))|the (?:19"
    r"|20)\d\d (?:edition|one|round|iteration)"
    r"|(?:an?|the|its|their) (?:earlier|previous|last|next) (?:edition|round|iteration)"
    r"(?! of (?:talks|negotiations|sanctions|voting|elections))"
    r"|(?:another|a (?:new|further|second|third|fresh)) (?:edition|round|iteration)(?! of (?:talks|negotiations"
    r"|sanctions|voting))"
    r"|(?:the|an) edition(?= (?:planned|scheduled|held|of|in|due)\b)"
    r"|(?:last|this|next) year['’]s (?:edition|round|iteration)"
    r"|that of (?:19|20)\d\d|the one(?= (?:in|near|at|of|last|held|that)\b))(?!\w)",
    re.IGNORECASE,
)  # fmt: skip
READINESS_CHECK = re.compile(
    r"\b(?:checks?|inspections?|tests?) of (?:the |its |their |all |\w+['’]s )?(?:[\w-]+ ){0,2}?(?:readiness"
    r"|forces|troops|army|armies|units|fleet|defen[cs]es?|border protection"
    r"|district|brigades?|divisions?)\b",
    re.IGNORECASE,
)
MOVEMENT = re.compile(
    r"\b(?:the |an? |its |their )?(?:[\w-]+ )?(?:arrival|transfer|movements?"
    r"|concentration|dispatch|relocation|gathering|grouping|presence|stationing|massing)"
    r" of (?:[\w,'’-]+ ){0,4}?(?:troops|forces|soldiers|units|tanks|warships|ships?|destroyers?|frigates?|submarines?"
    r"|carriers?|drones|fighters|bombers|convoys?|paratroopers|marines|instructors|reinforcements|personnel"
    r"|brigades?|battalions?|equipment|aircraft|jets|systems|material|weapons|armou?r|men|divisions?|infantry)\b",
    re.IGNORECASE,
)
MISSILE = re.compile(
    r"\b(?:the |an? |another |its )?(?:[\w-]+ )?(?:launch|test|firing|test-firing"
    r"|test launch)(?:es|s)? of (?:[\w-]+ ){0,4}?(?:missiles?|rockets?|ICBMs?|SLBMs?)\b",
    re.IGNORECASE,
)
COLOURS = re.compile(
    r"\b(?:called|recalled|summoned|called back) (?:[\w-]+ ){0,4}?to (?:the |their )?(?:colours|colors|arms)\b"
    r"|\b(?:reservists|reserves|conscripts)(?: [\w-]+){0,6}? to (?:report|turn up|present themselves)\b",
    re.IGNORECASE,
)
LIVE = re.compile(
    r"\b(?:shooting|firing) (?:on|at) (?:the |a )?(?:[\w'’-]+ ){0,3}?(?:range|ranges|ground|grounds)\b|"
    r"\b(?:the |an? )?live[- ]?firing(?: exercises?| drills?)?\b"
    r"|\b(?:shoot|shooting|fire|firing) with live (?:rounds|shells|ammunition|munitions)\b"
    r"|\bfir(?:e|es|ed|ing) (?:of )?(?:live |torpedoes and )(?:rounds|shells|ammunition|munitions|missiles)\b",
    re.IGNORECASE,
)
RETURN = re.compile(
    r"\b(?:the |their |its )?return of (?:[\w,'’-]+ ){0,3}?(?:troops"
    r"|forces|soldiers|units)\b",
    re.IGNORECASE,
)
TROOP_TRAINING = re.compile(
    r"\b(?:the |an? |this |these )?(?:[\w-]+ ){0,2}?(?:training (?:camps?|assembl(?:y|ies)"
    r"|musters?|gatherings?|sessions?)|gatherings?|musters?) (?:of|for"
    r"|with) (?:[\w-]+ ){0,2}?(?:reservists|reserves|territorial \w+|those liable[\w ]{0,40})",
    re.IGNORECASE,
)
RESERVE_TRAINING = re.compile(
    r"\btraining (?:of|for) (?:those liable|reservists)(?: (?!would|will|is"
    r"|was|were|are|has|had|follows?|to\b|from|starts?|begins?|began)\w+){0,8}",
    re.IGNORECASE,
)
MISSILE_NAME = re.compile(
    r"(?:Hwasong|Agni|Shahab|Ghauri|Shaheen|Taepodong|Nodong|Rodong|Bulava|Topol|Yars|Sarmat|Iskander|Tochka|Trident"
    r"|Minuteman|Dongfeng|DF|Fateh|Qiam|Sejjil|Khorramshahr|BrahMos|Prithvi|Hatf|Babur|Nasr|Sajil|KN|JL|Pukguksong"
    r"|Zircon|Tsirkon|Kinzhal|Oreshnik|Burevestnik|Scud|Emad|Ghadr|Hyunmoo|Jericho|Tayfun|Atmaca)(?:[-\s]?\w{1,3})?$"
)
STANDBY = re.compile(
    r"\bon a war footing\b|\b(?:on|in) (?:a )?(?:full |high |constant |permanent )?"
    r"(?:stand-?by|state of (?:readiness|alert))\b"
    r"|\b(?:cancell?ed|revoked) (?:all |the |its |their |army |military |soldiers['’] )*leave\b"
    r"|\b(?:all |army |military |soldiers['’] )leave (?:for [\w' -]{1,40}? )?(?:has been|was|is) (?:cancell?ed"
    r"|revoked|stopped|suspended)\b"
    r"|\bleave for (?:all |the |its )?(?:[\w-]+ ){0,2}?(?:soldiers|troops|officers|units|conscripts"
    r"|personnel) (?:has been|was|is)"
    r" (?:cancell?ed|revoked|stopped|suspended)\b",
    re.IGNORECASE,
)
CLOSURE = re.compile(
    r"\b(?:the |a )?(?:full |complete |partial |temporary )?(?:closure|closing|shutting|sealing) of "
    r"(?:the |its |all |both )?"
    r"(?:[\w-]+ ){0,3}?(?:borders?|frontiers?|crossings?|checkpoints?|airspace|straits?)\b",
    re.IGNORECASE,
)
EXCHANGE = re.compile(
    r"\b(?:an? |the )?(?:[\w-]+ )?(?:exchanges? of (?:artillery |small-arms |mortar )?fire|airspace incursions?)\b"
    r"|\b(?:the |an? |another |its )?nuclear tests?\b"
    r"|\b(?:the |an? )?flights? of (?:[\w.-]+ ){0,4}?(?:bombers?|fighters?|warplanes?|jets|spy planes?|drones)\b"
    r"|\b(?:[A-Z]\w+['’]s )war (?:in|on|against|with) (?=[A-Z])"
    r"|\b(?:the )?sinking of (?:the |a |an |HMS |USS )?(?:[\w'’-]+ ){0,4}?(?:corvette|frigate|cruiser|destroyer"
    r"|warship|ship|submarine|boat|vessel)\b"
    r"|\b(?:exchanged|traded|came under|opened) (?:[\w-]+ )?fire\b",
    re.IGNORECASE,
)
OPERATION = re.compile(
    r"\b(?:an? |the |any )?(?:(?!rescue|relief|humanitarian|police|salvage|search|aid)[\w-]+ ){0,2}?operation "
    r"(?=against |to (?:take|seize|capture|free|retake|recapture|drive|push|clear|track|hunt) "
    r"|(?:called|named|code-?named|dubbed|known as) [“\"'‘]?[A-Z])",
    re.IGNORECASE,
)
DEPARTURE = re.compile(
    r"\b(?:the |their |its )?departure of (?:[\w,'’-]+ ){0,3}?(?:troops|forces|soldiers|units|guests|contingents?"
    r"|brigades?|warships|Americans|Russians|British|marines)\b",
    re.IGNORECASE,
)
BARRED = re.compile(
    r"\b(?:keep|keeps|kept|keeping|stop|stops|stopped|stopping|bar|bars|barred|prevent|prevents|prevented|block|blocks"
    r"|blocked) (?:[\w-]+ ){1,4}?from crossing\b"
    r"|\b(?:let|lets|letting|allow|allows|allowed) (?:no|nothing|nobody|none)\b(?: [\w-]+){0,3}? (?:through"
    r"|across|over|past)\b",
    re.IGNORECASE,
)
PARTS = lemmas(
    "member truckload busload trainload handful pair wave trio last first concentration one "
    "couple number part most some thousand hundred dozen rest bulk half all many few lot more element score ten"
)
SYSTEM = re.compile(r"(?:S-[234]00|Iskanders?|Patriots?|HIMARS|Bastions?|Kinzhals?|[FM]-\d|MiG-\d|Su-\d|Tu-\d|B-\d)")
SHUT = re.compile(
    r"\b(?:the |its |their |all )?(?:[\w-]+ )?(?:borders?|frontiers?|crossings?|checkpoints?"
    r"|airspace)(?: [\w-]+){0,4}? (?:is|are|was|were|remains?|remained|stays?|stayed|(?:has|have|had) been)"
    r" (?:closed|shut|sealed)\b|\b(?:keep|keeps|kept|keeping) (?:the"
    r"|its) (?:[\w-]+ )?(?:border|frontier|crossing)s?(?: with [A-Z]\w+)? (?:closed|shut)\b",
    re.IGNORECASE,
)
TO_BARRACKS = re.compile(
    r"\b(?:return(?:s|ed|ing)?|go|goes|gone|went|going|heading|headed|sent|back)(?: back)? (?:to"
    r"|in) (?:their |its |the )?(?:permanent |home )?(?:barracks|bases?|garrisons?)\b",
    re.IGNORECASE,
)
INTO = re.compile(
    r"\b(?:go|goes|going|march|marches|marching|push|pushes"
    r"|roll|break|drive) into (?=[A-Z]|[a-z-]+ern [A-Z])"
)
FINITE = frozenset(("VB", "VBD", "VBZ", "VBP", "VBN"))
STAGE = re.compile(r"\b(?:stage|phase|part|half)s?\b", re.IGNORECASE)
PRACTISING = lemmas("practise practice rehearse simulate work train learn test study exercise repel")
ANAPHORA = re.compile(
    r"\b(?:such|these|those|this|the) (?:training|check|inspection|test|events?|activit(?:y"
    r"|ies)|manoeuvring|measures?|moves?|step|gesture|games|programme|program|action)\b"
    r"|\b(?:all|both) (?:sides|armies) (?=train|drill|practise|practice)",
    re.IGNORECASE,
)
_TROOPS = (
    r"(?:troops|forces?|soldiers|reservists|conscripts|units|battalions?|brigades?|army|tanks"
    r"|warships|jets|missiles|systems|convoys?|columns?|vehicles|reinforcements)"
)
STANDING = re.compile(
    rf"(?<![,.\w])(?:the |its |a |an )?(?:[\w-]+ )?{_TROOPS}(?: (?:it|they|\w+) (?:has|have|had) gathered)?"
    r" (?:(?:stand|stay|stood|remain|wait|are|is|massed|gathered|stationed"
    r"|stands|sit|deployed|positioned|concentrated|camp|camped|arrayed) )?"
    r"(?:at|near|along|on|close to|opposite|outside) (?:the "
    r"|its |their )?(?:[\w'’-]+ )?(?:borders?|frontiers?|line)\b"
    rf"|\b(?:an? |the |of its own )?(?:[\w-]+ ){{0,2}}?{_TROOPS} (?:(?:is|are|was|were|stay|remain|ha(?:s|ve"
    rf"|d) been) )?"
    rf"(?:already "
    rf"|now |still )?(?:on (?:its|their|the) (?:way|road|move|march)|en route"
    rf"|bound for|(?:stationed|based|deployed) (?:in|at|on))\b"
    rf"|\b(?:left|leaves|leave|leaving) (?:[\w']+ )?(?:(?:part|some|most"
    rf"|many) of )?(?:its |their |the )?(?:[\w-]+ )?{_TROOPS} (?:behind|in|near|at)\b",
    re.IGNORECASE,
)  # fmt: skip
RAISED = re.compile(
    r"\b(?:rais|increas|heighten|lift|brought|bring)\w* (?:its|their"
    r"|the) (?:[\w-]+ ){0,4}?(?:alert|readiness)(?: (?:level|status|state))?\b"
    r"|\brais(?:e|es|ed|ing) (?:its|their|the) (?:[\w-]+ ){0,2}?(?:watch|alarm|threat|warning|surveillance) level\b",
    re.IGNORECASE,
)
CAMP = re.compile(
    r"\b(?:set up|sets up|setting up|pitched"
    r"|moved into) (?:a |an |their |its )?(?:[\w-]+ )?camps?\b",
    re.IGNORECASE,
)
TESTED = re.compile(
    r"\b(?:test|check|inspect)(?:s|ed|ing) (?:the |its |their )?(?:combat |battle )?readiness\b"
    r"|(?<=ordered )(?:an? |the )?(?:[\w-]+ ){0,3}?(?:check|inspection)\b",
    re.IGNORECASE,
)
VIOLATED = re.compile(
    r"\bviolat(?:ed|es|ing|ion of) (?:[\w'’]+ ){0,2}airspace\b"
    r"|\bairspace violations?\b",
    re.IGNORECASE,
)
DEMANDING = lemmas("call insist urge ask demand appeal beg press request invite implore pressure")
"""Verbs whose infinitive somebody else is to do, at the speaker's wish; an order is carried out, so it is none."""
