-- Looking back at an interview: its sessions, feedback with up to three points each, and what comes of them.
-- None of these refers to a row elsewhere: what somebody wrote stays when an interview leaves the log.

CREATE TABLE look_back (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    about TEXT,
    session INTEGER,
    held_on TEXT,
    began_at TEXT,
    ended_at TEXT,
    minutes INTEGER,
    new_information TEXT
) STRICT;

CREATE TABLE feedback (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    about TEXT,
    arrived_on TEXT,
    kept_at TEXT,
    steady INTEGER,
    buffer TEXT,
    quote TEXT,
    source TEXT,
    first_hand TEXT,
    sealed_until TEXT,
    from_id TEXT
) STRICT;

CREATE TABLE feedback_point (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    feedback TEXT,
    part TEXT,
    theme TEXT,
    specific INTEGER,
    fits INTEGER,
    heard_before TEXT,
    sting INTEGER,
    control TEXT,
    set_aside TEXT
) STRICT;

CREATE TABLE action (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    cue TEXT,
    text TEXT,
    by TEXT,
    leads_to TEXT,
    came_from TEXT,
    from_id TEXT,
    about TEXT,
    done_on TEXT
) STRICT;
