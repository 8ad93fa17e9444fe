"""Numbers with their uncertainty, and the rules for what may be shown; no records and no drawing."""
