-- The weekly look: a week, what was planned for the next one, and numbers that were put right.

CREATE TABLE week_review (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    week_of TEXT,
    reviewed_on TEXT,
    floor TEXT,
    came TEXT,
    glad TEXT,
    learned TEXT,
    hard TEXT,
    less TEXT,
    rest_on TEXT,
    rest TEXT,
    confidence INTEGER
) STRICT;

CREATE TABLE week_action (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    review_id TEXT,
    action TEXT,
    planned_on TEXT,
    place TEXT,
    done_on TEXT,
    let_go INTEGER
) STRICT;

CREATE TABLE week_count (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    what TEXT,
    week_of TEXT,
    count INTEGER,
    reason TEXT
) STRICT;

CREATE INDEX week_action_of_review ON week_action (review_id);
