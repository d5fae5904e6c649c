"""Keep the house in order: who may import whom, and which library lives where."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "rulebook"

# A layer may import the layers named here, and itself.
MAY_IMPORT = {
    "errors": set(),
    "words": {"errors"},
    "model": {"errors"},
    "facts": {"model", "errors"},
    "engine": {"model", "errors"},
    "load": {"model", "errors"},
    "render": {"model", "errors", "words", "engine"},
    "check": {"facts", "engine", "model", "errors"},
    "site": {"workshop", "render", "model", "words", "errors"},
    "workshop": {"check", "facts", "engine", "load", "model", "errors"},
    "versions": {"check", "facts", "engine", "load", "model", "errors"},
    "annex": {"load", "render", "model", "words", "errors"},
    "seal": {"load", "errors"},
    "cli": {"annex", "seal", "check", "load", "render", "workshop", "versions", "site", "model", "words", "errors"},
}
# One library, one place.
HOMES = {
    "click": {"cli"},
    "yaml": {"load"},
    "jinja2": {"render"},
    "markupsafe": {"annex", "render", "site"},
    "typst": {"annex"},
    "docx": {"annex"},
    "pypdf": {"annex"},
    "minisign": {"seal"},
    "cryptography": set(),
    "pydantic": {"model", "load", "render"},
    "pydantic_core": {"model", "load", "render"},
}
# The clock, the environment, files and standard output.
OUTSIDE = {"os", "sys", "time", "tempfile", "shutil", "pathlib"}


def _modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        layer = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if layer not in ("__init__", "__main__"):
            yield layer, path


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "rulebook":
                yield from (f"rulebook.{alias.name}" for alias in node.names)


@pytest.mark.parametrize(("layer", "path"), [pytest.param(*m, id=str(m[1].relative_to(PACKAGE))) for m in _modules()])
def test_a_module_imports_only_the_layers_below_it(layer: str, path: Path) -> None:
    allowed = MAY_IMPORT[layer] | {layer, "__version__"}
    used = {name.split(".")[1] for name in _imports(path) if name.startswith("rulebook.")}
    assert used <= allowed, f"{path.name} imports {sorted(used - allowed)}"


@pytest.mark.parametrize(("layer", "path"), [pytest.param(*m, id=str(m[1].relative_to(PACKAGE))) for m in _modules()])
def test_each_library_has_one_home(layer: str, path: Path) -> None:
    used = {name.split(".")[0] for name in _imports(path)}
    strangers = {library for library, homes in HOMES.items() if library in used and layer not in homes}
    assert not strangers


@pytest.mark.parametrize(
    "layer", ["model", "facts", "engine", "check", "render", "words", "workshop", "versions", "site"]
)
def test_what_is_pure_has_no_files_no_clock_and_no_environment(layer: str) -> None:
    # The second engine lives in a process of its own, which it has to hold.
    pure = [path for found, path in _modules() if found == layer and path.name != "durable.py"]
    assert not {name.split(".")[0] for path in pure for name in _imports(path)} & OUTSIDE


def test_the_public_names_are_these() -> None:
    import rulebook

    assert rulebook.__all__ == ["check", "load_draft", "load_edition", "load_waiver"]
    assert all(callable(getattr(rulebook, name)) for name in rulebook.__all__)
