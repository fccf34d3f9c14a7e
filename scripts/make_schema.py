"""Write docs/schema/*.json from the types in indicia.report.documents.

Run after any change of the model: `python scripts/make_schema.py`. A test
fails when the files on disk are not what this writes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from indicia.report.documents import SCHEMAS

FOLDER = Path(__file__).parents[1] / "docs" / "schema"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
MAY_LACK = {"AssessmentDocument": {"confidence", "overrides", "series"}}
"""Fields that a document holds only if they were asked for, or there is something to weigh."""


def schema_text(name: str) -> str:
    """The JSON Schema of one document kind, as the file holds it."""
    (top,), parts = msgspec.json.schema_components([SCHEMAS[name]], ref_template="#/$defs/{name}")
    whole = {"$schema": DIALECT, "$id": f"indicia/schema/{name}.json", **top, "$defs": parts}
    return json.dumps(_as_written(whole), indent=2, ensure_ascii=False) + "\n"


def _as_written(value: Any) -> Any:
    """Our documents write every field but those asked for: all are required, and defaults say nothing."""
    if isinstance(value, list):
        return [_as_written(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {key: _as_written(item) for key, item in value.items() if key != "default"}
    if kept.get("type") == "object" and isinstance(kept.get("properties"), dict):
        kept["required"] = sorted(set(kept["properties"]) - MAY_LACK.get(str(kept.get("title")), set()))
    return kept


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        (FOLDER / f"{name}.json").write_text(schema_text(name), encoding="utf-8")


if __name__ == "__main__":
    main()
