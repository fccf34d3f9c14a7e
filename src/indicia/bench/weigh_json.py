"""The record as plain values, for programs: every number under a name of its own."""

from __future__ import annotations

from typing import Any

from indicia.bench.weigh import Record, WeighReport, days
from indicia.bench.weigh_beliefs import ATTACK, METHODS
from indicia.bench.weigh_replay import Moment
from indicia.bench.weigh_tables import HEAD


def plain(report: WeighReport) -> dict[str, Any]:
    """The whole record; `cases` holds each replay."""
    attacks = sum(r.case.outcome.attacked is not None for r in report.records)
    return {
        "about": HEAD.format(cases=len(report.records), attacks=attacks),
        "cases": [plain_case(r) for r in report.records],
        "attack": report.attack,
        "attack_public": report.attack_public,
        "purpose_settled": report.purpose_settled,
        "purpose_open": report.purpose_open,
        "order": report.order,
        "ours_less_baseline": report.better,
        "variants": report.variants,
        "alarms": report.alarms,
        "calibration": report.calibration,
        "calibration_last_day": report.calibration_last,
    }


def plain_case(record: Record) -> dict[str, Any]:
    """One case: what is known of it, its replay, its scores."""
    return {
        "case": record.case,
        "scored_on": days(record.case),
        "replay": [_moment(m) for m in record.moments],
        "attack": record.attack,
        "purpose": record.purpose,
    }


def _moment(moment: Moment) -> dict[str, Any]:
    return {
        "day": moment.day,
        "learned": moment.learned,
        "p_attack": {
            m: dict(zip(("low", "mid", "high"), moment.beliefs[m].chance(ATTACK), strict=True)) for m in METHODS
        },
        "verdict": moment.weighing.verdict,
        "weight_bits": moment.weighing.weight_bits,
        "hypotheses": moment.weighing.hypotheses,
    }
