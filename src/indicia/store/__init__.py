"""The casebook: readings kept in one SQLite file, with full-text search. The only SQL of users' data."""

from indicia.store.casebook import Casebook, Entry, Match

__all__ = ["Casebook", "Entry", "Match"]
