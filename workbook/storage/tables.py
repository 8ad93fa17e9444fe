"""What the tables of an open file look like, asked once for each transaction."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from functools import cached_property

EVERY_RECORD_HAS = {"id", "rev", "sha"}


class Tables:
    """The tables of records, their columns, and which refers to which."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Asks only when something is wanted."""
        self._connection = connection

    @cached_property
    def columns(self) -> dict[str, list[str]]:
        """The names of each table's columns, in order."""
        columns: dict[str, list[str]] = defaultdict(list)
        for row in self._connection.execute(
            "SELECT m.name AS kind, c.name FROM sqlite_master m, pragma_table_info(m.name) c"
            " WHERE m.type = 'table' ORDER BY m.rowid, c.cid"
        ).fetchall():
            columns[row["kind"]].append(row["name"])
        return {table: names for table, names in columns.items() if EVERY_RECORD_HAS.issubset(names)}

    @cached_property
    def references(self) -> dict[str, list[tuple[str, str]]]:
        """The foreign keys (table, column) that point to each table."""
        references: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for table in self.columns:
            for row in self._connection.execute(
                'SELECT "table" AS other, "from" AS own FROM pragma_foreign_key_list(?)', [table]
            ).fetchall():
                references[row["other"]].append((table, row["own"]))
        return references

    def rows(self) -> set[tuple[str, str]]:
        """Every row there is, by its table and its id."""
        return {
            (table, row["id"])
            for table in self.columns
            for row in self._connection.execute(f"SELECT id FROM {table}").fetchall()
        }

    def dependents(self, table: str, id: str) -> list[tuple[str, str]]:
        """The rows (table, id) that refer to this one."""
        return [
            (name, row["id"])
            for name, column in self.references[table]
            for row in self._connection.execute(
                f"SELECT id FROM {name} WHERE {column} = ? ORDER BY seq", [id]
            ).fetchall()
        ]

    def former_dependents(self, table: str, id: str) -> list[tuple[str, str]]:
        """The rows (table, id) that the history knows to have referred to this one."""
        return [
            (name, row["row_id"])
            for name, column in self.references[table]
            for row in self._connection.execute(
                "SELECT DISTINCT row_id FROM history WHERE kind = ? AND ? IN"
                " (json_extract(before, '$.' || ?), json_extract(after, '$.' || ?))",
                [name, id, column, column],
            ).fetchall()
        ]

    def about(self, id: str) -> list[tuple[str, str]]:
        """The rows (table, id) whose `about` is or was this one, or a part of it such as `<id>.2`."""
        refers = "{0} = :id OR substr({0}, 1, length(:id) + 1) IN (:id || '.', :id || ':')"
        was = " OR ".join(refers.format(f"json_extract({side}, '$.about')") for side in ("before", "after"))
        rows = []
        for name in (table for table, columns in self.columns.items() if "about" in columns):
            query = (
                f"SELECT id FROM {name} WHERE {refers.format('about')}"
                f" UNION SELECT row_id FROM history WHERE kind = :kind AND ({was})"
            )
            answer = self._connection.execute(query, {"id": id, "kind": name}).fetchall()
            rows += [(name, row["id"]) for row in answer]
        return rows
