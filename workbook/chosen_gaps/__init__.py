"""Each gap that was chosen: its first step, and what becomes of it."""
