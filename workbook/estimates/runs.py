"""How often a run of noes happens by chance alone (guide, 4.1, streaks); shown only when asked for."""

from __future__ import annotations


def run_of_noes(chance: float, length: int) -> float:
    """The probability that the next `length` answers are all a no, when each is a yes with `chance`."""
    if not 0 <= chance <= 1 or length < 0:
        raise ValueError("a chance lies between 0 and 1, and a run has no negative length")
    return float((1 - chance) ** length)


def run_somewhere(chance: float, length: int, answers: int) -> float:
    """The probability of a run of at least `length` noes somewhere in `answers` answers.

    A walk over the length of the current run: each no makes it one longer, each yes ends it.
    """
    if length < 1:
        raise ValueError("a run has at least one no in it")
    current = [1.0] + [0.0] * (length - 1)  # probability of each current run, none long enough yet
    reached = 0.0
    for _ in range(answers):
        reached += current[-1] * (1 - chance)
        current = [chance * sum(current)] + [run * (1 - chance) for run in current[:-1]]
    return reached


def lost_every_final(finalists: int, finals: int) -> float:
    """The probability of losing all of `finals` final rounds when each has `finalists` equal finalists."""
    if finalists < 1:
        raise ValueError("a final round has at least one finalist")
    return run_of_noes(1 / finalists, finals)
