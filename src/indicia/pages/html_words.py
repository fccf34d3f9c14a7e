"""Names that sites give to elements: tags, class names and their parts, by what they say of the text inside."""

from __future__ import annotations

from indicia.model import ZoneKind


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BLOCK_TAGS = _words(
    """
    address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot
    th thead tr ul
    """
)
DROPPED_TAGS = _words(
    """
    script style template noscript svg math iframe object embed canvas select option datalist input textarea button
    audio video map head meta link base param source track frame frameset noframes progress meter area applet
    """
)
PLAIN_INLINE_TAGS = _words("b i em strong span font u small big sub sup mark tt code abbr s strike ins q label wbr")
"""Without attributes, these say nothing about their text."""
HEADINGS = _words("h1 h2 h3 h4 h5 h6")
WHOLE_PAGE_TAGS = _words("html body main article")
"""Classes of these say how the page looks ("has-comments share-enabled"), not what the text in them is."""
HIDDEN_CLASSES = _words("visually-hidden visuallyhidden sr-only screen-reader-text hidden d-none is-hidden hide")

COMMENT_LISTS = _words("comments commentlist disqus responses kommentare commentaires replies discussion")
NOT_A_LIST = _words("link links count counter number button toggle form respond icon meta title policy")
"""Parts that turn "comments" into a counter or a button."""
INSIDE_COMMENT = _words(
    "content body text meta author footer header date time avatar reply form count link actions info"
)
"""Parts that turn "comment" into a piece of one."""
AUTHOR_PARTS = _words("author fn username user nick nickname commenter poster login autor автор")
NOT_AUTHOR = _words("avatar image img pic photo icon badge text content body info")
TOOL_PARTS = _words("reply vote votes like likes report permalink actions flag share upvote downvote controls")

BODY_TOKENS = _words(
    """
    article-body articlebody entry-content post-content story-body article-content article__body post-body article-text
    articletext story-content content-body news-text newstext post__content post__text article__text
    """
)

KIND_PARTS: tuple[tuple[ZoneKind, frozenset[str]], ...] = (
    (
        "boilerplate",
        _words(
            """
            share sharing sharebar social socials cookie cookies consent gdpr newsletter subscribe subscription signup
            donate donation donations fundraising appeal ad ads advert advertisement adverts banner banners promo
            promotion sponsor sponsored copyright paywall login modal popup overlay print printfriendly bio disclaimer
            legal rating rate toolbar tools widget respond search
            """
        ),
    ),
    (
        "links",
        _words(
            """
            related recommended recommendations recirculation readmore readalso popular trending mostread pagination
            pager menu navbar navigation sitemap prevnext teaser teasers
            """
        ),
    ),
    ("caption", _words("caption captions figcaption credit credits photocredit imagecredit")),
    (
        "byline",
        _words("byline author authors dateline timestamp published pubdate postdate datetime contributor reporter"),
    ),
    ("rubric", _words("kicker eyebrow rubric breadcrumb breadcrumbs overline supertitle")),
)
"""Parts of class names and ids, by the kind they speak for; the first kind that matches wins."""

_TOKENS_BY_KIND: dict[ZoneKind, frozenset[str]] = {
    "byline": _words(
        "entry-meta post-meta article-meta posted-on entry-date post-date article-date date meta post-info submitted"
    ),
    "boilerplate": _words(
        "author-bio about-author author-box author-info site-title logo site-footer site-header footer"
    ),
    "links": _words(
        """
        read-more read-also see-also more-news more-stories most-read post-navigation nav-links next-post prev-post nav
        """
    ),
    "rubric": _words("category section-name cat-links post-category article-section"),
    "caption": _words("wp-caption-text image-caption"),
}
KIND_TOKENS: dict[str, ZoneKind] = {token: kind for kind, tokens in _TOKENS_BY_KIND.items() for token in tokens}
"""Whole class names, where the parts alone are too common; looked at before the parts."""
TAG_KINDS: dict[str, ZoneKind] = {"nav": "links", "figcaption": "caption", "menu": "links"}
ROLE_KINDS: dict[str, ZoneKind] = {
    "navigation": "links",
    "contentinfo": "boilerplate",
    "search": "boilerplate",
    "dialog": "boilerplate",
    "alertdialog": "boilerplate",
}
PROPERTY_KINDS: dict[str, ZoneKind] = {
    "datepublished": "byline",
    "datemodified": "byline",
    "author": "byline",
    "headline": "headline",
    "articlesection": "rubric",
    "caption": "caption",
}
"""schema.org properties (itemprop), in lower case."""
