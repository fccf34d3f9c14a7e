"""What an HTML page says about itself to machines: date, outlet, title."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from indicia.pages.dates import find_dates
from indicia.pages.outlet_names import sounds

if TYPE_CHECKING:
    from resiliparse.parse.html import HTMLTree

MAX_JSON_CHARS = 200_000
"""Longer JSON-LD is a product catalogue, no article."""
MAX_ITEMS = 2_000

_DATE_NAMES = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "article.published",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "date",
)
_OUTLET_NAMES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title")
_ARTICLE_TYPES = re.compile(r"article|posting|report|webpage|interview", re.I)
_ISO = re.compile(r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)")
_SUFFIX = re.compile(r"\s[|–—·»-]\s[^|–—·»]{2,40}$")


class Meta(NamedTuple):
    """Date and outlet as marked for machines, and the title; None where there is none."""

    published: date | None
    outlet: str | None
    title: str | None


def read_meta(tree: HTMLTree) -> Meta:
    """Read meta elements, schema.org properties and JSON-LD; faulty ones are passed over."""
    metas = dict(_metas(tree))
    objects = [o for o in _objects(tree) if _ARTICLE_TYPES.search(str(o.get("@type", "")))]
    days = (str(o.get("datePublished", "")) for o in objects)
    properties = (metas.get(name, "") for name in _DATE_NAMES)
    published = next(filter(None, map(day_in, (*days, *properties, *_item(tree, "datePublished")))), None)
    outlets = (
        *(metas.get(name, "") for name in _OUTLET_NAMES[:1]),
        *map(_publisher, objects),
        *(metas.get(n, "") for n in _OUTLET_NAMES[1:]),
        _title_suffix(tree),
    )
    return Meta(published, next(filter(None, map(_one_line, outlets)), None), _title(tree, metas))


def day_in(value: str) -> date | None:
    """The day of an ISO or written date; None for none, impossible or ambiguous ones.

    >>> day_in("2022-06-14T08:30:00+03:00"), day_in("14 June 2022"), day_in("soon")
    (datetime.date(2022, 6, 14), datetime.date(2022, 6, 14), None)
    """
    value = value.strip()[:100]
    iso = _ISO.match(value)
    if iso:
        try:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        except ValueError:
            return None
    return next((found.day for found in find_dates(value) if found.day), None)


def _metas(tree: HTMLTree) -> Iterator[tuple[str, str]]:
    document = tree.document
    if document is None:
        return
    for n, node in enumerate(document.get_elements_by_tag_name("meta")):
        if n >= MAX_ITEMS:
            return
        name = node.getattr("property") or node.getattr("name") or node.getattr("itemprop")
        content = node.getattr("content")
        if name and content:
            yield name.strip().lower(), content.strip()[:500]


def _objects(tree: HTMLTree) -> Iterator[dict[str, Any]]:
    document = tree.document
    if document is None:
        return
    for node in document.query_selector_all('script[type="application/ld+json"]'):
        text = (node.text or "").strip()
        if 0 < len(text) <= MAX_JSON_CHARS:
            try:
                yield from _flat(json.loads(text, strict=False))
            except (ValueError, RecursionError):
                continue


def _flat(value: Any) -> Iterator[dict[str, Any]]:
    """Objects of a JSON-LD value: itself, list items, and its graph; a loop, for nesting may be hostile."""
    waiting, seen = [value], 0
    while waiting and seen < MAX_ITEMS:
        current, seen = waiting.pop(0), seen + 1
        if isinstance(current, list):
            waiting.extend(current[:MAX_ITEMS])
        elif isinstance(current, dict):
            yield current
            waiting.extend(current[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in current)


def _publisher(item: dict[str, Any]) -> str:
    publisher = item.get("publisher")
    if isinstance(publisher, list) and publisher:
        publisher = publisher[0]
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return name if isinstance(name, str) and not name.startswith("http") else ""


def _item(tree: HTMLTree, prop: str) -> Iterator[str]:
    document = tree.document
    if document is None:
        return
    for node in document.query_selector_all(f'[itemprop="{prop}"]')[:3]:
        yield node.getattr("content") or node.getattr("datetime") or (node.text or "")[:100]


def _title(tree: HTMLTree, metas: dict[str, str]) -> str | None:
    for name in _TITLE_NAMES:
        if title := _one_line(metas.get(name, "")):
            return title
    title = _one_line(tree.title or "")
    return _SUFFIX.sub("", title) or title if title else None


def _title_suffix(tree: HTMLTree) -> str:
    """ "Drill begins - Delta Observer": the end of the title, if it can be no section ("Drill begins | Asia News")."""
    found = _SUFFIX.search(_one_line(tree.title or "") or "")
    name = found[0].lstrip(" |–—·»-") if found else ""
    return name if sounds(name, regions=False) else ""


def _one_line(value: str) -> str | None:
    return " ".join(value.split())[:300] or None
