"""How far each cue speaks for each kind of line: the whole tuning of the zoner on one screen.

Weights are log-odds in units of about one nat, set by hand and checked on
the tuning pages of bench/devset (docs/decisions/0010). `crosshead` is a
headline inside the text. A cue that is not named for a slot weighs 0 there.
"""

from __future__ import annotations

import re

SLOTS = ("headline", "crosshead", "byline", "rubric", "caption", "body", "links", "boilerplate")


def _table(text: str) -> dict[str, dict[str, float]]:
    """ "cue: slot weight, slot weight" lines, indented lines going on, as cue -> slot -> weight."""
    rows = re.sub(r"\n {5,}", " ", text).split("\n")
    cells = (row.strip().split(": ", 1) for row in rows if ": " in row and "#" not in row)
    return {cue: {slot: float(weight) for slot, weight in map(str.split, row.split(","))} for cue, row in cells}


WEIGHTS: dict[str, dict[str, float]] = _table(
    """
    # length in words
    words<=1: headline -3, crosshead -2, byline -1, rubric 1, caption -2.5, body -4
    words<=4: headline -0.5, crosshead 0.4, byline 0.3, rubric 0.8, caption -0.8, body -1.5
    words<=8: headline 0.8, crosshead 0.3, rubric -0.7, caption 0.2, body -0.7
    words<=13: headline 1, crosshead -0.7, byline -0.7, rubric -3, caption 0.3
    words<=24: headline -0.3, crosshead -3, byline -2.5, rubric -6, caption 0, body 1.5, links -1
    words<=40: headline -4, crosshead -6, byline -6, rubric -8, caption -1.5, body 3, links -3, boilerplate -1
    words>40: headline -8, crosshead -9, byline -9, rubric -9, caption -5, body 4, links -6, boilerplate -2
    no_words: headline -4, crosshead -5, byline -1, body -2, boilerplate 1
    # shape
    ends.: headline -2, crosshead -3, byline -1.2, rubric -3, caption 0, body 1.3, links -1.5, boilerplate -0.7
    ends?: headline 0.3, crosshead 1.8, byline -3, rubric -1.5, caption -2, body 0.3
    ends_colon: crosshead -0.5, byline -1, rubric -0.5, caption -1, body 0, links 0.8, boilerplate 0
    ends_open: headline 0.5, crosshead 1, byline 0.5, rubric 0.5, caption 0.3, body -1.6, links 0.6, boilerplate 0.3
    sentences: headline -1, rubric -2.5, caption 0.2, body 1, links -1
    capitals: headline -0.3, rubric 1, caption -1, body -1.5, boilerplate 0.5
    plain_sentence: body 0.8
    to_you: headline -1, crosshead -2, body 1.5
    interview_question: headline -3.5, crosshead -2, body 2
    bullet: headline -2, crosshead -2.5, rubric -1, caption -1, body 2
    of_itself: body -0.5, boilerplate 2
    we_tail: boilerplate 1
    you_tail: boilerplate 2
    imperative: headline -0.5, byline -1, caption -0.5, body -0.5, links 0.7, boilerplate 1.5
    bio: body -0.5, boilerplate 3
    dash_start: headline -2, crosshead -2, caption -1, body 1.5
    turn: headline -2, crosshead -2, byline -2, caption -1, body 2.5, links -1
    wrapped: headline -3, crosshead -4, byline -2, rubric -4, caption -2, body 5, links -2
    lower_start: headline -1, crosshead -1, byline -0.3, rubric 0, caption -0.5, body 0
    quote_start: byline -2, rubric -1.5, body 0.5, boilerplate -1.5
    sections: headline -1.5, crosshead -1.5, byline -1, rubric 3, caption -2, body -1, boilerplate -0.5
    separators: headline -1, crosshead -2, byline 0.5, rubric 1.2, caption -1, body -0.8, links 0.3, boilerplate 0.5
    bracketed: headline -2, crosshead -2, caption 0.5, body 0.3, boilerplate 0.3
    label_tail: links 1.2
    label: crosshead -0.5, byline 0, body -0.2, links 0.5
    icons: headline -2, byline -1, body -2, boilerplate 2.5
    speaker: headline -7, crosshead -9, byline -8, rubric -7, caption -6, body 6, links -6, boilerplate -3
    chapter: headline -1, crosshead 3, rubric -1.5
    time_title: headline -3, crosshead 8, byline -3, rubric -3, caption -2, body -4, boilerplate -1
    # what the page says of itself
    itself: headline -2, crosshead -2.5, byline -1, caption -2, body -3, links -1, boilerplate 4
    after_end: headline -3, crosshead -4, byline -2, rubric -2, caption -2, body -5, links -1.5, boilerplate 4
    end_mark: headline -4, crosshead -6, body -3, links -3, boilerplate 6
    page_number: headline -6, crosshead -8, byline -4, rubric -4, caption -6, body -5, links -5, boilerplate 6
    running: headline -1, crosshead -4, byline -1, caption -1, body -1, boilerplate 3
    file: headline -3, crosshead -3, caption -3, body -2, boilerplate 5
    meta: headline -1, crosshead -2, caption -1.5, body -2.5, links -2, boilerplate 5
    phone: headline -2, crosshead -3, caption -2, body -1.5, links -2, boilerplate 3
    asks_reader: headline -1, crosshead -3, body -1.5, links -1.5, boilerplate 3
    forward: boilerplate -0.5, links 3, body -1
    # imprint
    time_only: headline -5, crosshead -5, byline 6, rubric -4, caption -4, body -3, links -3, boilerplate -2
    date_only: headline -4, crosshead -4, byline 5, rubric -2, caption -3, body -3, links -3, boilerplate -2
    date_part_only: headline -2, crosshead -2, byline 4, rubric -1, caption -2, body -2, links -2, boilerplate -1
    dated: headline -1, crosshead -1, byline 3.5, rubric -0.5, caption -0.5, body -0.5, links -1, boilerplate -1
    date_part: headline -0.6, crosshead -1, byline 1.5, links -0.3
    dateline: headline -1.5, byline 2, caption -3
    date_inside: byline 0.3, rubric -1
    by: headline -2, crosshead -2, byline 3.5, rubric -1, caption -1, body -1, links -1
    edited: headline -2, crosshead -2, byline 4, caption -1, body -0.5, links -2, boilerplate 0.5
    name: headline -1.2, crosshead -0.8, byline 1.3, rubric -0.8, caption 0.5, body -1
    known_name: byline -1, rubric -0.5, caption 1.2
    ranked: headline -0.5, byline 0, rubric -1, caption 1.2
    no_imprint: byline -2
    role: headline -0.5, byline 1.8, rubric -0.3, body -0.2
    role_first: headline -0.8, byline 1.5
    names: headline -2, crosshead -2, byline 3, rubric -2, caption -1, boilerplate -2
    over_date: headline -0.5, byline 1, caption -1.5
    stamp: headline -5, crosshead -6, byline 5, rubric -3, caption -4, body -4, links -3, boilerplate -3
    under_stamp: headline -4, crosshead -3, byline -1, rubric -2, caption -1, body 3, links -1, boilerplate -1
    breadcrumb: headline -2.5, crosshead -2, byline -1, rubric 4, caption -2, links 0.5
    issuer: headline -3, byline -0.5, rubric 4, caption -1
    outlet_name: headline -2, byline 0.5, rubric 3
    # captions
    credit: headline -3, crosshead -2, byline -1.5, rubric -1.5, caption 4.5, body -1, links -1, boilerplate -1
    credit_end: headline -2, crosshead -2, byline -1, caption 2, body -0.5
    name_end: headline -1, caption 1.5, body 0.2
    photo: headline -0.3, caption 1.5, body -0.2, links -0.3
    photo_first: caption 1
    photo_long: caption 1
    pictured: caption 0.7
    doubled: headline -1.5, crosshead -1.5, byline -0.5, rubric -0.5, caption 4, body -2.5, links -1, boilerplate
            -0.5
    # links and furniture
    links: headline -1, crosshead -1, body -0.3, links 1.5, boilerplate 0.3
    links_first: headline -1, crosshead -1, body -1.5, links 2, boilerplate 0.3
    share: body -0.3, boilerplate 1
    share_first: headline -0.7, crosshead -1, body -1, boilerplate 1.8
    subscribe: body -0.5, boilerplate 2
    donate: body -0.6, boilerplate 2.2
    cookies: body -0.5, boilerplate 2.5
    advert: headline -0.5, body -0.5, boilerplate 2
    mistake: crosshead -1, body -1.5, boilerplate 4
    rights: body -0.5, boilerplate 2
    copyright: headline -1, body -1, boilerplate 2
    counters: headline -0.5, crosshead -1, body -0.5, boilerplate 1.5
    no_comments: crosshead -2, body -1.5, boilerplate 4
    comment_count: headline -2, crosshead -5, body -4, boilerplate 6
    contact: body -0.2, boilerplate 0.8
    contact_mark: headline -2, crosshead -2, body -0.7, boilerplate 2
    about_author: body -0.3, boilerplate 2
    about_author_long: boilerplate 1.5
    about_outlet: body -0.5, boilerplate 3.5
    live_tools: body -0.7, boilerplate 2.2
    agency_tail: byline 0.5, body -1, boilerplate 3
    byline_name: body -0.5, byline 0.3, boilerplate 3
    promo: body -1, boilerplate 1.5
    appeal: body -2, boilerplate 7
    donate_long: boilerplate 2
    subscribe_long: boilerplate 1
    rights_long: boilerplate 1
    # markup
    linked: headline -0.3, crosshead -1.5, byline -2.5, rubric 0.5, caption -1, body -1.5, links 2.5
    in_body: headline -2, byline -1, rubric -1.5, body 1.5, links -0.5, boilerplate -0.5
    in_article: body 0.3
    outside: headline 0, crosshead -1, body 0, links 0.3, boilerplate 0.3
    heading: headline 3, crosshead 4, byline -2, caption -2, body -3, links -0.3, boilerplate -0.3
    is_title: headline 4, crosshead -1, byline -1, rubric -1, caption -2, body -2
    h1: headline 6, crosshead 1
    tag_p: headline -3, crosshead -3.5, rubric -1, body 2, links -1, boilerplate -0.5
    tag_blockquote: headline -3, crosshead -3, byline -2, body 2.5
    tag_li: headline -3, crosshead -3, rubric -1.5, body 4, links -1, boilerplate -1
    tag_aside: headline -2, body -1, links 1, boilerplate 1.5
    tag_footer: headline -3, body -1.5, links 0.5, boilerplate 2.5
    # place on the page
    first: headline 0.3, rubric 0.8, byline -0.5, caption -0.5, body -1
    no_crossheads: crosshead -2
    under_time: headline -2, crosshead -2, byline -1, body 2, boilerplate -1
    last: boilerplate 0.8
    longest_top: headline 2
    top: crosshead -0.5, body -0.5, links -1.5, boilerplate -0.5
    between: headline -3, crosshead 0.3, rubric -2, byline -1, body 1, links -0.5, boilerplate -0.5
    tail: headline -4, crosshead -1.5, byline -1, rubric -2.5, caption -1, links 0.5, boilerplate 0.8
    continues: headline -0.5, crosshead -3, byline -2, rubric -2, body 1
    """
)

# What may follow what. A state is a phase and a slot: "pre" is before the headline, "top" between headline and
# text, "mid" inside or after the text. Scores in the same units; a pair that is not listed can't be.
STATES: tuple[tuple[str, str], ...] = (
    ("pre", "rubric"),
    ("pre", "byline"),
    ("pre", "caption"),
    ("pre", "links"),
    ("pre", "boilerplate"),
    ("head", "headline"),
    ("top", "rubric"),
    ("top", "byline"),
    ("top", "caption"),
    ("top", "links"),
    ("top", "boilerplate"),
    ("text", "body"),
    ("mid", "crosshead"),
    ("mid", "byline"),
    ("mid", "caption"),
    ("mid", "rubric"),
    ("mid", "links"),
    ("mid", "boilerplate"),
)

START: dict[tuple[str, str], float] = {
    ("pre", "rubric"): 0,
    ("pre", "byline"): -1.5,
    ("pre", "caption"): -0.8,
    ("pre", "links"): -1.5,
    ("pre", "boilerplate"): -0.3,
    ("head", "headline"): 0.5,
    ("text", "body"): -3,
}

PHASE_STEPS: dict[tuple[str, str], float] = {
    ("pre", "pre"): -0.2,
    ("pre", "head"): 0.5,
    ("pre", "text"): -4,
    ("head", "head"): -3.5,
    ("head", "mid"): -1,
    ("top", "mid"): -0.5,
    ("head", "top"): 0,
    ("head", "text"): 0,
    ("top", "top"): 0,
    ("top", "text"): 0,
    ("text", "text"): 0.5,
    ("text", "mid"): -0.8,
    ("mid", "mid"): 0,
    ("mid", "text"): -1,
}

SLOT_STEPS: dict[tuple[str, str], float] = {
    ("crosshead", "body"): 1.5,
    ("crosshead", "links"): -4,
    ("crosshead", "boilerplate"): -4,
    ("crosshead", "crosshead"): -3,
    ("boilerplate", "boilerplate"): 0.4,
    ("links", "links"): 1.2,
    ("links", "boilerplate"): 0.3,
    ("links", "body"): -1,
    ("boilerplate", "body"): -0.7,
    ("byline", "body"): 1,
    ("caption", "body"): 0.8,
    ("boilerplate", "crosshead"): -2,
    ("links", "crosshead"): -3,
    ("byline", "rubric"): -1.5,
    ("headline", "rubric"): -1,
    ("caption", "rubric"): -0.5,
    ("body", "rubric"): -1.5,
    ("boilerplate", "caption"): -1,
    ("links", "caption"): -1,
}

TIGHT_SAME = 1.0
"""Bonus when a line stands right under one of the same kind: blocks rarely change kind inside."""
END: dict[str, float] = {"pre": -4, "head": -1, "top": -1, "text": 0, "mid": 0}
END_CROSSHEAD = -6.0
"""A cross-head with nothing under it is none."""
