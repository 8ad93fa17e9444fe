"""Which application an interview, a piece of news or a message belongs to."""
