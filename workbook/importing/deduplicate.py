"""Rows to applications: repeats merge, rows about news join their application, later ones stand alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta

from workbook.answers import Day
from workbook.importing import statuses
from workbook.importing.entry import Entry
from workbook.importing.events import Found, News, Round, news_of, rounds_said, told_source, united
from workbook.importing.spelling import folded
from workbook.interviews.model import Application, Outcome

_SAME_SEARCH = timedelta(days=120)  # a row about news further on belongs to another application
_LOOK_BACK = 20  # applications for one job that news may belong to


@dataclass
class Cluster:
    """Entries that tell of one application: the first, those that add to it, and plain repeats."""

    entries: list[Entry]
    repeats: list[int]

    @property
    def last(self) -> Entry:
        """The entry that came last in time."""
        return self.entries[-1]

    @property
    def ended(self) -> bool:
        """Whether anything told of an ending."""
        return any(e.standing in statuses.ENDINGS for e in self.entries)


@dataclass(frozen=True)
class Gathered:
    """The applications of a file, and for every row that joined another one: why."""

    found: tuple[Found, ...]
    merged: dict[int, tuple[str, int]]  # row → (reason, row it joined)


def gather(entries: list[Entry], *, event_dates: bool, roles: bool = True) -> Gathered:
    """The applications that a file's entries tell of, in the order of their first rows.

    `roles` is whether the file names jobs at all; where it does, a row without one belongs to no other.
    """
    jobs: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        jobs[_job(entry)].append(entry)
    clusters: list[Cluster] = []
    for same_job in jobs.values():
        # A row with neither end of its move tells of the job in its own right; nothing of it is dropped.
        clusters += _moves([e for e in same_job if e.moves])
        clusters += _clusters([e for e in same_job if not e.moves], roles)
    clusters.sort(key=lambda cluster: min(e.number for e in cluster.entries))
    merged = {number: reason for cluster in clusters for number, reason in _joined(cluster).items()}
    found = [_found(cluster, event_dates=event_dates) for cluster in clusters]
    return Gathered(tuple(_with_alike(found)), merged)


def _job(entry: Entry) -> tuple[str, str]:
    return folded(entry.values["organisation"]), folded(entry.values.get("role", ""))


def _moves(entries: list[Entry]) -> list[Cluster]:
    """Moves from stage to stage in the file's order; a new start after one begins another application."""
    clusters: list[Cluster] = []
    for entry in entries:
        assert entry.moves is not None
        start = not entry.moves[0].markers and statuses.weight(entry.moves[0].standing) <= 2
        if not clusters or start:
            clusters.append(Cluster([entry], []))
        else:
            clusters[-1].entries.append(entry)
    return clusters


def _clusters(entries: list[Entry], roles: bool) -> list[Cluster]:
    """The applications among rows for one job, by their days; undated rows keep the file's order."""
    clusters: list[Cluster] = []
    seen: dict[tuple[object, ...], Cluster] = {}
    for entry in sorted(
        entries, key=lambda e: (e.sent_on is not None, e.sent_on.on if e.sent_on else 0, e.number)
    ):
        signature = _signature(entry)
        repeated = seen.get(signature)
        if repeated:
            repeated.repeats.append(entry.number)
            continue
        home = next(
            (
                c
                for c in reversed(clusters[-_LOOK_BACK:])
                if (entry.values.get("role") or not roles) and _joins(entry, c)
            ),
            None,
        )
        if home is None:
            home = Cluster([], [])
            clusters.append(home)
        home.entries.append(entry)
        seen[signature] = home
    return clusters


def _signature(entry: Entry) -> tuple[object, ...]:
    """Everything a row tells; two rows with the same are the same row twice."""
    values = tuple(sorted((name, text.casefold()) for name, text in entry.values.items()))
    rounds = tuple((r.stage, r.held_on) for r in entry.rounds)
    told = (entry.sent_on, entry.heard_on, entry.standing, entry.only_saved, entry.source, entry.reason)
    return values, rounds, told, entry.note.casefold()


def _joins(entry: Entry, cluster: Cluster) -> bool:
    """Whether a row is news of an application rather than another application for the same job.

    It is when the job is named, nothing had ended yet, it tells more than the rows before, and it has
    no other day of sending: a date of its own for the answer shows that its date is the sending.
    """
    if cluster.ended or not _same_place(entry, cluster):
        return False
    more = statuses.weight(entry.standing) > statuses.weight(cluster.last.standing)
    further = bool(entry.rounds) and [r.stage for r in entry.rounds] != [r.stage for r in cluster.last.rounds]
    if not (more or further) or statuses.weight(entry.standing) <= statuses.weight(statuses.WAITING):
        return False
    first = cluster.entries[0].sent_on
    if first is None or entry.sent_on is None or first == entry.sent_on:
        return True
    return not entry.heard_apart and entry.sent_on.on - first.on <= _SAME_SEARCH


def _same_place(entry: Entry, cluster: Cluster) -> bool:
    first = cluster.entries[0].values
    pairs = [(first.get(name), entry.values.get(name)) for name in ("place", "link")]
    return all(not one or not other or folded(one) == folded(other) for one, other in pairs)


def _joined(cluster: Cluster) -> dict[int, tuple[str, int]]:
    """For each row of a cluster but the first: why it joined, and which row it joined."""
    first = min(e.number for e in cluster.entries)
    added = {e.number: ("adds", first) for e in cluster.entries if e.number != first}
    return added | dict.fromkeys(cluster.repeats, ("repeat", first))


def _found(cluster: Cluster, *, event_dates: bool) -> Found:
    """One application out of its rows."""
    entries = cluster.entries
    rounds, news = _told_moves(entries) if entries[0].moves else _told(cluster, event_dates=event_dates)
    values = {name: text for entry in reversed(entries) for name, text in entry.values.items()}
    application = Application(
        **values,
        sent_on=_sent_on(cluster, event_dates=event_dates),
        source=told_source(next((e.source for e in entries if e.source), None)),
        only_saved=all(e.only_saved for e in entries),
        note="\n".join(dict.fromkeys(e.note for e in entries if e.note)),
    )
    numbers = sorted([*(e.number for e in entries), *cluster.repeats])
    promised = next((e.promised_by for e in reversed(entries) if e.promised_by), None)
    return Found(tuple(numbers), application, tuple(rounds), news, promised)


def _sent_on(cluster: Cluster, *, event_dates: bool) -> Day | None:
    """The earliest day; not the day of a conversation that came without an application."""
    days = [e.sent_on for e in cluster.entries if e.sent_on and not _is_event(e, cluster, event_dates)]
    return min(days, key=lambda day: day.on, default=None)


def _is_event(entry: Entry, cluster: Cluster, event_dates: bool) -> bool:
    """Whether a row's date is that of the news it tells, not of sending."""
    if len(cluster.entries) == 1 or statuses.weight(entry.standing) <= statuses.weight(statuses.WAITING):
        return False
    return event_dates or entry is not cluster.entries[0]


def _told(cluster: Cluster, *, event_dates: bool) -> tuple[list[Round], tuple[News, ...]]:
    """Rounds and news of rows that each tell how things stood."""
    rounds: list[Round] = []
    news: list[News] = []
    for entry in cluster.entries:
        event = _is_event(entry, cluster, event_dates)
        own = list(entry.rounds)
        if event and event_dates and len(own) == 1 and own[0].held_on is None:
            own = [replace(own[0], held_on=entry.sent_on)]
        rounds = united(rounds, own)
        if any(said.offered for said in entry.said):
            news.append(News(Outcome.OFFER))
        heard = entry.heard_on or (entry.sent_on if event else None)
        news += [n for n in news_of(entry.standing, own, heard, entry.reason) if n not in news]
    return rounds, tuple(_without_vague_steps(news))


def _without_vague_steps(news: list[News]) -> list[News]:
    """Once it ended, "through" without a day says nothing that the rounds do not say."""
    ended = any(n.outcome is not Outcome.ADVANCED for n in news)
    dated = [n for n in news if n.outcome is not Outcome.ADVANCED or n.heard_on]
    if ended:
        return dated
    return dated or news[:1]


def _told_moves(entries: list[Entry]) -> tuple[list[Round], tuple[News, ...]]:
    """Rounds and news of moves, one after the other."""
    steps = [entries[0].moves[0], *(e.moves[1] for e in entries if e.moves)] if entries[0].moves else []
    rounds = rounds_said([marker for step in steps for marker in step.markers])
    standings = [s.standing for s in steps if s.standing in (statuses.OFFER, *statuses.ENDINGS)]
    news = [n for standing in dict.fromkeys(standings) for n in news_of(standing, [], None, "")]
    if not news:
        news = list(news_of(statuses.strongest([s.standing for s in steps]), rounds, None, ""))
    return rounds, tuple(news)


def _with_alike(found: list[Found]) -> list[Found]:
    """Marks applications for one job at one time that differ in something: the person may know better."""
    groups: dict[tuple[str, str, str], list[Found]] = defaultdict(list)
    for one in found:
        job = one.application
        if job.role:
            groups[(folded(job.organisation), folded(job.role), str(job.sent_on))].append(one)
    alike: dict[int, tuple[int, ...]] = {}
    for group in groups.values():
        firsts = [one.rows[0] for one in group[:_LOOK_BACK]]
        if len(firsts) > 1:
            alike |= {row: tuple(other for other in firsts if other != row) for row in firsts}
    return [replace(one, alike=alike[one.rows[0]]) if one.rows[0] in alike else one for one in found]
