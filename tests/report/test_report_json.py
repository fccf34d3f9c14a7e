"""JSON documents and their schema."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import report_samples as samples
from hypothesis import given, settings
from hypothesis import strategies as st

from indicia.model import Page, Reading, Span, Zone
from indicia.report.documents import SCHEMAS
from indicia.report.json import assessment_json, dumps, reading_json

ROOT = Path(__file__).parents[2]


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "docs" / "schema" / f"{name}.json").read_text(encoding="utf-8"))
    return found


def check(document: dict[str, Any], name: str) -> None:
    jsonschema.Draft202012Validator(schema(name)).validate(document)


def make_schema() -> Any:
    spec = importlib.util.spec_from_file_location("make_schema", ROOT / "scripts" / "make_schema.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_schema_on_disk_is_the_one_of_the_types(name: str) -> None:
    on_disk = (ROOT / "docs" / "schema" / f"{name}.json").read_text(encoding="utf-8")
    assert on_disk == make_schema().schema_text(name), "run: python scripts/make_schema.py"


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_schema_is_a_valid_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("number", ["001", "002", "004", "048", "050"])
def test_a_reading_of_the_devset_fits_the_schema(number: str) -> None:
    check(reading_json(samples.gold(number)), "reading-1")


def test_hand_made_samples_fit_their_schemas() -> None:
    check(reading_json(samples.commissariat()), "reading-1")
    check(assessment_json(samples.assessment()), "assessment-1")
    check(assessment_json(samples.nothing()), "assessment-1")


def test_the_schema_refuses_a_document_without_its_verdict() -> None:
    broken = assessment_json(samples.assessment())
    del broken["verdict"]
    with pytest.raises(jsonschema.ValidationError):
        check(broken, "assessment-1")


def test_a_reading_has_the_promised_keys_in_order() -> None:
    keys = [
        "schema", "page", "attributions", "activities", "transparency", "explanations", "judgements", "observations",
        "notes",
    ]  # fmt: skip
    assert list(reading_json(samples.commissariat())) == keys


def test_an_assessment_has_the_promised_keys() -> None:
    keys = {
        "schema", "activity", "as_of", "marks", "findings", "hypotheses", "verdict", "next", "reference_class",
        "weight_bits", "explanations", "origins", "reports", "members", "because", "pages",
    }  # fmt: skip
    assert set(assessment_json(samples.assessment())) == keys


def test_spans_are_pairs_that_index_the_page() -> None:
    document = reading_json(samples.commissariat())
    start, end = document["activities"][0]["trigger"]
    assert document["page"]["text"][start:end] == "a mobilisation exercise"


def test_raw_bytes_are_left_out() -> None:
    reading = samples.commissariat()
    loud = replace(reading, page=replace(reading.page, raw=b"RAWBYTES"))
    assert "raw" not in reading_json(loud)["page"]
    assert "RAWBYTES" not in dumps(reading_json(loud))


def test_each_activity_carries_its_marks_and_a_condition_is_none() -> None:
    first, second, _ = reading_json(samples.commissariat())["activities"]
    assert first["marks"] == {"planned": "yes", "notified": "not_reported", "observed": "not_reported"}
    assert second["marks"]["planned"] == "not_reported"


def test_every_span_of_an_assessment_names_its_page() -> None:
    document = assessment_json(samples.assessment())
    texts = {page["id"]: page["text"] for page in document["pages"]}
    activity = document["activity"]
    located = [activity["start"], activity["end"], *activity["places"], *activity["purposes"]]
    assert {slot["page"] for slot in located} == {"048"}
    assert activity["page"] in texts
    assert document["findings"][1]["evidence"][0][0] in texts
    assert all(voiced["page"] in texts for voiced in document["explanations"])


def test_a_page_without_activity_has_null_for_it() -> None:
    document = assessment_json(samples.nothing())
    assert document["activity"] is None
    assert document["verdict"]["word"] == "not enough reported"


def test_the_text_form_keeps_spans_on_one_line_and_says_the_same() -> None:
    document = reading_json(samples.commissariat())
    text = dumps(document)
    assert '"trigger": [231, 254]' in text
    assert json.loads(text) == document


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), max_size=80))
def test_any_text_survives_with_its_offsets(text: str) -> None:
    zones = (Zone(kind="body", span=Span(0, len(text))),) if text else ()
    page = Page(id="p", name="n", text=text, language="en", zones=zones)
    written = json.loads(dumps(reading_json(Reading(page=page))))["page"]["text"]
    assert len(written) == len(text)
    assert all(a == b for a, b in zip(written, text, strict=True) if not "\ud800" <= b <= "\udfff")


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    page = Page(id="p", name="n", text="a\ud800b", language="en", zones=())
    assert reading_json(Reading(page=page))["page"]["text"] == "a\ufffdb"


def test_a_span_pair_inside_page_text_is_not_touched() -> None:
    page = Page(id="p", name="n", text="[\n  1,\n  2\n]", language="en", zones=())
    assert json.loads(dumps(reading_json(Reading(page=page))))["page"]["text"] == "[\n  1,\n  2\n]"
