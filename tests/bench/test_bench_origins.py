"""The score of the grouping by origin."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from indicia.bench import origins
from indicia.bench.origins import Item, bare_outlet, measure, report, table
from indicia.cli import main
from indicia.errors import UsageError
from indicia.model import Attribution, Page, Reading, Span, Zone

NEWS = Path(__file__).resolve().parents[3] / "shared" / "domain" / "news"
MINISTRY, VILLAGE = "Norwegian defence ministry", "a villager"


def told(page: Page) -> Reading:
    """A reading without any model: the first line's last words name the source."""
    start = page.text.find(MINISTRY)
    if start < 0:
        return Reading(page=page)
    said = Attribution(
        id="s1", source=MINISTRY, source_kind="organisation", content=(Span(0, start - 2),),
        source_span=Span(start, start + len(MINISTRY)),
    )  # fmt: skip
    return Reading(page=page, attributions=(said,))


def item(id: str, case: str, origin: str, text: str, outlet: str | None = None) -> Item:
    body = Zone(kind="body", span=Span(0, len(text)))
    page = Page(id=id, name=id, text=text, language="en", zones=(body,), outlet=outlet or f"Outlet {id}")
    return Item(id=id, case=case, origin=origin, reading=told(page))


def four() -> list[Item]:
    return [
        item("1", "north", "norway-mod", f"Boats left the harbour, the {MINISTRY} said."),
        item("2", "north", "norway-mod", f"Three boats are at sea, according to the {MINISTRY}."),
        item("3", "north", "norway-mod", "Boats were seen from the lighthouse all morning."),
        item("4", "south", "norway-mod", f"Lorries went by, the {MINISTRY} said."),
    ]


def test_pairs_within_a_story_and_all_pairs_are_counted_apart() -> None:
    found = report(four())
    assert (found.stories.right, found.stories.found, found.stories.marked) == (1, 1, 3)
    assert (found.everywhere.right, found.everywhere.found, found.everywhere.marked) == (3, 3, 6)
    assert (found.items, found.stories_count) == (4, 2)
    assert [(w.one, w.two, w.joined) for w in found.wrong] == [("1", "3", False), ("2", "3", False)]


def test_two_that_are_joined_wrongly_cost_precision() -> None:
    items = four()[:2]
    apart = [items[0], Item(id="2", case="north", origin="somebody-else", reading=items[1].reading)]
    found = report(apart)
    assert (found.stories.right, found.stories.found, found.stories.marked) == (0, 1, 0)
    assert found.wrong[0].joined


def write(folder: Path, *records: dict[str, Any]) -> Path:
    lines = []
    for number, record in enumerate(records, 1):
        whole = {"id": f"{number}", "case": "c", "date": "2022-02-01", "outlet": f"O{number}, citing X", **record}
        (folder / f"{whole['id']}.txt").write_text(f"# origin: {whole.get('origin')}\n\n{whole.pop('text', 'A b.')}\n")
        lines.append(json.dumps(whole))
    (folder / "index.jsonl").write_text("\n".join(lines) + "\n")
    return folder


def test_notes_that_name_the_origin_are_not_read(tmp_path: Path) -> None:
    seen: list[Page] = []

    def reader(page: Page) -> Reading:
        seen.append(page)
        return told(page)

    found = measure(write(tmp_path, {"origin": "secret-ministry"}, {"origin": "secret-ministry"}), reader=reader)
    assert found.items == 2
    assert all("secret" not in p.text and p.outlet and "citing" not in p.outlet for p in seen)


@pytest.mark.parametrize(
    ("described", "bare"),
    [
        ("WION, citing BelTA", "WION"),
        ("Reuters", "Reuters"),
        ("The Guardian, copied on a blog", "The Guardian"),
        ("Reuters via Devdiscourse, citing BelTA", "Reuters"),
        ("copy of a CNN report", None),
        ("blog, quoting a dispatch", None),
    ],
)
def test_an_outlet_comes_without_notes_on_whom_it_cites(described: str, bare: str | None) -> None:
    assert bare_outlet(described) == bare


@pytest.mark.parametrize(
    "line", ["no json", "[]", '{"id": "1"}', '{"id": "../1", "case": "c", "date": "", "outlet": "", "origin": "x"}']
)
def test_a_faulty_index_gives_an_error_with_file_and_line(tmp_path: Path, line: str) -> None:
    (tmp_path / "index.jsonl").write_text(line)
    with pytest.raises(UsageError, match=r"index\.jsonl'.*line 1"):
        measure(tmp_path, reader=told)


def test_a_day_that_the_calendar_lacks_and_a_wrong_encoding_are_told(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text("Boats left the harbour.")
    item = {"id": "1", "case": "c", "date": "2015-02-30", "outlet": "x", "origin": "y"}
    (tmp_path / "index.jsonl").write_text(json.dumps(item))
    with pytest.raises(UsageError, match=r"index\.jsonl', line 1: the date is '2015-02-30', no day"):
        measure(tmp_path, reader=told)
    (tmp_path / "index.jsonl").write_bytes(b'{"id": "\xe4"}')
    with pytest.raises(UsageError, match=r"index\.jsonl' can't be read .*UTF-8"):
        measure(tmp_path, reader=told)


def test_a_folder_without_index_gives_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"No index\.jsonl"):
        measure(tmp_path)


def test_the_table_names_every_pair_that_is_wrong() -> None:
    shown = table(report(four()))
    assert "pairs within a story" in shown
    assert "1+3, 2+3" in shown
    assert "none" in shown


def test_the_command_prints_a_table_or_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"Boats left the harbour, the {MINISTRY} said."
    folder = write(tmp_path, {"origin": "m", "text": text}, {"origin": "m", "text": text.replace("Boats", "Ships")})
    monkeypatch.setattr(origins, "read_page", told)
    plain = CliRunner().invoke(main, ["bench", "origins", "--data", str(folder)])
    assert plain.exit_code == 0, plain.output
    assert "100.0" in plain.output
    as_json = CliRunner().invoke(main, ["bench", "origins", "--data", str(folder), "--json"])
    assert json.loads(as_json.output)["stories"]["f1"] == 1.0


@pytest.mark.skipif(not NEWS.is_dir(), reason="the news items lie beside the repository, in ../shared")
def test_the_news_items_are_grouped_as_promised() -> None:
    found = measure(NEWS)
    assert found.items == 58
    assert found.stories.f1 >= 0.85
    assert found.everywhere.f1 >= 0.85
    assert found.stories.precision >= 0.9
