"""A file of judgements: what is read from it, what it replaces, and what is said of a faulty one."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicia.errors import KnowledgeError
from indicia.kb.judgements_applied import prior_odds, table
from indicia.kb.judgements_own import Judgements, latest_today, own_judgements
from indicia.kb.likelihoods import likelihoods, priors
from indicia.kb.likelihoods_own import own_likelihoods
from indicia.kb.marks import marked, marks

ME = 'who: A. Weber, when: 2026-11-22, why: "seen since"'


@pytest.fixture
def own(tmp_path: Path):
    def read(text: str) -> Judgements:
        path = tmp_path / "mine.yaml"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        return own_judgements(str(path))

    return read


@pytest.mark.parametrize(
    "text",
    ["", "{}\n", "# nothing\n", "cells:\npriors:\n", "cells: {}\nadd:\n", "people: {me: &me {who: x}}\ncells:\n"],
)
def test_a_file_without_entries_changes_nothing(own, text: str) -> None:
    judged = own(text)
    assert table(judged, likelihoods()) == likelihoods()
    assert prior_odds(judged, priors()) == priors()
    assert (judged.struck, judged.added, judged.grades) == ({}, {}, {})


def test_an_entry_is_read_with_who_when_and_why(own) -> None:
    judged = own(f"priors:\n  coercion: {{low: 0.05, high: 0.2, {ME}}}\n")
    low, high, signed = judged.priors["coercion"]
    assert (low, high, signed.who, signed.when, signed.why) == (0.05, 0.2, "A. Weber", date(2026, 11, 22), "seen since")
    changed = [p for p, q in zip(prior_odds(judged, priors()).rows, priors().rows, strict=True) if p != q]
    assert [(p.hypothesis, p.low, p.high) for p in changed] == [("coercion", 0.05, 0.2)]


def test_a_prior_for_one_class_goes_before_one_for_all_and_stays_in_its_class(own) -> None:
    judged = own(
        f"priors:\n  build_up/coercion: {{low: 0.1, high: 0.3, {ME}}}\n  coercion: {{low: 0.05, high: 0.2, {ME}}}\n"
    )
    set_to = {
        kind: next((p.low, p.high) for p in prior_odds(judged, priors(kind)).rows if p.hypothesis == "coercion")
        for kind in ("exercise", "mobilization")
    }
    assert set_to == {"exercise": (0.05, 0.2), "mobilization": (0.1, 0.3)}


def test_another_reference_class_may_be_chosen_and_says_so(own) -> None:
    judged = own(f"classes: {{exercise: {{use: build_up, {ME}}}}}\n")
    found, theirs = prior_odds(judged, priors()), priors("mobilization")
    assert (found.id, found.rows) == ("build_up", theirs.rows)
    assert found.reference_class == (f"{theirs.reference_class} (chosen by A. Weber in place of the class exercise)")
    assert prior_odds(judged, theirs) == theirs
    assert prior_odds(own(f"classes: {{exercise: {{use: exercise, {ME}}}}}\n"), priors()) == priors()


def test_a_prior_goes_into_the_class_that_was_chosen(own) -> None:
    judged = own(
        f"classes: {{exercise: {{use: build_up, {ME}}}}}\n"
        f"priors:\n  build_up/coercion: {{low: 0.1, high: 0.3, {ME}}}\n"
        f"  exercise/rehearsal: {{low: 0.02, high: 0.5, {ME}}}\n"
    )
    found = {p.hypothesis: (p.low, p.high) for p in prior_odds(judged, priors()).rows}
    assert found["coercion"] == (0.1, 0.3)
    assert found["rehearsal"] == next((p.low, p.high) for p in priors("alert").rows if p.hypothesis == "rehearsal")


def test_one_signature_serves_many_entries(own) -> None:
    judged = own(
        "people: {me: &me {who: A. Weber, when: '2026-11-22'}}\n"
        "priors:\n  coercion: {<<: *me, low: 0.05, high: 0.2, why: one}\n"
        "grades:\n  'state:BY': {<<: *me, grade: D4, why: two}\n"
    )
    assert judged.priors["coercion"][2].who == judged.grades["state:BY"][1].who == "A. Weber"
    assert judged.grades["state:BY"][0] == "D4"


@pytest.mark.parametrize("mark", [m.id for m in marks()])
def test_a_cell_can_be_given_by_mark_here_and_among_likelihoods(own, tmp_path: Path, mark: str) -> None:
    given_by = next(m for m in marks() if m.id == mark)
    cell, _ = own(f"cells: {{bridging: {{rehearsal: {{mark: {mark}, {ME}}}}}}}\n").cells["bridging", "rehearsal"]
    path = tmp_path / "cells.yaml"
    path.write_text(f'cells: {{bridging: {{rehearsal: {{mark: {given_by.name}, why: "seen since"}}}}}}\n')
    same = next(c for r in own_likelihoods(str(path)) for c in r.cells if c.own)
    assert (cell.low, cell.high, cell.mark) == (same.low, same.high, same.mark) == (given_by.low, given_by.high, mark)
    rows = marked(own_likelihoods(str(path)))
    assert next(c.mark for r in rows for c in r.cells if c.own) == mark


P = "priors.coercion"
ENDS = "low: 0.1, high: 0.5"
C = "cells.bridging.rehearsal"


def entry(section: str, key: str, fields: str) -> str:
    return f"# mine\n{section}:\n  {key}: {{{fields}}}\n"


@pytest.mark.parametrize(
    ("text", "line", "key", "words"),
    [
        (entry("priors", "coercion", f"low: .nan, high: 0.5, {ME}"), 3, f"{P}.low", "nan"),
        (entry("priors", "coercion", f"low: 0.5, high: .inf, {ME}"), 3, f"{P}.high", "inf"),
        (entry("priors", "coercion", f"low: 0.6, high: 0.5, {ME}"), 3, f"{P}.low", "0.6, above high"),
        (entry("priors", "coercion", f"low: 0, high: 0.5, {ME}"), 3, f"{P}.low", "0, not"),
        (entry("priors", "coercoin", f"low: 0.1, high: 0.5, {ME}"), 3, "priors.coercoin", "Did you mean 'coercion'"),
        (entry("priors", "coercion", f"{ENDS}, when: 2026-11-22, why: x"), 3, f"{P}.who", "missing"),
        (entry("priors", "coercion", f"{ENDS}, who: x, why: x"), 3, f"{P}.when", "missing"),
        (entry("priors", "coercion", f"{ENDS}, who: x, when: '2026-02-30', why: x"), 3, f"{P}.when",
         "'2026-02-30'"),
        (entry("priors", "coercion", f"{ENDS}, who: x, when: 22 Nov, why: x"), 3, f"{P}.when",
         "'22 Nov'"),
        (entry("priors", "coercion", f"{ENDS}, who: x, when: 2026-11-22, why: ' '"), 3, f"{P}.why",
         "' '"),
        (entry("priors", "coercion", f"{ENDS}, who: YOUR NAME, when: 2026-11-22, why: x"), 3,
         f"{P}.who", "as in the form"),
        (entry("priors", "exercice/coercion", f"{ENDS}, {ME}"), 3,
         "priors.exercice/coercion", "Did you mean 'exercise'"),
        (entry("classes", "exercise", f"use: bild_up, {ME}"), 3, "classes.exercise.use", "Did you mean 'build_up'"),
        (entry("classes", "exercice", f"use: build_up, {ME}"), 3, "classes.exercice", "Did you mean 'exercise'"),
        (entry("classes", "exercise", ME), 3, "classes.exercise.use", "missing"),
        (entry("classes", "exercise", "use: build_up, who: x, when: 2026-11-22"), 3, "classes.exercise.why", "missing"),
        (entry("priors", "coercion", f"hihg: 0.5, low: 0.1, {ME}"), 3, f"{P}.hihg", "Did you mean 'high'"),
        (entry("grades", "state:BY", f"grade: B7, {ME}"), 3, "grades.state:BY.grade", "'B7'"),
        (entry("grades", "state:BY", f"grade: 2, {ME}"), 3, "grades.state:BY.grade", "2, no Admiralty"),
        (entry("grades", "state:BY", ME), 3, "grades.state:BY.grade", "missing"),
        (entry("cells", "birdging", f"rehearsal: {{low: 0.1, high: 0.5, {ME}}}"), 3, "cells.birdging", "'bridging'"),
        (entry("cells", "bridging", f"reharsal: {{low: 0.1, high: 0.5, {ME}}}"), 3, "cells.bridging.reharsal",
         "'rehearsal'"),
        (entry("cells", "bridging", f"rehearsal: {{mark: III, {ME}}}"), 3, f"{C}.mark", "'III', no mark"),
        (entry("cells", "bridging", f"rehearsal: {{mark: C, low: 0.1, {ME}}}"), 3, f"{C}.low",
         "0.1 beside a mark"),
        (entry("add", "x", f"indicator: birdging, {ME}"), 3, "add.x.indicator", "'bridging'"),
        (entry("add", "x", f"indicator: bridging, status: maybe, origin: y, {ME}"), 3, "add.x.status", "'maybe'"),
        (entry("add", "x", f"indicator: bridging, status: present, {ME}"), 3, "add.x.origin", "missing"),
        (entry("strike", "p/o1", "who: x, when: 2026-11-22"), 3, "strike.p/o1.why", "missing"),
        (entry("strike", "p/o1", ME) + f"  p/o1: {{{ME}}}\n", 4, "p/o1", "given twice"),
        (entry("priors", "coercion", f"low: 0.1, {ENDS}, {ME}"), 3, "low", "given twice"),
        (entry("priors", "/coercion", f"{ENDS}, {ME}"), 3, "priors./coercion", "names '', no reference class"),
        ("cells: [1]\n", 1, "cells", "a list of 1"),
        ("cell: {}\n", 1, "cell", "Did you mean 'cells'"),
        ("- a\n", 1, "(top)", "a list of 1"),
    ],
)  # fmt: skip
def test_a_faulty_entry_is_told_with_file_line_key_and_value(own, text: str, line: int, key: str, words: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        own(text)
    told = str(caught.value)
    assert f"mine.yaml, line {line}, key {key!r}: " in told
    assert words in told


@pytest.mark.parametrize(("ahead", "fine"), [(-1, True), (0, True), (1, False), (400, False)])
@pytest.mark.parametrize("form", ["{}", "'{}'", "{}T09:00:00Z"])
def test_a_day_that_has_not_come_yet_is_refused_with_today_beside_it(own, ahead: int, fine: bool, form: str) -> None:
    """The day is that of the zone where it begins first, so that nobody's own today is refused."""
    today = latest_today()
    day = today + timedelta(days=ahead)
    text = entry("priors", "coercion", f"{ENDS}, who: x, when: {form.format(day)}, why: x")
    if fine:
        assert own(text).priors["coercion"][2].when == day
        return
    with pytest.raises(KnowledgeError) as caught:
        own(text)
    assert f"mine.yaml, line 3, key '{P}.when': is {day}, a day that has not come yet: today is" in str(caught.value)


def test_today_anywhere_is_today_or_tomorrow_here() -> None:
    assert latest_today() - date.today() in (timedelta(0), timedelta(1), timedelta(2))


def test_a_day_that_the_calendar_does_not_have_is_told_with_its_line(own) -> None:
    with pytest.raises(KnowledgeError, match=r"mine.yaml, line 3: '2026-02-30' is no day of the calendar"):
        own(entry("priors", "coercion", f"{ENDS}, who: x, when: 2026-02-30, why: x"))


def test_priors_that_leave_no_room_for_a_distribution_are_told(own) -> None:
    judged = own(f"priors:\n  coercion: {{low: 0.9, high: 0.95, {ME}}}\n  rehearsal: {{low: 0.9, high: 0.95, {ME}}}\n")
    with pytest.raises(KnowledgeError, match=r"mine.yaml, line 1, key 'priors': leave no room"):
        prior_odds(judged, priors())


_PIECES = st.sampled_from(
    [
        "cells",
        "priors",
        "grades",
        "strike",
        "add",
        "coercion",
        "low",
        "who",
        "when",
        "why",
        "0.1",
        ".nan",
        "2026-11-22",
        "~",
    ]
)
_SIGNS = st.sampled_from([": ", "\n", "\n  ", "\n    ", "{", "}", ", ", "[", "]", "- ", "<<: ", "&a ", "*a"])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_PIECES | _SIGNS, max_size=25).map("".join) | st.text(max_size=40))
def test_whatever_the_file_holds_there_are_judgements_or_a_complaint(own, text: str) -> None:
    with suppress(KnowledgeError):
        assert len(table(own(text), likelihoods())) == len(likelihoods())
