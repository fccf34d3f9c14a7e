"""Which pages a call means: files, folders and standard input, with their bytes."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Literal

from indicia.errors import PageError, PageNotFoundError, PageTooLargeError

STDIN: Literal["-"] = "-"
PAGE_SUFFIXES = frozenset({".txt", ".html", ".htm", ".xhtml"})
MAX_PAGE_BYTES = 20_000_000
"""Larger inputs are refused before they are read. A guess with room to spare: an article of 10,000 words with 2,000
comments is about 1 MB of text, and HTML with images inlined as base64 some ten times that."""


def find(arguments: Sequence[str | Path]) -> list[Path | Literal["-"]]:
    """Expand files and folders into the pages they hold, in the order given.

    Folders are searched recursively for *.txt, *.html, *.htm and *.xhtml,
    sorted by path; hidden files and folders are skipped. A file that is
    named outright is taken whatever its suffix. A page named twice is
    returned once.

    Raises:
        PageNotFoundError: A path does not exist, or a folder holds no page.
    """
    found = (page for argument in arguments for page in _expand(argument))
    return list(dict.fromkeys(found))


def _expand(argument: str | Path) -> Iterator[Path | Literal["-"]]:
    if argument == STDIN:
        yield STDIN
        return
    path = Path(argument)
    try:
        is_dir, exists = path.is_dir(), path.exists()
    except (ValueError, OSError) as error:
        raise _not_found(argument, f"the system refuses the name ({error})") from error
    if not exists:
        raise _not_found(argument, "there is no such file or folder")
    yield from _pages_in(path) if is_dir else (path,)


def _pages_in(folder: Path) -> list[Path]:
    pages = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in PAGE_SUFFIXES and path.is_file() and not _hidden(path, folder)
    )
    if not pages:
        raise PageNotFoundError(
            f"Folder {str(folder)!r} holds no page: looked for {', '.join(sorted(PAGE_SUFFIXES))} in it and below. "
            "Name another folder, or name files one by one (any suffix is taken then)."
        )
    return pages


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _not_found(argument: str | Path, why: str) -> PageNotFoundError:
    return PageNotFoundError(
        f"Can't find page {str(argument)!r}: {why}. Check the spelling, or use '-' for standard input."
    )


def open_bytes(page: str | Path, *, stdin: IO[bytes] | None = None) -> bytes:
    """The bytes of a file, or of standard input for '-'; never more than `MAX_PAGE_BYTES`.

    The size is asked for before reading, and no more than the limit is ever
    read, so that pipes and growing files stay bounded, too.

    Raises:
        PageNotFoundError: There is no such file.
        PageTooLargeError: The input is larger than `MAX_PAGE_BYTES`.
        PageError: The file can't be read (a folder, no permission).
    """
    if page == STDIN:
        return _bounded(stdin or sys.stdin.buffer, "standard input")
    path = Path(page)
    try:
        size = path.stat().st_size
        if size > MAX_PAGE_BYTES:
            raise _too_large(str(page), f"{size:,} bytes")
        with path.open("rb") as stream:
            return _bounded(stream, str(page))
    except FileNotFoundError as error:
        raise _not_found(page, "there is no such file") from error
    except (OSError, ValueError) as error:
        if isinstance(error, PageError):
            raise
        why = getattr(error, "strerror", None) or str(error)
        raise PageError(f"Can't read page {str(page)!r}: {why}. Check that it is a file you may read.") from error


def _bounded(stream: IO[bytes], name: str) -> bytes:
    raw = stream.read(MAX_PAGE_BYTES + 1)
    if len(raw) > MAX_PAGE_BYTES:
        raise _too_large(name, f"over {MAX_PAGE_BYTES:,} bytes")
    return raw


def _too_large(name: str, size: str) -> PageTooLargeError:
    return PageTooLargeError(
        f"Page {name!r} is too large: {size}; the limit is {MAX_PAGE_BYTES:,} (pages.MAX_PAGE_BYTES). "
        "Give single pages, not archives or dumps; split the file if it holds many."
    )
