-- Goals with their milestones, weeks and reviews, which go when their goal goes, and earlier tasks.

CREATE TABLE goal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    outcome TEXT,
    why TEXT,
    goal_kind TEXT,
    process TEXT,
    counts TEXT,
    floor INTEGER,
    aim INTEGER,
    stretch INTEGER,
    confidence INTEGER,
    target INTEGER,
    wish TEXT,
    obstacle TEXT,
    if_then TEXT,
    next_no TEXT,
    drop_rule TEXT,
    begun_on TEXT,
    review_on TEXT,
    state TEXT
) STRICT;

CREATE TABLE milestone (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    goal_id TEXT REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED,
    milestone TEXT,
    units INTEGER,
    weeks REAL,
    done_on TEXT,
    from_id TEXT
) STRICT;

CREATE TABLE past_task (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    task TEXT,
    planned_weeks REAL,
    actual_weeks REAL
) STRICT;

CREATE TABLE goal_week (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    goal_id TEXT REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED,
    week_of TEXT,
    confidence INTEGER,
    aim INTEGER,
    count INTEGER,
    reason TEXT
) STRICT;

CREATE TABLE goal_review (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    goal_id TEXT REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED,
    reviewed_on TEXT,
    did INTEGER,
    got TEXT,
    learned TEXT,
    decide TEXT,
    reason TEXT
) STRICT;

CREATE INDEX milestone_of_goal ON milestone (goal_id);
CREATE INDEX goal_week_of_goal ON goal_week (goal_id);
CREATE INDEX goal_review_of_goal ON goal_review (goal_id);
