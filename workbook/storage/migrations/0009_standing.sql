-- Where somebody stands: a job's adverts, skills and ratings, which go when their job goes; limits; strengths.

CREATE TABLE target_job (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    job TEXT,
    begun_on TEXT,
    smaller_on TEXT
) STRICT;

CREATE TABLE advert (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    target_job_id TEXT REFERENCES target_job (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT,
    read_on TEXT
) STRICT;

CREATE TABLE requirement (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    target_job_id TEXT REFERENCES target_job (id) DEFERRABLE INITIALLY DEFERRED,
    skill TEXT,
    skill_kind TEXT,
    need INTEGER,
    weight TEXT,
    adverts INTEGER,
    gap_type TEXT,
    chosen INTEGER,
    reason TEXT,
    route TEXT,
    first_step TEXT,
    hours REAL,
    cost TEXT,
    by TEXT,
    closed_when TEXT,
    closed_on TEXT,
    parked INTEGER
) STRICT;

CREATE TABLE rating (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    requirement_id TEXT REFERENCES requirement (id) DEFERRABLE INITIALLY DEFERRED,
    rated_on TEXT,
    have INTEGER,
    proof TEXT,
    sure INTEGER
) STRICT;

CREATE TABLE limitation (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    in_the_way TEXT,
    limit_kind TEXT,
    source TEXT,
    checked_on TEXT,
    exceptions TEXT,
    who TEXT,
    giving TEXT,
    same_field TEXT,
    same_skills TEXT,
    same_meaning TEXT,
    next_step TEXT,
    next_on TEXT,
    done_on TEXT,
    came_of TEXT,
    farewell TEXT
) STRICT;

CREATE TABLE strength (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    strength TEXT,
    proof TEXT,
    last_used TEXT,
    from_id TEXT
) STRICT;

CREATE TABLE strength_use (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    strength_id TEXT REFERENCES strength (id) DEFERRABLE INITIALLY DEFERRED,
    place TEXT,
    planned_on TEXT,
    used_on TEXT
) STRICT;

CREATE INDEX advert_of_target_job ON advert (target_job_id);
CREATE INDEX requirement_of_target_job ON requirement (target_job_id);
CREATE INDEX rating_of_requirement ON rating (requirement_id);
CREATE INDEX strength_use_of_strength ON strength_use (strength_id);
