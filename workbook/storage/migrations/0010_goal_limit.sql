-- A goal knows which limit, if any, the person says touches it.

ALTER TABLE goal ADD COLUMN limit_id TEXT;
