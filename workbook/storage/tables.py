"""What the tables of an open file look like, asked once for each transaction."""

from __future__ import annotations

import sqlite3


class Tables:
    """The tables of records, their columns, and which refers to which."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Asks only when something is wanted."""
        self._connection = connection
        self._columns: dict[str, tuple[str, ...]] = {}
        self._references: dict[str, tuple[tuple[str, str], ...]] = {}

    def columns(self, table: str) -> tuple[str, ...]:
        """The names of a table's columns, in order."""
        if table not in self._columns:
            rows = self._connection.execute("SELECT name FROM pragma_table_info(?)", [table]).fetchall()
            self._columns[table] = tuple(row["name"] for row in rows)
        return self._columns[table]

    def references(self, table: str) -> tuple[tuple[str, str], ...]:
        """The foreign keys (table, column) that point to this table."""
        if table not in self._references:
            self._references[table] = tuple(
                (name, row["own"])
                for name in tables(self._connection)
                for row in self._connection.execute(
                    'SELECT "from" AS own FROM pragma_foreign_key_list(?) WHERE "table" = ?', [name, table]
                ).fetchall()
            )
        return self._references[table]

    def dependents(self, table: str, id: str) -> list[tuple[str, str]]:
        """The rows (table, id) that refer to this one."""
        return [
            (name, row["id"])
            for name, column in self.references(table)
            for row in self._connection.execute(
                f"SELECT id FROM {name} WHERE {column} = ? ORDER BY seq", [id]
            ).fetchall()
        ]

    def former_dependents(self, table: str, id: str) -> list[tuple[str, str]]:
        """The rows (table, id) that the history knows to have referred to this one."""
        return [
            (name, row["row_id"])
            for name, column in self.references(table)
            for row in self._connection.execute(
                "SELECT DISTINCT row_id FROM history WHERE kind = ? AND ? IN"
                " (json_extract(before, '$.' || ?), json_extract(after, '$.' || ?))",
                [name, id, column, column],
            ).fetchall()
        ]

    def about(self, id: str) -> list[tuple[str, str]]:
        """The rows (table, id) whose `about` is or was this one, or a part of it such as `<id>.2`."""
        parts = (f"{id}.", f"{id}:")
        found: dict[tuple[str, str], None] = {}
        for name in tables(self._connection):
            if "about" not in self.columns(name):
                continue
            asked = "{0} = :id OR substr({0}, 1, length(:id) + 1) IN (:point, :colon)"
            now = f"SELECT id FROM {name} WHERE {asked.format('about')}"
            was = " OR ".join(
                asked.format(f"json_extract({side}, '$.about')") for side in ("before", "after")
            )
            query = f"{now} UNION SELECT row_id FROM history WHERE kind = :kind AND ({was})"
            values = {"id": id, "point": parts[0], "colon": parts[1], "kind": name}
            rows = self._connection.execute(query, values).fetchall()
            found.update(dict.fromkeys((name, row["id"]) for row in rows))
        return list(found)


def tables(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The names of all tables that hold records."""
    rows = connection.execute(
        "SELECT m.name FROM sqlite_master m WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
        " AND (SELECT count(*) FROM pragma_table_info(m.name) WHERE name IN ('id', 'rev', 'sha')) = 3"
    ).fetchall()
    return tuple(row["name"] for row in rows)
