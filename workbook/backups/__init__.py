"""Backups: the copies there are, one more now, a check of the file, and going back to one."""
