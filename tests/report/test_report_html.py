"""HTML: self-contained, inert, and all of the page in it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
import report_samples as samples
from hypothesis import given, settings
from hypothesis import strategies as st
from resiliparse.parse.html import HTMLTree

from indicia import notebook
from indicia.model import (
    Activity,
    Attribution,
    Explanation,
    Judgement,
    Page,
    Party,
    Place,
    Reading,
    Span,
    Zone,
)
from indicia.report.clean import for_markup
from indicia.report.html import assessment_fragment, assessment_html, reading_fragment, reading_html

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "</style><script>alert(1)</script>",
    "</title><iframe src=//evil.example>",
    "<!-- --><base href=//evil.example>",
    "{{ 7 * 7 }}{% raw %}",
    "@import url(//evil.example/x.css);",
    "]]><a href='javascript:alert(1)'>x</a>",
]
ALLOWED = {
    "html", "head", "meta", "title", "link", "style", "body", "main", "div", "article", "header", "section", "h1",
    "h2", "h3", "p", "dl", "dt", "dd", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "a", "bdi", "q",
    "small", "span", "strong", "mark", "figure", "fieldset", "legend", "label", "input", "details", "summary", "svg",
    "abbr", "rect", "line", "path", "circle", "text",
}  # fmt: skip


def hostile_reading(payload: str) -> Reading:
    """A reading with the payload in every place that a page can fill."""
    text = f"{payload}\n\nHe said {payload} twice.\n"
    half, whole = Span(0, len(payload)), Span(len(payload) + 2, len(text) - 1)
    page = Page(
        id=payload, name=payload, text=text, language=payload, outlet=payload,
        zones=(Zone(kind="headline", span=half), Zone(kind="comment", span=whole, author=payload)),
    )  # fmt: skip
    place = Place(
        name=payload, span=half, kind="city", country=payload, region=payload, lat=52.0, lon=30.0, radius_km=9.0
    )
    party = Party(name=payload, kind="formation", span=half)
    activity = Activity(
        id=payload, kind="exercise", trigger=half, name=payload, actors=(party,), partners=(party,), forces=(party,),
        places=(place,), near_border_of=(payload,),
    )  # fmt: skip
    return Reading(
        page=page,
        attributions=(
            Attribution(
                id=payload, source=payload, source_kind="person", content=(whole,), source_span=half, relays=(payload,)
            ),
        ),
        activities=(activity,),
        explanations=(
            Explanation(
                id=payload, activity=payload, span=whole, holder=payload, stance="possible", hypothesis=payload,
                not_voiced_by=(payload,),
            ),
        ),
        judgements=(Judgement(span=half, holder=payload, verdict="leaning"),),
        notes=(payload,),
    )  # fmt: skip


def elements(html: str) -> list[Any]:
    tree = HTMLTree.parse(html)
    return [e for e in tree.document.query_selector_all("*") if e.tag]


def assert_inert(html: str) -> None:
    for element in elements(html):
        assert element.tag.lower() in ALLOWED
        for name in element.attrs:
            assert not name.lower().startswith("on")
            if name in ("href", "src", "action"):
                assert element.getattr(name).startswith(("#", "data:,"))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_reading_is_inert(payload: str) -> None:
    html = reading_html([hostile_reading(payload)])
    assert_inert(html)
    assert "49" not in re.sub(r"<svg.*?</svg>|<style.*?</style>", "", html, flags=re.S) or "{{" not in payload


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_assessment_is_inert(payload: str) -> None:
    found, reading = samples.assessment(), hostile_reading(payload)
    hostile = replace(
        found,
        readings=(reading,),
        because=(payload,),
        findings=tuple(replace(f, title=payload, reason=payload, citation=payload) for f in found.findings),
        origins=tuple(replace(o, name=payload, kind=payload, relays=(payload,)) for o in found.origins),
        weighing=replace(
            found.weighing,
            hypotheses=tuple(replace(h, name=payload) for h in found.weighing.hypotheses),
            verdict=replace(found.weighing.verdict, reasons=(payload,), linchpins=(payload,)),
            reference_class=payload,
        ),
        members=(replace(found.members[0], page=payload, activity=reading.activities[0]),),
        activity=reading.activities[0],
    )
    assert_inert(assessment_html([hostile]))


def test_a_strict_policy_forbids_scripts_and_requests() -> None:
    html = reading_html([samples.commissariat()])
    policy = HTMLTree.parse(html).head.query_selector("meta[http-equiv]").getattr("content")
    assert policy.startswith("default-src 'none';")
    assert "script-src" not in policy
    assert "<script" not in html


def test_nothing_is_fetched() -> None:
    html = assessment_html([samples.assessment()])
    assert not re.search(r"url\(|@import|src=|https?://(?!www\.w3\.org/2000/svg)", html)


@pytest.mark.parametrize("number", ["001", "008", "048"])
def test_the_page_text_stands_in_the_document_unchanged(number: str) -> None:
    reading = samples.gold(number)
    tree = HTMLTree.parse(reading_html([reading]))
    assert tree.body.query_selector(".text").text == reading.page.text


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters() | st.sampled_from("<>&\"'\n/{}"), min_size=1, max_size=60))
def test_any_page_text_is_only_text(text: str) -> None:
    said = Attribution(id="s", source=text, source_kind="person", content=(Span(0, len(text)),))
    page = Page(id="p", name=text, text=text, language="en", zones=(Zone(kind="body", span=Span(0, len(text))),))
    html = reading_html([Reading(page=page, attributions=(said,))])
    assert_inert(html)
    html.encode("utf-8")
    shown = HTMLTree.parse(html).body.query_selector(".text").text
    assert shown.replace("\r", "") == for_markup(text).replace("\r", "")


def test_every_link_has_a_target() -> None:
    html = assessment_html([samples.assessment()])
    ids = {e.getattr("id") for e in elements(html) if e.getattr("id")}
    links = {e.getattr("href")[1:] for e in elements(html) if e.tag == "a"}
    assert links
    assert links <= ids


def test_ids_are_unique_over_several_assessments_of_the_same_pages() -> None:
    html = assessment_html([samples.assessment(), samples.assessment()])
    ids = [e.getattr("id") for e in elements(html) if e.getattr("id")]
    assert len(ids) == len(set(ids))
    assert html.count('class="text"') == 2


def test_a_cell_of_the_matrix_leads_to_the_words_themselves() -> None:
    tree = HTMLTree.parse(reading_html([samples.commissariat()]))
    link = next(a for a in tree.body.query_selector_all("a.stance") if "firmer hand" in a.getattr("title"))
    target = tree.document.get_element_by_id(link.getattr("href")[1:])
    assert target.text == "Minsk simply wants a firmer hand on a frontier with a country at war"
    assert "the author calls possible" in target.getattr("aria-label")


def test_marks_can_be_reached_by_keyboard_and_are_named() -> None:
    tree = HTMLTree.parse(reading_html([samples.commissariat()]))
    marks = tree.body.query_selector_all(".text mark[tabindex]")
    assert len(marks) > 20
    assert all(mark.getattr("aria-label") and mark.getattr("tabindex") == "0" for mark in marks)


def test_the_short_answer_is_the_first_thing_said() -> None:
    tree = HTMLTree.parse(assessment_html([samples.assessment()]))
    first = tree.body.query_selector("article p.what")
    assert first.text.startswith("Belarus: mobilisation, Gomel region")


def test_dark_mode_phone_and_print_have_rules_of_their_own() -> None:
    html = reading_html([samples.commissariat()])
    for query in ("prefers-color-scheme:dark", "max-width:44rem", "@media print"):
        assert query in html
    assert 'name="viewport"' in html


def test_opinions_and_evidence_carry_different_badges() -> None:
    tree = HTMLTree.parse(assessment_html([samples.assessment()]))
    opinion = [e.text for e in tree.body.query_selector_all(".badge.opinion")]
    evidence = [e.text for e in tree.body.query_selector_all(".badge.evidence")]
    assert opinion[0] == "opinions: shown, never counted"
    assert "what counts as evidence" in evidence


def test_a_page_without_activity_gives_a_plain_answer_and_its_text() -> None:
    html = assessment_html([samples.nothing()])
    assert "No military activity is reported on this page." in html
    assert "The bakers won." in html
    assert "Weighing" not in html


def test_a_fragment_is_one_element_with_its_styles() -> None:
    fragment = assessment_fragment(samples.assessment())
    assert fragment.startswith('<div class="indicia"><style>')
    assert fragment.endswith("</div>")
    assert "<html" not in fragment


def test_notebooks_show_the_fragments() -> None:
    reading, assessment = samples.commissariat(), samples.assessment()
    notebook.register()
    assert reading._repr_html_() == reading_fragment(reading)  # type: ignore[attr-defined]
    assert assessment._repr_html_() == assessment_fragment(assessment)  # type: ignore[attr-defined]


def _luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)] if len(colour) == 7 else [
        int(c * 2, 16) / 255 for c in colour[1:]
    ]  # fmt: skip
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, two: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("ink", "paper"), ("soft", "paper"), ("accent", "paper"), ("no", "paper"), ("yes", "paper"), ("ask", "paper"),
        ("ink", "a-bg"), ("ink", "r-bg"), ("ink", "t-bg"), ("ink", "o-bg"), ("a", "a-bg"), ("r", "r-bg"), ("t", "t-bg"),
        ("o", "o-bg"), ("s", "paper"), ("j", "paper"), ("r", "paper"), ("o", "paper"), ("soft", "land"),
        ("ink", "land"), ("ink", "home"),
    ],
)  # fmt: skip
def test_text_has_the_contrast_that_wcag_aa_asks(scheme: str, ink: str, ground: str) -> None:
    style = reading_html([samples.commissariat()]).split("<style>")[1].split("</style>")[0]
    light, dark = style.split("@media screen and (prefers-color-scheme:dark)")
    colours = dict(
        re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})\b", light if scheme == "light" else dark.split("@media")[0])
    )
    assert _contrast(colours[ink], colours[ground]) >= 4.5
