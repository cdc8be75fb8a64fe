"""What all tests share: the small atlas of tests/atlas, no network, and how the processes divide the work."""

import shutil
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import markdown
import pytest
from filelock import FileLock
from lxml import html
from lxml.html import HtmlElement
from mkdocs.config import load_config
from xdist.scheduler import LoadScopeScheduling

import shipped
from ops_atlas.mkdocs_plugin import build_site, site_address
from ops_atlas.pipeline import Reading, read
from ops_atlas.publish.pdf.catalogue import documents
from ops_atlas.publish.pdf.press import Printed, press, shelve, undisturbed
from ops_atlas.wording import LOCALES, Wording

TESTS = Path(__file__).resolve().parent
PROJECT = TESTS.parent
ATLAS = TESTS / "atlas"
LOOPBACK = ("127.0.0.1", "::1", "localhost")
DEAR = {"printed", "pages"}
"""What takes long to make, before any test of it can begin."""


class _Shares(LoadScopeScheduling):
    """Gives a process all tests that share something dear: those of the site, or of a file; in a browser each alone."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        folder = file.rpartition("/")[0]
        return {"tests/site": folder, "tests/browser": nodeid}.get(folder, file)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> _Shares:
    """Divide the tests among the processes; each takes the next share when it has finished one."""
    return _Shares(config, log)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Run files and tests that are named in this process, where a debugger and `-s` work; folders on every core."""
    return 0 if all(name.partition("::")[0].endswith(".py") for name in config.args) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what is waited for longest, and end with the browser's tests, which then find the site built."""
    items.sort(key=lambda item: ("browser" in item.fixturenames) - (not DEAR.isdisjoint(item.fixturenames)))


@pytest.fixture(scope="session", autouse=True)
def _offline() -> Iterator[None]:
    """Let no test reach another machine; a browser's tests talk to this one."""
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        yield


@pytest.fixture(scope="session")
def to_html() -> Callable[[str], HtmlElement]:
    """Turn Markdown into HTML as the site does: Python-Markdown with the extensions of mkdocs.yml."""
    config = load_config(str(TESTS.parent / "mkdocs.yml"))
    extensions, settings = config.markdown_extensions, config.mdx_configs

    def convert(text: str) -> HtmlElement:
        markup = markdown.markdown(text, extensions=extensions, extension_configs=settings)
        return html.fromstring(f"<div>{markup}</div>")

    return convert


@pytest.fixture(scope="session")
def reading() -> Reading:
    """The shipped content, read."""
    return shipped.reading()


@pytest.fixture(scope="session")
def small() -> Reading:
    """The small atlas, read."""
    return read(ATLAS)


@pytest.fixture
def atlas(tmp_path: Path) -> Path:
    """A copy of the small atlas that a test may change."""
    return Path(shutil.copytree(ATLAS, tmp_path / "atlas"))


@pytest.fixture
def write(atlas: Path) -> Callable[[str, str | bytes], Path]:
    """Write a file into the copy of the small atlas."""

    def put(name: str, content: str | bytes) -> Path:
        path = atlas / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return put


@pytest.fixture(scope="session")
def alone(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[[str], AbstractContextManager[Path]]:
    """Lock a folder that the processes of this run share: `with alone("site") as folder:`."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent

    @contextmanager
    def enter(name: str) -> Iterator[Path]:
        folder = shared / name
        with FileLock(shared / f"{name}.lock"):
            folder.mkdir(exist_ok=True)
            yield folder

    return enter


@pytest.fixture(scope="session")
def printed(reading: Reading, alone: Callable[[str], AbstractContextManager[Path]]) -> list[Printed]:
    """Every document of the shipped atlas in both languages."""
    site = site_address(PROJECT / "mkdocs.yml")
    wanted = (
        document for language in LOCALES for document in documents(reading.atlas, Wording(language), site, PROJECT)
    )
    with alone("pdf"), undisturbed(PROJECT / ".cache" / "pdf") as kept:
        return press(wanted, kept)


@pytest.fixture(scope="session")
def site(alone: Callable[[str], AbstractContextManager[Path]], request: pytest.FixtureRequest) -> Path:
    """Build the shipped site with its PDFs strictly, once for all tests of it: a warning of MkDocs fails here."""
    with alone("shipped") as folder:
        finished = folder / "site"
        if not finished.exists():
            printed: Sequence[Printed] = request.getfixturevalue("printed")
            under_way = folder / "under-way"
            downloads = [copy.download for copy in printed]
            build_site(PROJECT / "mkdocs.yml", under_way, downloads=downloads, strict=True)
            shelve(printed, under_way)
            under_way.rename(finished)
    return finished
