"""What came before what, across the rooms; never why."""
