"""Whose computer the workbook runs on, as far as it can be told."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Place(StrEnum):
    """The three kinds of place; each has its own words about who can read what is written."""

    OWN = "own"  # as far as can be told, the person's own computer
    HUB = "hub"  # somebody else's computer, which its administrators can read
    BINDER = "binder"  # a public trial that forgets everything

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Place:
        """The place that the environment variables of JupyterHub or Binder give away."""
        if "BINDER_SERVICE_HOST" in environment or "BINDER_REPO_URL" in environment:
            return cls.BINDER
        hosted = "JUPYTERHUB_API_URL" in environment or "JUPYTERHUB_USER" in environment
        return cls.HUB if hosted or "COLAB_RELEASE_TAG" in environment else cls.OWN
