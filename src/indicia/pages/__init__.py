"""Bytes or text -> Page with Zones: files, encodings, HTML, plain text."""

from indicia.pages.files import MAX_PAGE_BYTES, PAGE_SUFFIXES, STDIN, find, open_bytes
from indicia.pages.load import load
from indicia.pages.plain import zones_of

__all__ = ["MAX_PAGE_BYTES", "PAGE_SUFFIXES", "STDIN", "find", "load", "open_bytes", "zones_of"]
