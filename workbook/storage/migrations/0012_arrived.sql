-- Messages that arrived: their facts, and their words wrapped. One goes with its application.

CREATE TABLE arrived_message (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    application_id TEXT REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
    what TEXT,
    came_on TEXT,
    written_by TEXT,
    feedback TEXT,
    on_file INTEGER,
    promised_by TEXT,
    answer_by TEXT,
    words TEXT,
    sealed INTEGER
) STRICT;
