-- The first book: what a person logs, what they write in exercises, and what keeps it safe.
-- Every table of records begins with the same six columns; NULL means "not answered".
-- `sha` is the SHA-256 of the row's canonical JSON, so that damage is noticed (storage/rows.py).

CREATE TABLE application (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    organisation TEXT,
    role TEXT,
    sent_on TEXT,
    source TEXT,
    place TEXT,
    link TEXT,
    pay TEXT,
    only_saved INTEGER,
    note TEXT
) STRICT;

CREATE TABLE interview_round (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    application_id TEXT REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
    stage TEXT,
    held_on TEXT,
    promised_by TEXT,
    format TEXT,
    who TEXT,
    prep_hours REAL,
    questions TEXT,
    showed INTEGER,
    liked INTEGER,
    learning_line TEXT
) STRICT;

CREATE TABLE outcome_event (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    application_id TEXT REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
    outcome TEXT,
    heard_on TEXT,
    told TEXT,
    reason TEXT
) STRICT;

CREATE TABLE exercise_entry (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    exercise TEXT,
    about TEXT,
    answers TEXT,
    finished INTEGER
) STRICT;

CREATE INDEX interview_round_of_application ON interview_round (application_id);
CREATE INDEX outcome_event_of_application ON outcome_event (application_id);

CREATE TABLE draft (
    key TEXT NOT NULL PRIMARY KEY,
    answers TEXT NOT NULL,
    at TEXT NOT NULL,
    sha TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL,
    sha TEXT NOT NULL
) STRICT;

-- Whole rows before and after each change. Only erasing for good may touch what is written here.
CREATE TABLE history (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    batch INTEGER NOT NULL,
    label TEXT NOT NULL,
    at TEXT NOT NULL,
    undoes INTEGER,
    kind TEXT NOT NULL,
    action TEXT NOT NULL,
    row_id TEXT NOT NULL,
    before TEXT,
    after TEXT,
    sha TEXT NOT NULL -- over this entry and the sha of the one before it
) STRICT;

CREATE INDEX history_of_batch ON history (batch);
CREATE INDEX history_of_row ON history (row_id);

-- The text of every table, index and trigger as its SHA-256: a flipped letter in a column's name is damage too.
CREATE TABLE shape (
    name TEXT NOT NULL PRIMARY KEY,
    sha TEXT NOT NULL
) STRICT;

-- Holds a row only while something is being erased for good.
CREATE TABLE erasing (seq INTEGER PRIMARY KEY) STRICT;

CREATE TRIGGER history_is_not_changed BEFORE UPDATE ON history
WHEN NOT EXISTS (SELECT 1 FROM erasing)
BEGIN
    SELECT raise(ABORT, 'history is only added to');
END;

CREATE TRIGGER history_is_not_removed BEFORE DELETE ON history
WHEN NOT EXISTS (SELECT 1 FROM erasing)
BEGIN
    SELECT raise(ABORT, 'history is only added to');
END;
