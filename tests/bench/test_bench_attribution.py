"""Scores on the two public forms, on small corpora of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from indicia.bench.attribution import labelled_runs, measure
from indicia.errors import UsageError

TEXT = "The drill starts on Monday, the ministry said.\n\nNobody knows why.\n"


@pytest.fixture
def standoff(tmp_path: Path) -> Path:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "a.txt").write_text(TEXT, encoding="utf-8")
    runs = {"Source": "the ministry", "Cue": "said", "Content": "The drill starts on Monday"}
    lines = [
        f"T{n}\t{role} {TEXT.index(words)} {TEXT.index(words) + len(words)}\t{words}"
        for n, (role, words) in enumerate(runs.items(), 1)
    ]
    lines += ["T4\tAttribution 41 45\tsaid", "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3"]
    (tmp_path / "attributions" / "a_0001.ann").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def test_a_standoff_folder_is_scored_by_role_and_as_a_whole(standoff: Path) -> None:
    report = measure(standoff)
    assert report.form == "standoff"
    assert {role: s.f1 for role, s in report.exact.items()} == {"source": 1, "cue": 1, "content": 1}
    assert report.whole is not None
    assert report.whole.f1 == 1


def test_a_cofenet_file_is_scored_with_and_without_repeated_paragraphs(tmp_path: Path) -> None:
    words = "The drill starts on Monday , the ministry said .".split()
    labels = ["B-content", *["I-content"] * 4, "O", "B-source", "I-source", "B-cue", "O"]
    rows = [{"tokens": words, "labels": labels, "id": "a"}] * 2 + [{"tokens": ["Nobody", "knows"], "labels": ["O"] * 2}]
    path = tmp_path / "valid.txt"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    report = measure(path)
    assert report.pages == 3
    assert report.exact["source"].marked == 2
    assert report.exact_without_repeats["source"].marked == 1
    assert report.exact["source"].f1 == report.begin["source"].f1 == 1


def test_an_inner_label_without_its_beginning_begins_a_run() -> None:
    assert labelled_runs(["O", "I-cue", "I-cue", "B-cue"], "cue") == {(1, 3), (3, 4)}


def test_another_kind_of_folder_says_what_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="neither a CofeNet file"):
        measure(tmp_path)
