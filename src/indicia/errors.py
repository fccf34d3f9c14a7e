"""Everything that can go wrong on purpose, as one tree.

    IndiciaError
    ├── UsageError(ValueError)        wrong use: an impossible date, an unknown option
    ├── PageError(ValueError)         one input can't be read; other inputs go on
    │   ├── EmptyPageError            nothing but blanks
    │   ├── BinaryPageError           not a text at all
    │   ├── PageTooLargeError         over pages.MAX_PAGE_BYTES
    │   └── PageNotFoundError(FileNotFoundError)
    ├── KnowledgeError(ValueError)    a data file of ours or the user's is faulty
    ├── SpanError(ValueError)         a span lies outside its page
    └── StoreError(RuntimeError)      the casebook file can't be used

Every message says what, where and what to do, and shows the value.
"""

from __future__ import annotations


class IndiciaError(Exception):
    """Root of all errors raised on purpose."""


class UsageError(IndiciaError, ValueError):
    """The call itself is wrong; nothing was read. Exit code 2."""


class PageError(IndiciaError, ValueError):
    """One input can't be read. Exit code 1 after the others were read."""


class EmptyPageError(PageError):
    """The input holds nothing but blanks."""


class BinaryPageError(PageError):
    """The input is not text in any encoding that we know."""


class PageTooLargeError(PageError):
    """The input is larger than the named limit."""


class PageNotFoundError(PageError, FileNotFoundError):
    """There is no such file, or a folder holds no page."""


class KnowledgeError(IndiciaError, ValueError):
    """A knowledge file is faulty; the message names file and key."""


class SpanError(IndiciaError, ValueError):
    """A span does not lie inside its page."""


class StoreError(IndiciaError, RuntimeError):
    """A casebook file can't be opened, is of another version, or is locked."""
