"""Which pages a call means, and how their bytes are read."""

import io
from pathlib import Path

import pytest

from indicia import pages
from indicia.errors import PageError, PageNotFoundError, PageTooLargeError


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def test_a_folder_gives_its_pages_sorted_and_from_below(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a.html", "sub/c.htm", "sub/d.XHTML", "e.pdf", ".hidden/f.txt", ".g.txt")
    assert pages.find([str(tmp_path)]) == [tmp_path / n for n in ("a.html", "b.txt", "sub/c.htm", "sub/d.XHTML")]


def test_files_keep_their_order_and_come_once(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a.dat")
    b, a = str(tmp_path / "b.txt"), str(tmp_path / "a.dat")
    assert pages.find([b, a, b, "-"]) == [Path(b), Path(a), "-"]


def test_a_folder_without_pages_says_what_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(PageNotFoundError, match=r"holds no page.*\.txt.*Name another folder"):
        pages.find([str(tmp_path)])


@pytest.mark.parametrize("argument", ["nowhere/page.txt", "bad\0name", "x" * 5000])
def test_a_missing_page_is_named(argument: str) -> None:
    with pytest.raises(PageNotFoundError, match="Can't find page"):
        pages.find([argument])


def test_a_missing_file_is_a_file_not_found_error_too(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no such file"):
        pages.open_bytes(tmp_path / "gone.txt")


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    monkeypatch.setattr(Path, "open", lambda *_, **__: pytest.fail("was opened"))
    with pytest.raises(PageTooLargeError, match=r"big\.txt.*50,000,000 bytes.*20,000,000"):
        pages.open_bytes(path)


def test_standard_input_is_read_no_further_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indicia.pages.files.MAX_PAGE_BYTES", 10)
    stream = io.BytesIO(b"x" * 100)
    with pytest.raises(PageTooLargeError, match="standard input"):
        pages.open_bytes("-", stdin=stream)
    assert stream.tell() == 11


def test_standard_input_gives_its_bytes() -> None:
    assert pages.open_bytes("-", stdin=io.BytesIO(b"abc")) == b"abc"


def test_a_folder_is_no_page(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="Can't read page"):
        pages.open_bytes(tmp_path)
