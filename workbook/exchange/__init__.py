"""The invented search: a book to try everything with."""
