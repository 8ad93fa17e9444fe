"""The start page says so when the computer is somebody else's."""

from __future__ import annotations

from workbook.start.place import Place


def test_an_ordinary_computer_is_taken_for_the_persons_own() -> None:
    assert Place.of({"HOME": "/home/ada"}) is Place.OWN


def test_a_jupyterhub_is_recognised() -> None:
    assert Place.of({"JUPYTERHUB_USER": "ada"}) is Place.HUB


def test_binder_wins_over_the_hub_it_runs_on() -> None:
    assert Place.of({"JUPYTERHUB_USER": "x", "BINDER_SERVICE_HOST": "y"}) is Place.BINDER
