"""Rows to applications: repeats merge, rows about news join their application, later ones stand alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from workbook.answers import Day
from workbook.answers.spelling import folded
from workbook.importing import events, statuses
from workbook.importing.events import ParsedApplication, ParsedNews, ParsedRow, Round
from workbook.interviews.model import Application, Outcome, Source, Stage

_SAME_SEARCH = timedelta(days=120)  # a row about news further on belongs to another application
_LOOK_BACK = 20  # applications for one job that news may belong to


@dataclass
class Cluster:
    """Rows that tell of one application: the first, those that add to it, and plain repeats."""

    rows: list[ParsedRow] = field(default_factory=list)
    repeats: list[int] = field(default_factory=list)

    @property
    def first_number(self) -> int:
        """The number of the row that stands first in the file."""
        return min(row.number for row in self.rows)

    def joined(self) -> dict[int, tuple[str, int]]:
        """For each row but the first: why it joined, and which row it joined."""
        first = self.first_number
        added = {row.number: ("adds", first) for row in self.rows if row.number != first}
        return added | dict.fromkeys(self.repeats, ("repeat", first))


@dataclass(frozen=True)
class Deduplicated:
    """The applications of a file, and for every row that joined another one: why."""

    applications: tuple[ParsedApplication, ...]
    merged: dict[int, tuple[str, int]]  # row → (reason, row it joined)


def deduplicate(rows: list[ParsedRow], *, event_dates: bool, roles: bool = True) -> Deduplicated:
    """The applications that a file's rows tell of, in the order of their first rows.

    `roles` is whether the file names jobs at all; where it does, a row without one belongs to no other.
    """
    jobs: dict[tuple[str, ...], list[ParsedRow]] = defaultdict(list)
    for row in rows:
        job = folded(row.values["organisation"]), folded(row.values.get("role", ""))
        jobs[(*job, row.requisition)].append(row)
    clusters: list[Cluster] = []
    for same_job in jobs.values():
        # A row with neither end of its move tells of the job in its own right; nothing of it is dropped.
        clusters += _moves(row for row in same_job if row.moves)
        clusters += _clusters((row for row in same_job if not row.moves), roles, event_dates)
    clusters.sort(key=lambda cluster: cluster.first_number)
    merged = {number: reason for cluster in clusters for number, reason in cluster.joined().items()}
    applications = [_application(cluster, event_dates=event_dates) for cluster in clusters]
    return Deduplicated(tuple(_with_alike(applications)), merged)


def _moves(rows: Iterable[ParsedRow]) -> list[Cluster]:
    """Moves from stage to stage, each after the one that led to it; a new start is another application."""
    clusters: list[Cluster] = []
    for row in sorted(rows, key=_place_in_time):
        assert row.moves is not None
        before, number = row.moves[0], row.number
        start = not before.markers and statuses.weight(before.standing) <= statuses.weight(statuses.WAITING)
        near = clusters[-_LOOK_BACK:]
        led = [c for c in near if c.rows[-1].moves and c.rows[-1].moves[1] == before]
        if not led and (start or not near):
            clusters.append(Cluster([row]))
        else:
            min(led or near[-1:], key=lambda c: abs(c.rows[-1].number - number)).rows.append(row)
    return clusters


def _place_in_time(row: ParsedRow) -> tuple[str, int, int, int]:
    """Where a row stands among those for its job, in whatever order the file has them.

    It stands at its day; on one day, or without any, what is further on comes later. News without a day comes
    after all days, what was only sent or saved before them.
    """
    rounds = row.rounds if row.moves is None else events.rounds_of(row.moves[0].markers)
    weight = row.weight if row.moves is None else statuses.weight(row.moves[0].standing)
    days = (row.sent_on, row.heard_on, row.moved_on, *(r.held_on for r in rounds))
    undated = "~" if weight > statuses.weight(statuses.WAITING) else ""
    day = next((str(day.on) for day in days if day), undated)
    return day, weight, max((list(Stage).index(r.stage) for r in rounds), default=-1), row.number


def _clusters(rows: Iterable[ParsedRow], roles: bool, event_dates: bool) -> list[Cluster]:
    """The applications among rows for one job, by their days."""
    clusters: list[Cluster] = []
    seen: dict[tuple[object, ...], Cluster] = {}
    for row in sorted(rows, key=_place_in_time):
        signature = _signature(row)
        if signature in seen:
            seen[signature].repeats.append(row.number)
            continue
        near = reversed(clusters[-_LOOK_BACK:]) if row.values.get("role") or not roles else ()
        home = next((cluster for cluster in near if _joins(row, cluster, event_dates)), None)
        if home is None:
            home = Cluster()
            clusters.append(home)
        home.rows.append(row)
        seen[signature] = home
    return clusters


def _signature(row: ParsedRow) -> tuple[object, ...]:
    """Everything a row tells; two rows with the same are the same row twice."""
    values = tuple(sorted((name, text.casefold()) for name, text in row.values.items()))
    rounds = tuple((r.stage, r.held_on) for r in row.rounds)
    rest = (row.sent_on, row.heard_on, row.standing, row.only_saved, row.source, row.reason)
    return values, rounds, rest, row.note.casefold()


def _joins(row: ParsedRow, cluster: Cluster, event_dates: bool) -> bool:
    """Whether a row is news of an application rather than another application for the same job.

    It is when the job is named, nothing had ended yet, it tells more than the rows before (such as that what
    was saved is sent), and it has no other day of sending: a date of its own for the answer shows that its
    date is the sending, and so does an offer before it where the column's name speaks of sending.
    """
    ended = any(r.standing in statuses.ENDINGS for r in cluster.rows)
    tells = row.weight > statuses.weight(statuses.WAITING) or all(r.only_saved for r in cluster.rows)
    if ended or not tells or not _same_place(row, cluster.rows[0]):
        return False
    last, sent = cluster.rows[-1], cluster.rows[0].sent_on
    further = bool(row.rounds) and [r.stage for r in row.rounds] != [r.stage for r in last.rounds]
    if not (further or row.weight > last.weight):
        return False
    if sent is None or row.sent_on is None or sent == row.sent_on:
        return True
    again = last.weight >= statuses.weight(statuses.OFFER) and not event_dates
    return not (row.heard_apart or again) and row.sent_on.on - sent.on <= _SAME_SEARCH


def _same_place(row: ParsedRow, first: ParsedRow) -> bool:
    pairs = [(first.values.get(name), row.values.get(name)) for name in ("place", "link")]
    return all(not one or not other or folded(one) == folded(other) for one, other in pairs)


def _application(cluster: Cluster, *, event_dates: bool) -> ParsedApplication:
    """One application out of its rows."""
    rows = cluster.rows
    rounds, news = _told_by_moves(rows) if rows[0].moves else _told(cluster, event_dates=event_dates)
    values = {name: text for row in reversed(rows) for name, text in row.values.items()}
    source = next((row.source for row in rows if row.source), None)
    promised = next((row.promised_by for row in reversed(rows) if row.promised_by), None)
    one = {**values, "source": source, "promised_by": promised}
    # The earliest day is the sending; not the day of a conversation that came without an application.
    days = [row.sent_on for row in rows if row.sent_on and not _is_event(row, cluster, event_dates)]
    application = Application(
        **values,
        sent_on=min(days, key=lambda day: day.on, default=None),
        source=Source(source) if source else None,
        only_saved=all(row.only_saved for row in rows),
        note="\n".join(dict.fromkeys(note for row in rows for note in _notes(row, one) if note)),
    )
    numbers = sorted([*(row.number for row in rows), *cluster.repeats])
    return ParsedApplication(tuple(numbers), application, tuple(rounds), tuple(news), promised)


def _notes(row: ParsedRow, one: Mapping[str, str | Day | None]) -> list[str]:
    """What a row has for the note: its own, and what it says otherwise than the `one` value that is taken."""
    told = {**row.values, "source": row.source, "promised_by": row.promised_by}
    otherwise = [name for name in told if folded(str(told[name] or one[name])) != folded(str(one[name]))]
    return [row.note, *(c for name in otherwise if (c := row.cells.get(name)) and c not in row.notes)]


def _is_event(row: ParsedRow, cluster: Cluster, event_dates: bool) -> bool:
    """Whether a row's date is that of the news it tells; in a column of sending only one that differs."""
    if len(cluster.rows) == 1 or row.weight <= statuses.weight(statuses.WAITING):
        return False
    return event_dates or cluster.rows[0].sent_on not in (None, row.sent_on)


def _told(cluster: Cluster, *, event_dates: bool) -> tuple[list[Round], list[ParsedNews]]:
    """Rounds and news of rows that each tell how things stood."""
    rounds: list[Round] = []
    news: list[ParsedNews] = []
    for row in cluster.rows:
        event = _is_event(row, cluster, event_dates)
        own = list(row.rounds)
        if event and event_dates and len(own) == 1 and own[0].held_on is None:
            own = [replace(own[0], held_on=row.sent_on)]
        rounds = events.united(rounds, own)
        if any(status.offered for status in row.statuses):
            news.append(ParsedNews(Outcome.OFFER))
        heard = row.heard_on or (row.sent_on if event else None)
        steps = [] if row.awaits else own
        news += [n for n in events.news_of(row.standing, steps, heard, row.reason) if n not in news]
    return rounds, _without_vague_steps(news, awaited=cluster.rows[-1].awaits)


def _without_vague_steps(news: list[ParsedNews], *, awaited: bool) -> list[ParsedNews]:
    """After an ending or a wait, "through" without a day or a reason says nothing that rounds do not say."""
    telling = [n for n in news if n.outcome is not Outcome.ADVANCED or n.heard_on or n.reason]
    return telling or ([] if awaited else news[:1])


def _told_by_moves(rows: list[ParsedRow]) -> tuple[list[Round], list[ParsedNews]]:
    """Rounds and news of moves, one after the other."""
    moves = [row.moves for row in rows if row.moves]
    steps = [moves[0][0], *(after for _, after in moves)]
    rounds = events.rounds_of([marker for step in steps for marker in step.markers])
    endings = [step.standing for step in steps if step.standing in (statuses.OFFER, *statuses.ENDINGS)]
    news = [n for standing in dict.fromkeys(endings) for n in events.news_of(standing, [], None, "")]
    awaited = steps[-1].awaited
    standing = statuses.strongest([step.standing for step in steps if not (awaited and step.implied)])
    return rounds, news or list(events.news_of(standing, [] if awaited else rounds, None, ""))


def _with_alike(applications: list[ParsedApplication]) -> list[ParsedApplication]:
    """Marks applications for one job at one time that differ in something: the person may know better."""
    groups: dict[tuple[str, str, Day | None], list[int]] = defaultdict(list)
    for parsed in applications:
        job = parsed.application
        if job.role:
            groups[folded(job.organisation), folded(job.role), job.sent_on].append(parsed.rows[0])
    alike: dict[int, tuple[int, ...]] = {}
    for rows in groups.values():
        firsts = rows[:_LOOK_BACK]
        alike |= {row: tuple(other for other in firsts if other != row) for row in firsts}
    return [replace(parsed, alike=alike.get(parsed.rows[0], ())) for parsed in applications]
