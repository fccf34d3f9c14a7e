"""Numbered steps from one casebook version to the next; never edit a step that has shipped."""

from __future__ import annotations

import sqlite3

STEPS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE page (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, outlet TEXT, published TEXT, language TEXT NOT NULL,
            raw BLOB NOT NULL, text TEXT NOT NULL, reading BLOB NOT NULL, activities INTEGER NOT NULL,
            version TEXT NOT NULL, read_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
        )""",
        "CREATE VIRTUAL TABLE page_text USING fts5(text, content='page', content_rowid='rowid')",
        "CREATE TRIGGER page_added AFTER INSERT ON page BEGIN"
        " INSERT INTO page_text (rowid, text) VALUES (new.rowid, new.text); END",
        "CREATE TRIGGER page_removed AFTER DELETE ON page BEGIN"
        " INSERT INTO page_text (page_text, rowid, text) VALUES ('delete', old.rowid, old.text); END",
    ),
)
VERSION = len(STEPS)
APPLICATION_ID = 0x1D1C1A01
"""In the header of every casebook, so that no other program's database is taken for one."""


def migrate(db: sqlite3.Connection, found: int) -> None:
    """Bring a casebook from version `found` to `VERSION`, each step in a transaction of its own."""
    db.execute("PRAGMA journal_mode = WAL")
    for number, step in enumerate(STEPS[found:], found + 1):
        db.execute("BEGIN IMMEDIATE")
        for statement in step:
            db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {number}")
        db.execute("COMMIT")
