"""The norm packs as data: complete, honest about certainty, and precise in their complaints."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clock import cpu_seconds
from indicia.errors import KnowledgeError
from indicia.kb.norms import CONFIDENCE, joined, own_packs, packs, rule
from indicia.kb.norms_reading import packs_of

LIST = Path(__file__).resolve().parents[3] / "shared" / "domain" / "norms.json"
FILE = "norms/vd2011.yaml"
TEXT = files("indicia.kb").joinpath("data", FILE).read_text(encoding="utf-8")
READ_IN_THE_DOCUMENT = {"CFE-1", "CFE-2", "OS-1", "INC-1", "INPK-1", "INPK-2"}
THEIRS = Path(__file__).parents[2] / "tests" / "norms" / "own-pack.yaml"


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
    ours = {
        r.id: r for r in rules() if r.type in ("threshold", "distance", "clock", "lead_time") and r.value is not None
    }
    counts = {r["id"]: (r["value"], r["op"]) for r in listed if r["id"] in ours and r["id"] not in OTHER_FIGURES}
    assert len(counts) > 20
    assert {id: (ours[id].value, ours[id].op or ">=") for id in counts} == counts


OTHER_FIGURES = {"VD-O6", "VD-I2", "BY-LT"}
"""The list gives observers a state, one visit for 60 units, one visit; the packs the 42 days, and the most visits."""


def test_every_rule_has_a_known_certainty_and_a_source() -> None:
    assert all(r.confidence in CONFIDENCE and r.source for r in rules())


def test_every_duty_says_whom_it_is_owed_to() -> None:
    owing = [r for r in rules() if r.type in ("threshold", "lead_time", "deadline", "activation", "host")]
    silent = {r.id for r in owing if not r.to and not r.forbids}
    assert silent <= {"UA-PL-SK"}


def test_only_rules_read_in_the_text_count_as_checked() -> None:
    assert {r.id for r in rules() if r.checked} == READ_IN_THE_DOCUMENT


def test_what_could_not_be_read_stays_null() -> None:
    assert {id for id in ("BY-UA", "SCO96", "UA-PL-SK", "BG-RS") if rule(id)[1].value is None} == {
        "BY-UA", "SCO96", "UA-PL-SK", "BG-RS"
    }  # fmt: skip


def test_the_osce_has_57_participating_states() -> None:
    vd = next(p for p in packs() if p.id == "vd2011")
    assert len(vd.states) == 57
    assert {"US", "CA", "MN"} & vd.zone == set()


def test_every_pack_says_who_is_bound() -> None:
    assert [p.id for p in packs() if not p.bound] == []


def test_all_packs_load_in_a_fifth_of_a_second_of_a_fresh_process() -> None:
    begun = "import time; from indicia.kb import norms; begun = time.process_time(); norms.packs(); "
    code = begun + "print(time.process_time() - begun)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert float(out) < 0.2


def test_an_unknown_rule_is_named_with_those_alike() -> None:
    with pytest.raises(KnowledgeError, match=r"VD-Z9.*VD-N1"):
        rule("VD-Z9")


def test_a_rule_is_found_in_whatever_case() -> None:
    assert rule("vd-n1")[1].value == 9000


# --- complaints


def changed(id: str, key: str, value: object) -> str:
    """The pack's text with one key of one rule changed (... takes it out)."""
    data = yaml.safe_load(TEXT)
    entry = next(r for r in data["packs"][0]["rules"] if r["id"] == id)
    entry[key] = value
    if value is ...:
        del entry[key]
    return yaml.safe_dump(data, sort_keys=False)


def complaint(text: str) -> str:
    with pytest.raises(KnowledgeError) as error:
        packs_of(text, file="mine.yaml")
    return str(error.value)


@pytest.mark.parametrize(
    ("id", "key", "value"),
    [
        ("VD-N1", "type", "guess"),
        ("VD-N1", "confidence", "X"),
        ("VD-N1", "op", "about"),
        ("VD-N1", "mark", ""),
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
        ("VD-N1", "until", "soon"),
        ("VD-N1", "forbids", "yes please"),
        ("VD-N8", "after", ["VD-Z9"]),
        ("VD-O1", "just_below", {"low": 1}),
        ("VD-R2", "clock", ["asked"]),
        ("VD-L1", "also", {"tanks": None}),
        ("VD-L1", "most", 1.5),
        ("VD-N7", "also", []),
    ],
)
def test_a_faulty_rule_is_named_with_file_line_and_key(id: str, key: str, value: object) -> None:
    text = changed(id, key, value)
    said = complaint(text)
    lines = text.splitlines()
    line = int(said.split("line ")[1].split(",")[0])
    begins = next(n for n, row in enumerate(lines, 1) if row.strip() in (f"- id: {id}", f"id: {id}"))
    assert said.startswith("mine.yaml, line ")
    assert key in said
    assert begins <= line <= begins + 45
    if value is not ...:
        assert lines[line - 1].strip().removeprefix("- ").startswith((key, "tanks"))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("in_force", {}),
        ("in_force", {"from": "soon"}),
        ("in_force", {"from": "2020-01-01"}),
        ("states", "mars"),
        ("states", ["Poland"]),
        ("zone", ""),
        ("title", None),
        ("rules", {}),
        ("rules", []),
        ("order", "first"),
        ("everywhere", True),
        ("between", [["PL"]]),
        ("status", [{"from": "2020"}]),
        ("weather", "fine"),
    ],
)
def test_a_faulty_pack_is_named(key: str, value: object) -> None:
    data = yaml.safe_load(TEXT)
    data["packs"][0][key] = value
    assert complaint(yaml.safe_dump(data)).startswith("mine.yaml, line ")


def test_the_line_is_that_of_the_key() -> None:
    text = TEXT.replace("        value: 9000\n", "        value: many\n", 1)
    line = TEXT.splitlines().index("        value: 9000") + 1
    assert f"mine.yaml, line {line}, key 'packs.1.rules.1.value'" in complaint(text)


def test_a_rule_given_twice_is_named() -> None:
    data = yaml.safe_load(TEXT)
    data["packs"][0]["rules"].append(data["packs"][0]["rules"][0])
    assert "VD-N1" in complaint(yaml.safe_dump(data))


@pytest.mark.parametrize(
    "text", ["packs: [", "a: !!python/object:os.system x", "- 1", "", "packs: 3", "\t", "packs: [{id: x}]", "&a [*a]"]
)
def test_what_is_no_pack_is_a_complaint_and_no_traceback(text: str) -> None:
    assert "mine.yaml" in complaint(text)


def test_a_file_that_unfolds_to_billions_is_refused_at_once() -> None:
    rows = ["a0: &a0 [x,x,x,x,x,x,x,x,x,x]"] + [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    told: list[str] = []
    assert cpu_seconds(lambda: told.append(complaint("\n".join(rows)))) < 2
    assert "too often" in told[0]


def test_a_file_that_is_too_long_is_refused() -> None:
    assert "characters" in complaint("#" * 1_000_001)


@given(st.text(max_size=200))
def test_any_text_is_packs_or_a_complaint(text: str) -> None:
    with suppress(KnowledgeError):
        packs_of(text, file="mine.yaml")


FIRST = yaml.safe_load(TEXT)["packs"][0]["rules"][0]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(st.sampled_from(sorted(FIRST)), JSON)
def test_any_value_of_a_key_is_taken_or_complained_about(key: str, value: Any) -> None:
    pack = {"id": "mine", "title": "Mine", "nature": "x", "in_force": {"from": "DAY"}, "everywhere": True}
    whole = {"packs": [{**pack, "rules": [{**FIRST, key: value}]}]}
    with suppress(KnowledgeError):
        packs_of(json.dumps(whole).replace('"DAY"', "2020-01-01"), file="mine.yaml")


# --- a pack of one's own


def test_a_pack_of_one_s_own_stands_beside_ours() -> None:
    every = joined(packs(), own_packs(str(THEIRS)))
    assert len(every) == len(packs()) + 1
    assert every[-1].id == "harbour-rules"


def test_an_id_of_ours_can_t_be_taken() -> None:
    with pytest.raises(KnowledgeError, match="vd2011"):
        joined(packs(), packs_of(TEXT, file="mine.yaml"))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"nothing\.yaml"):
        own_packs(str(tmp_path / "nothing.yaml"))


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "binary.yaml"
    path.write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(KnowledgeError, match=r"binary\.yaml"):
        own_packs(str(path))
