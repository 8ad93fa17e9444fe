"""Turns the bytes of a spreadsheet into rows of text, in a process of its own with little memory and time."""
