-- Messages a person wrote and sent themselves, the answers that came, and how each loop ended.

CREATE TABLE message (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    application_id TEXT REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
    purpose TEXT,
    channel TEXT,
    to_role TEXT,
    contact TEXT,
    feedback TEXT,
    tone TEXT,
    template TEXT,
    new_role TEXT,
    subject TEXT,
    body TEXT,
    asks INTEGER,
    open_door INTEGER,
    sent_on TEXT,
    follow_up_on TEXT,
    let_go_on TEXT
) STRICT;

CREATE TABLE reply (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    application_id TEXT REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
    how TEXT,
    came_on TEXT,
    said TEXT
) STRICT;

CREATE TABLE ending (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    sha TEXT NOT NULL,
    application_id TEXT REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
    ended_as TEXT,
    ended_on TEXT
) STRICT;

CREATE INDEX message_of_application ON message (application_id);
CREATE INDEX reply_of_application ON reply (application_id);
CREATE INDEX ending_of_application ON ending (application_id);
