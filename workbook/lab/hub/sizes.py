"""What a person needs on a hub, measured by tests/benchmarks/hub.py; the examples take it from here."""

MEMORY_GUARANTEE = "384M"  # one page open
MEMORY_LIMIT = "1G"  # the sample book as well, charts and exports
CPU_GUARANTEE = 0.05
CPU_LIMIT = 1.0
CULL_EVERY = 300  # seconds between two looks
CULL_IDLE = 3600  # without a window open on it
CULL_OLD = 86_400  # however much happens
