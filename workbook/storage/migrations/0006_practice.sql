-- Practice: stories, cards that come back, attempts at them, mock interviews and kept recordings.

CREATE TABLE star_story (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    title TEXT,
    situation TEXT,
    task TEXT,
    action TEXT,
    result TEXT,
    learned TEXT,
    tags TEXT,
    private_check INTEGER,
    short_form TEXT,
    written_on TEXT
) STRICT;

CREATE TABLE card (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    question TEXT,
    competency TEXT,
    follow_up TEXT,
    source TEXT,
    pack_id TEXT,
    from_id TEXT,
    story_id TEXT,
    stability REAL,
    difficulty REAL,
    reviewed_on TEXT,
    due_on TEXT,
    retired INTEGER
) STRICT;

CREATE TABLE attempt (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    about TEXT,
    attempted_on TEXT,
    answered_by TEXT,
    recall TEXT,
    relevance INTEGER,
    structure INTEGER,
    proof INTEGER,
    result INTEGER,
    delivery INTEGER,
    secs INTEGER,
    story_id TEXT,
    answer TEXT,
    follow TEXT,
    one_tweak TEXT
) STRICT;

CREATE TABLE mock_interview (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    held_on TEXT,
    partner TEXT,
    hires INTEGER,
    told INTEGER,
    mock_keep TEXT,
    mock_change TEXT,
    mock_nerves INTEGER
) STRICT;

CREATE TABLE recording (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    about TEXT,
    made_on TEXT,
    media_type TEXT,
    sound TEXT
) STRICT;
