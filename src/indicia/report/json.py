"""Reading and Assessment as JSON documents (docs/schema/reading-1.json, assessment-1.json)."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Any, TypeVar, cast

import msgspec

from indicia.model import Activity, Assessment, Page, Reading
from indicia.report import documents as doc
from indicia.report.answer import MARK_ORDER, NOT_REPORTED, marks_of, marks_of_assessment
from indicia.report.clean import for_json
from indicia.report.facts import Locate, Slot, among

_D = TypeVar("_D")
_PAIR = re.compile(r"\[\n +(\d+),\n +(\d+)\n +\]")
"""A span over four lines; JSON strings hold no raw line feed, so nothing else can match."""


def reading_json(reading: Reading) -> dict[str, Any]:
    """A reading as plain dicts, lists, strings and numbers; spans are `[start, end]`.

    Raw bytes are left out. A lone surrogate in the text, which UTF-8 cannot
    hold, becomes U+FFFD, so offsets stay true.
    """
    return _plain(
        doc.ReadingDocument(
            page=_page(reading.page),
            attributions=reading.attributions,
            activities=tuple(_marked(a, reading) for a in reading.activities),
            transparency=reading.transparency,
            explanations=reading.explanations,
            judgements=reading.judgements,
            observations=reading.observations,
            notes=reading.notes,
        )
    )


def assessment_json(assessment: Assessment) -> dict[str, Any]:
    """An assessment as plain dicts, lists, strings and numbers; every span comes with its page's id."""
    weighing = assessment.weighing
    return _plain(
        doc.AssessmentDocument(
            activity=_located(assessment.activity, among(assessment.members)) if assessment.activity else None,
            as_of=assessment.as_of,
            marks=_marks(assessment),
            findings=assessment.findings,
            hypotheses=weighing.hypotheses,
            verdict=weighing.verdict,
            next=weighing.next,
            reference_class=weighing.reference_class,
            weight_bits=weighing.weight_bits,
            confidence=weighing.confidence or msgspec.UNSET,
            explanations=assessment.explanations,
            origins=assessment.origins,
            reports=assessment.reports,
            members=assessment.members,
            because=assessment.because,
            pages=tuple(_page(r.page) for r in assessment.readings),
            series=assessment.series or msgspec.UNSET,
            overrides=assessment.overrides or msgspec.UNSET,
        )
    )


def dumps(document: object) -> str:
    """A document of ours, or a list of them, as indented UTF-8 JSON text ending in a line feed."""
    text = msgspec.json.format(msgspec.json.encode(document), indent=2).decode("utf-8")
    return _PAIR.sub(r"[\1, \2]", text) + "\n"


def _plain(document: object) -> dict[str, Any]:
    clean = msgspec.to_builtins(document, str_keys=True)
    return cast("dict[str, Any]", msgspec.json.decode(msgspec.json.encode(_encodable(clean))))


def _encodable(value: Any) -> Any:
    """The same value without lone surrogates."""
    if isinstance(value, str):
        return for_json(value)
    if isinstance(value, dict):
        return {key: _encodable(item) for key, item in value.items()}
    return [_encodable(item) for item in value] if isinstance(value, (list, tuple)) else value


def _page(page: Page) -> doc.PageDocument:
    return _grown(doc.PageDocument, page)


def _marked(activity: Activity, reading: Reading) -> doc.MarkedActivity:
    marks = marks_of(reading.transparency, {activity.id})
    return _grown(doc.MarkedActivity, activity, marks=marks)


def _marks(assessment: Assessment) -> dict[Any, Any]:
    if assessment.activity is None:
        return dict.fromkeys(MARK_ORDER, NOT_REPORTED)
    return marks_of_assessment(assessment)


def _located(activity: Activity, locate: Locate) -> doc.LocatedActivity:
    def at(kind: type[_D], *slots: Slot | None) -> tuple[_D, ...]:
        return tuple(_grown(kind, slot, page=locate(slot)) for slot in slots if slot is not None)

    return _grown(
        doc.LocatedActivity,
        activity,
        page=locate(activity.trigger),
        mentions=tuple(m for m in activity.mentions if locate(m) == locate(activity.trigger)),
        actors=at(doc.LocatedParty, *activity.actors),
        partners=at(doc.LocatedParty, *activity.partners),
        forces=at(doc.LocatedParty, *activity.forces),
        places=at(doc.LocatedPlace, *activity.places),
        start=next(iter(at(doc.LocatedWhen, activity.start)), None),
        end=next(iter(at(doc.LocatedWhen, activity.end)), None),
        troops=at(doc.LocatedQuantity, *activity.troops),
        equipment=at(doc.LocatedQuantity, *activity.equipment),
        purposes=at(doc.LocatedPurpose, *activity.purposes),
    )


def _grown(kind: type[_D], noun: object, **more: Any) -> _D:
    """A document with the noun's fields of the same names, and some more."""
    names = {f.name for f in fields(cast("Any", kind))} - set(more) - {"schema"}
    return kind(**{name: getattr(noun, name) for name in names}, **more)
