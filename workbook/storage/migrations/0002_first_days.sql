-- The day of a no and the week after: check-ins, each thing a number of its own, and free writing.
-- A sealed text is kept wrapped (today/model.py), so that no table or export shows it by accident.

CREATE TABLE check_in (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    checked_on TEXT,
    steady INTEGER,
    sleep INTEGER,
    energy INTEGER,
    connected INTEGER,
    hope INTEGER,
    room INTEGER,
    pull INTEGER,
    money INTEGER,
    satisfied INTEGER,
    worthwhile INTEGER,
    happy INTEGER,
    anxious INTEGER
) STRICT;

CREATE TABLE free_writing (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    text TEXT,
    fate TEXT,
    written_on TEXT,
    sealed_until TEXT
) STRICT;
