"""In and out: what people keep of their search in spreadsheets, read into the log."""
