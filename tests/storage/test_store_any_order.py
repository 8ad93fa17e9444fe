"""Two notebooks do anything in any order, and the book is always what a plain dict says it is."""

from __future__ import annotations

import dataclasses
import random
import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from workbook.interviews.model import Application, InterviewRound, Stage
from workbook.storage import Store, StoreError
from workbook.storage.errors import Busy, Conflict, Moved

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
PICK = st.integers(0, 10**6)
Model = dict[str, tuple[int, Any]]  # id → (revisions so far, record), in the order of adding


class Notebooks(RuleBasedStateMachine):
    """Two stores on one file beside a dict, and the dicts there were before each step."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.time = datetime(2026, 3, 12, 10, tzinfo=timezone(timedelta(0)))
        self.stores = [self.open(), self.open()]
        self.model: dict[str, Any] = {}
        self.before: list[dict[str, Any]] = []
        self.draft: dict[str, str] | None = None
        self.copies: list[tuple[Path, Any, Any, Any]] = []

    def open(self) -> Store:
        return Store.open(self.folder / "journal.db", now=lambda: self.time, patience=0.05)

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def step(self) -> None:
        self.before.append(dict(self.model))

    def one(self, kind: type, pick: int) -> str:
        ids = [id for id, record in self.model.items() if isinstance(record, kind)]
        return ids[pick % len(ids)]

    def has_applications(self) -> bool:
        return any(isinstance(record, Application) for record in self.model.values())

    @rule(who=st.integers(0, 1), organisation=TEXT, note=TEXT)
    def add(self, who: int, organisation: str, note: str) -> None:
        self.step()
        stored = self.stores[who].add(Application(organisation=organisation, note=note))
        self.model[stored.id] = stored.record

    @precondition(has_applications)
    @rule(who=st.integers(0, 1), pick=PICK, stage=st.sampled_from(Stage), questions=TEXT)
    def add_a_round(self, who: int, pick: int, stage: Stage, questions: str) -> None:
        self.step()
        about = self.one(Application, pick)
        held = InterviewRound(application_id=about, stage=stage, questions=questions)
        self.model[self.stores[who].add(held).id] = held

    @precondition(has_applications)
    @rule(who=st.integers(0, 1), pick=PICK, text=TEXT, stale=st.booleans())
    def edit(self, who: int, pick: int, text: str, stale: bool) -> None:
        id = self.one(Application, pick)
        stored = self.stores[1 - who].get(Application, id)
        assert stored is not None
        changed = dataclasses.replace(stored.record, role=text)
        if stale:
            with pytest.raises(Conflict) as conflict:
                self.stores[who].update(id, changed, stored.rev - 1)
            assert conflict.value.theirs == stored
        else:
            self.step()
            self.model[id] = self.stores[who].update(id, changed, stored.rev).record

    @precondition(has_applications)
    @rule(who=st.integers(0, 1), pick=PICK)
    def remove(self, who: int, pick: int) -> None:
        self.step()
        id = self.one(Application, pick)
        self.stores[who].remove(Application, id)
        self.model = {k: r for k, r in self.model.items() if id not in (k, getattr(r, "application_id", ""))}

    @rule(who=st.integers(0, 1))
    def undo(self, who: int) -> None:
        change = self.stores[who].undo()
        assert (change is not None) == bool(self.before)
        if self.before:
            self.model = self.before.pop()

    @rule(who=st.integers(0, 1), values=st.none() | st.dictionaries(TEXT, TEXT, max_size=2))
    def type_half(self, who: int, values: dict[str, str] | None) -> None:
        store, self.draft = self.stores[who], values
        store.drop_draft("form") if values is None else store.keep_draft("form", values)

    @rule(who=st.integers(0, 1))
    def reopen(self, who: int) -> None:
        self.stores[who] = self.open()

    @rule(hours=st.sampled_from([1, 24, 24 * 40]))
    def wait(self, hours: int) -> None:
        self.time += timedelta(hours=hours)

    @rule(who=st.integers(0, 1))
    def fail_in_the_middle(self, who: int) -> None:
        with pytest.raises(Conflict), self.stores[who].batch() as step:  # noqa: PT012 - the first change must go too
            step.add(Application(organisation="never"))
            step.update("nothing", Application(), 1)

    @rule(who=st.integers(0, 1))
    def find_it_busy(self, who: int) -> None:
        with closing(sqlite3.connect(self.folder / "journal.db", isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            with pytest.raises(Busy):
                self.stores[who].add(Application(organisation="never"))

    @rule(who=st.integers(0, 1))
    def back_up(self, who: int) -> None:
        copy = self.stores[who].backup()
        self.copies.append((copy.path, dict(self.model), list(self.before), self.draft))

    @rule(who=st.integers(0, 1), pick=PICK)
    def restore(self, who: int, pick: int) -> None:
        there = [copy for copy in self.copies if copy[0].exists()]
        if there:
            path, model, before, self.draft = there[pick % len(there)]
            self.model, self.before = dict(model), list(before)
            self.stores[who].restore(path)
            with pytest.raises(Moved):
                self.stores[1 - who].add(Application(organisation="never"))
            self.stores[1 - who] = self.open()

    @rule(seed=PICK)
    def damage_a_copy(self, seed: int) -> None:
        data = bytearray((self.folder / "journal.db").read_bytes())
        chance = random.Random(seed)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        elsewhere = self.folder / "elsewhere" / "journal.db"
        elsewhere.parent.mkdir(exist_ok=True)
        elsewhere.write_bytes(data)
        try:
            self.same(Store.open(elsewhere, now=lambda: self.time))
        except StoreError:
            return

    @invariant()
    def both_show_what_the_dict_says(self) -> None:
        for store in self.stores:
            self.same(store)

    def same(self, store: Store) -> None:
        found = {s.id: s.record for kind in (Application, InterviewRound) for s in store.all(kind)}
        wanted = [
            (id, r)
            for kind in (Application, InterviewRound)
            for id, r in self.model.items()
            if type(r) is kind
        ]
        assert list(found.items()) == wanted
        draft = store.draft("form")
        assert (draft and draft.values) == self.draft


def test_whatever_is_done_in_whatever_order_the_book_is_right(full: bool) -> None:
    size = settings(
        max_examples=1500 if full else 25,
        stateful_step_count=30 if full else 20,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Notebooks, settings=size)  # type: ignore[no-untyped-call]
