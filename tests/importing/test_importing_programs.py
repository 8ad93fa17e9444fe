"""The exports of other programs, recognised by the names of their columns and said so in words."""

from __future__ import annotations

import pytest
from looked_at import look_at

from workbook.content import load_words
from workbook.content.vocabulary import exports


@pytest.mark.parametrize("key", sorted(exports()))
def test_an_export_is_recognised_by_its_columns_and_named(key: str) -> None:
    names = exports()[key]["columns"]
    seen = look_at("\t".join(names) + "\n" + "\t".join(f"Larch {n}" for n in range(len(names))))
    assert seen.columns.export == key
    assert load_words("importing").has(f"kind.{key}")


def test_an_export_decides_the_order_of_its_dates() -> None:
    seen = look_at("Entreprise;Poste;Plateforme;Statut;Date d'envoi\nLarch;Cuisinier;Indeed;;03/04/2026\n")
    assert str(seen.applications[0].application.sent_on) == "2026-04-03"
