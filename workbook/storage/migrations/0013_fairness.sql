-- What seemed unfair: its day, place and words.

CREATE TABLE unfair_moment (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    organisation TEXT,
    happened_on TEXT,
    place TEXT,
    who TEXT,
    happened TEXT,
    their_words TEXT,
    promised TEXT,
    files TEXT
) STRICT;
