"""The interview log: applications, rounds and news, and how far they got."""
