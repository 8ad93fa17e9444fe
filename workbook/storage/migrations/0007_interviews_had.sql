-- Whether an interview was over when it was written down, which only matters on the day itself.

ALTER TABLE interview_round ADD COLUMN had INTEGER;
