"""How charts are drawn: families of marks, each the same in every room, on a canvas counted in pixels."""
