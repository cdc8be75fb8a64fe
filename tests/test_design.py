"""The rules of the house that no linter knows: sizes, and who may import which host."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from ops_atlas.render import templating

PACKAGE = Path(templating.__file__).parents[1]
MODULES = sorted(PACKAGE.rglob("*.py"))
TEMPLATES = sorted(PACKAGE.rglob("*.jinja"))

HOSTS = {
    "yaml": "load/reader.py",
    "babel": "wording.py",
    "mkdocs": "mkdocs_plugin.py",
    "click": "cli.py",
    "rich": "cli.py",
    "markdown_it": "prose.py",
    "jinja2": "render/templating.py",
    "typst": "publish/pdf/typesetter.py",
    "subprocess": "publish/search.py",  # Pagefind is a program
}
"""For each host the one module that imports it."""
NOWHERE = {"requests", "urllib.request", "http.client", "socket", "pickle", "random", "uuid"}
"""What nothing in the package needs: the network, foreign objects, chance."""


def named(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def imports(path: Path) -> Iterator[str]:
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield str(node.module)


def importers(host: str) -> set[str]:
    return {named(path) for path in MODULES for name in imports(path) if f"{name}.".startswith(f"{host}.")}


@pytest.mark.parametrize(("host", "module"), HOSTS.items())
def test_one_module_knows_each_host(host: str, module: str) -> None:
    assert importers(host) == {module}


@pytest.mark.parametrize("name", sorted(NOWHERE))
def test_nothing_reaches_for_the_network_or_for_chance(name: str) -> None:
    assert importers(name) == set()


def test_no_import_is_relative() -> None:
    relative = {
        named(path) for path in MODULES for node in nodes(path) if isinstance(node, ast.ImportFrom) and node.level
    }
    assert relative == set()


def test_only_the_doors_print_or_exit() -> None:
    spoken = ("print", "exit", "sys.exit", "click.echo")
    modules = {
        named(path)
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in spoken
    }
    assert modules == {"cli.py"}


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_function_is_longer_than_50_lines(path: Path) -> None:
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    lengths = {n.name: (n.end_lineno or 0) - n.lineno + 1 for n in nodes(path) if isinstance(n, functions)}
    assert {name: length for name, length in lengths.items() if length > 50} == {}


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_no_template_is_longer_than_60_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 60
