"""The norm packs as data: complete, honest about certainty, and precise in their complaints."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path

import pytest

from indicia.errors import KnowledgeError
from indicia.kb.catalogue import document
from indicia.kb.norms import CONFIDENCE, packs, packs_of, rule

LIST = Path(__file__).resolve().parents[3] / "shared" / "domain" / "norms.json"
FILE = "norms/vd2011.yaml"


def rules():
    return [r for p in packs() for r in p.rules]


@pytest.mark.skipif(not LIST.is_file(), reason="../shared/domain/norms.json is not there")
def test_every_rule_of_the_domain_list_is_in_a_pack_with_its_certainty_mark() -> None:
    listed = {r["id"]: r["confidence"] for r in json.loads(LIST.read_text(encoding="utf-8"))}
    ours = {r.id: r.confidence for r in rules()}
    assert {id: ours.get(id) for id in listed} == listed


@pytest.mark.skipif(not LIST.is_file(), reason="../shared/domain/norms.json is not there")
def test_plain_figures_equal_the_domain_list() -> None:
    listed = [r for r in json.loads(LIST.read_text(encoding="utf-8")) if type(r["value"]) is int]
    ours = {r.id: r for r in rules() if r.type == "threshold"}
    counts = {r["id"]: (r["value"], r["op"]) for r in listed if r["id"] in ours}
    assert len(counts) > 10
    assert {id: (ours[id].value, ours[id].op) for id in counts} == counts


def test_every_rule_has_a_known_certainty_and_a_source() -> None:
    assert all(r.confidence in CONFIDENCE and r.source for r in rules())


def test_only_rules_read_in_the_treaty_text_count_as_checked() -> None:
    assert {r.id for r in rules() if r.checked} == {"CFE-1", "CFE-2", "OS-1", "INC-1"}


def test_what_could_not_be_read_stays_null() -> None:
    assert all(r.value is None for r in rules() if r.type == "unread")
    assert rule("BY-UA")[1].value is None


def test_the_osce_has_57_participating_states() -> None:
    vd = next(p for p in packs() if p.id == "vd2011")
    assert len(vd.states) == 57
    assert {"US", "CA", "MN"} & vd.zone == set()


def test_an_unknown_rule_is_named() -> None:
    with pytest.raises(KnowledgeError, match="VD-Z9"):
        rule("VD-Z9")


def changed(rule_id: str, **keys: object) -> dict[str, object]:
    data = deepcopy(document(FILE))
    entry = next(r for r in data["packs"][0]["rules"] if r["id"] == rule_id)
    for key, value in keys.items():
        entry[key] = value
        if value is ...:
            del entry[key]
    return data


@pytest.mark.parametrize(
    ("id", "key", "value"),
    [
        ("VD-N1", "type", "guess"),
        ("VD-N1", "confidence", "X"),
        ("VD-N1", "op", "about"),
        ("VD-N1", "mark", "seen"),
        ("VD-N1", "show", "maybe"),
        ("VD-N1", "value", "9,000"),
        ("VD-N1", "value", -1),
        ("VD-N1", "value", True),
        ("VD-N1", "value", ...),
        ("VD-N1", "param", ...),
        ("VD-N1", "owed", ""),
        ("VD-N1", "source", ...),
        ("VD-N1", "kinds", "exercise"),
        ("VD-N1", "colour", "red"),
        ("VD-N8", "after", "VD-Z9"),
        ("VD-O1", "just_below", {"low": 1}),
    ],
)
def test_a_faulty_rule_is_named_with_file_and_key(id: str, key: str, value: object) -> None:
    with pytest.raises(KnowledgeError) as error:
        packs_of(changed(id, **{key: value}), file=FILE)
    assert FILE in str(error.value)
    assert id in str(error.value)
    assert key in str(error.value)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("in_force", {}),
        ("in_force", {"from": "soon"}),
        ("states", "mars"),
        ("zone", ""),
        ("title", None),
        ("rules", {}),
    ],
)
def test_a_faulty_pack_is_named(key: str, value: object) -> None:
    data = deepcopy(document(FILE))
    data["packs"][0][key] = value
    with pytest.raises(KnowledgeError, match=FILE):
        packs_of(data, file=FILE)


def test_a_rule_given_twice_is_named() -> None:
    data = deepcopy(document(FILE))
    data["packs"][0]["rules"].append(data["packs"][0]["rules"][0])
    with pytest.raises(KnowledgeError, match="VD-N1"):
        packs_of(data, file=FILE)
