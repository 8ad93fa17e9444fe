"""What the server does before it writes a page: everything that a kernel showed is left out."""

from __future__ import annotations

from typing import Any

KEPT_IN_A_CELL = {"editable", "deletable", "jupyter", "tags"}
KEPT = {"workbook", "kernelspec", "language_info"}


def scrub(model: dict[str, Any], path: str = "", contents_manager: Any = None, **_: Any) -> None:  # noqa: ARG001
    """Empty the outputs, counts and widget state of a notebook with `metadata.workbook`, in place.

    A hook for `ContentsManager.register_pre_save_hook`; other notebooks and files are left alone.
    """
    notebook = model.get("content")
    if model.get("type") != "notebook" or not isinstance(notebook, dict):
        return
    if "workbook" not in notebook.get("metadata", {}):
        return
    _keep(notebook["metadata"], KEPT)
    for cell in notebook.get("cells", []):
        _keep(cell.setdefault("metadata", {}), KEPT_IN_A_CELL)
        cell.pop("attachments", None)
        if cell.get("cell_type") == "code":
            cell["outputs"], cell["execution_count"] = [], None


def _keep(metadata: dict[str, Any], names: set[str]) -> None:
    for name in metadata.keys() - names:
        del metadata[name]
