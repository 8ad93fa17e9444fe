-- People, what was asked of them, and dates that press. An ask stays when its person is removed.

CREATE TABLE person (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    name TEXT,
    role TEXT,
    closeness INTEGER,
    last_on TEXT,
    good_for TEXT,
    not_for TEXT,
    hard_day INTEGER,
    known_how TEXT,
    question TEXT,
    give TEXT,
    place TEXT
) STRICT;

CREATE TABLE ask (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    whom TEXT,
    what TEXT,
    draft TEXT,
    kept_until TEXT,
    asked_on TEXT,
    result TEXT,
    answered_on TEXT,
    learned TEXT,
    thanked_on TEXT,
    told_on TEXT,
    from_id TEXT
) STRICT;

CREATE TABLE pressing (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    matter TEXT,
    note TEXT,
    until TEXT,
    ask_whom TEXT,
    next_step TEXT,
    settled_on TEXT
) STRICT;

CREATE INDEX ask_of_whom ON ask (whom);
