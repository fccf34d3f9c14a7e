"""Markup: what is text, what is hidden, and what a page tells machines."""

import pytest

from indicia import pages
from indicia.errors import EmptyPageError
from indicia.model import Page

PARAGRAPH = "<p>The regiment left its barracks before dawn and reached the ford by noon, the command said.</p>"


def load(body: str, *, head: str = "") -> Page:
    return pages.load(f"<html><head>{head}</head><body>{body}</body></html>".encode(), name="x.html")


def zones(page: Page) -> list[tuple[str, str | None, str]]:
    return [(z.kind, z.author, page.text[slice(*z.span)]) for z in page.zones]


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display: none">{}</p>',
        "<p hidden>{}</p>",
        '<div aria-hidden="true"><p>{}</p></div>',
        '<span class="sr-only">{}</span>',
        "<script>{}</script>",
        "<style>{}</style>",
        "<!-- {} -->",
        "<template><p>{}</p></template>",
        "<noscript>{}</noscript>",
    ],
)
def test_what_readers_do_not_see_is_no_text(hidden: str) -> None:
    page = load(f"<h1>Rafts</h1>{PARAGRAPH}{hidden.format('SECRET')}")
    assert "SECRET" not in page.text


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2021-05-03T10:00Z">', "2021-05-03"),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-05-03"}</script>',
            "2021-05-03",
        ),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2021-05-03"}]}</script>',
            "2021-05-03",
        ),
        ('<meta name="date" content="2021-02-31">', "None"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":7}</script>', "None"),
        ('<script type="application/ld+json">not json</script>', "None"),
    ],
)
def test_the_day_is_read_from_the_head(head: str, day: str) -> None:
    assert str(load(f"<h1>Rafts</h1>{PARAGRAPH}", head=head).published) == day


def test_the_outlet_is_read_from_the_head() -> None:
    assert load(PARAGRAPH, head='<meta property="og:site_name" content=" Delta  Times ">').outlet == "Delta Times"


def test_the_title_is_the_headline_if_the_text_has_none() -> None:
    page = load(f"{PARAGRAPH * 2}", head="<title>Rafts on the river | Delta Times</title>")
    assert zones(page)[0] == ("headline", None, "Rafts on the river")


def test_blocks_are_one_blank_line_apart() -> None:
    assert load("<h1>Rafts</h1><p>One<br>two.</p><p>Three\n\n  four.</p>").text == "Rafts\n\nOne\ntwo.\n\nThree four."


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<figcaption>{}</figcaption>", "caption"),
        ('<p class="wp-caption-text">{}</p>', "caption"),
        ('<div class="byline">{}</div>', "byline"),
        ('<nav><a href="/">{}</a></nav>', "links"),
        ('<div class="related-articles"><p>{}</p></div>', "links"),
        ('<div class="cookie-notice"><p>{}</p></div>', "boilerplate"),
        ('<div id="newsletter"><h2>{}</h2></div>', "boilerplate"),
        ('<div class="breadcrumbs">{}</div>', "rubric"),
    ],
)
def test_markup_decides_the_kind(markup: str, kind: str) -> None:
    page = load(f"<h1>Rafts on the river</h1>{PARAGRAPH}{markup.format('Some words here')}{PARAGRAPH}")
    assert (kind, None, "Some words here") in zones(page)


def test_a_wrapper_named_for_its_looks_does_not_swallow_the_article() -> None:
    page = load(
        f'<div class="page with-sidebar has-share ad-free"><h1>Rafts</h1>{PARAGRAPH}<p>Nobody crossed.</p></div>'
    )
    assert [kind for kind, _, _ in zones(page)] == ["headline", "body"]


@pytest.mark.parametrize(
    "thread",
    [
        '<ol id="comments">{}</ol>|<li><b class="fn">{}</b><p>{}</p></li>',
        '<div class="comments">{}</div>|<div class="comment"><span class="username">{}</span><div>{}</div></div>',
        "<section>{}</section>|<div itemprop=comment><span itemprop=author>{}</span><p>{}</p></div>",
        '<div id="disqus_thread">{}</div>|<ul><li class="post"><span class="author">{}</span><p>{}</p></li></ul>',
        '<div class="comments-list">{}</div>|<article id="comment-7"><cite>{}</cite><p>{}</p></article>',
        '<div class="comment-section">{}</div>|<p>• {}</p><p>{}</p>',
        "<div>{}</div>|<div data-author='{}' class='comment-item'><p>{}</p></div>",
    ],
)
def test_comment_threads_of_many_makes_are_told_apart(thread: str) -> None:
    outer, inner = thread.split("|")
    entries = "".join(inner.format(*each) for each in (("ford_man", "Noon it was."), ("Ann Roe", "One, I say!")))
    page = load(f"<h1>Rafts on the river</h1>{PARAGRAPH * 3}{outer.format(entries)}")
    found = [(author, text) for kind, author, text in zones(page) if kind == "comment"]
    assert [author for author, _ in found] == ["ford_man", "Ann Roe"]
    assert [text.split("\n")[-1] for _, text in found] == ["Noon it was.", "One, I say!"]


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 60_000 + "deep",
        "<b>" * 60_000 + "deep",
        "<p>" + "<table><tr><td>" * 5_000 + "deep",
        "<" * 9_999 + " deep",
    ],
)
def test_deep_and_broken_markup_is_read(markup: str) -> None:
    assert "deep" in pages.load(markup.encode(), name="x.html").text


def test_an_open_title_does_not_swallow_the_page() -> None:
    assert "ford by noon" in pages.load(f"<html><title>Rafts\n<p>{PARAGRAPH}".encode(), name="x.html").text


def test_markup_without_text_is_empty() -> None:
    with pytest.raises(EmptyPageError, match="without visible text"):
        load("<script>only()</script>")


def test_markup_is_known_by_its_looks() -> None:
    raw = f"<!DOCTYPE html><html><body>{PARAGRAPH}</body></html>".encode()
    assert pages.load(raw, name="page.txt").media_type == "text/html"
    assert pages.load(raw, name="page.txt", media_type="text/plain").media_type == "text/plain"
    assert pages.load(b"Is x < y, or y > x?", name="page.txt").media_type == "text/plain"
