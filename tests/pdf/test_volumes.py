"""An atlas that is too large for one book: volumes that hold everything once and lead to each other."""

import os
import subprocess
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import CliRunner
from inspect_pdf import accessibility, conformance

from ops_atlas.cli import main
from ops_atlas.pipeline import Reading
from ops_atlas.publish.pdf.document import Document
from ops_atlas.publish.pdf.press import press, print_each
from ops_atlas.publish.pdf.printing import print_one
from ops_atlas.publish.pdf.processes import apart
from ops_atlas.publish.pdf.typesetter import TypesettingError
from ops_atlas.publish.pdf.volumes import Listing, Part, Volume, Weight, share
from ops_atlas.publish.pdf.whole import whole
from ops_atlas.render.downloads import WHOLE, of_page, shelf
from ops_atlas.wording import Wording

SITE = "https://example.org/atlas/"


def of(size: int, *ids: str, cites: str = "") -> list[Weight]:
    return [Weight(id_, size, frozenset(cites.split())) for id_ in ids]


(REST,) = of(60, "")
Sectors = Sequence[tuple[str, list[Weight]]]


def shared(
    sectors: Sectors, sources: Mapping[str, Listing] | None = None, front: Sequence[tuple[str, list[Weight]]] = ()
) -> list[Volume]:
    kinds = [(kind, "", entries) for kind, entries in front]
    return share(REST, kinds, [("cases", sector, cases) for sector, cases in sectors], sources or {}, 100)


def test_cases_that_fit_beside_the_rest_stay_in_one_book() -> None:
    assert shared([("roads", of(20, "a", "b"))]) == []


def test_small_sectors_share_a_volume_and_no_volume_is_too_large() -> None:
    _, first, second = shared([("care", of(30, "a")), ("roads", of(30, "b", "c")), ("water", of(30, "d"))])
    assert first == (Part("cases", "care", ("a",)), Part("cases", "roads", ("b", "c")))
    assert second == (Part("cases", "water", ("d",)),)


def test_a_sector_that_is_too_large_is_parted_between_cases() -> None:
    _, *volumes = shared([("roads", [*of(60, "a", "b"), *of(40, "c")])])
    assert volumes == [(Part("cases", "roads", ("a",), 1, 2),), (Part("cases", "roads", ("b", "c"), 2, 2),)]


def test_parts_are_of_like_size_and_none_is_a_remainder() -> None:
    _, *volumes = shared([("roads", of(10, *"abcdefghijk"))])
    assert [len(part.entries) for volume in volumes for part in volume] == [6, 5]


def test_a_case_that_is_too_large_alone_has_a_volume_to_itself() -> None:
    _, *volumes = shared([("roads", [*of(10, "a"), *of(500, "b"), *of(10, "c")])])
    assert [part.entries for volume in volumes for part in volume] == [("a",), ("b",), ("c",)]


def test_a_source_that_several_cases_cite_counts_once_in_a_volume() -> None:
    _, one = shared([("roads", of(30, "a", "b", cites="x"))], {"x": Listing(40)})
    assert one == (Part("cases", "roads", ("a", "b")),)
    assert (
        len(
            shared(
                [("roads", [*of(30, "a", cites="x"), *of(30, "b", cites="y")])], {"x": Listing(40), "y": Listing(40)}
            )
        )
        == 3
    )


def test_a_source_that_only_another_source_cites_is_counted_too() -> None:
    sources = {"x": Listing(20, frozenset("y")), "y": Listing(20, frozenset("z")), "z": Listing(20, frozenset("x"))}
    assert len(shared([("roads", [*of(30, "a", cites="x"), *of(30, "b")])], sources)) == 3


def test_models_and_actors_stand_in_the_first_volume_as_far_as_they_fit_and_cases_begin_another() -> None:
    front = [("models", of(20, "m", "n")), ("actors", of(40, "p", "q", "r"))]
    first, *others = shared([("roads", of(10, "a"))], front=front)
    assert first == (Part("models", "", ("m", "n")),)
    assert others == [
        (Part("actors", "", ("p", "q"), 1, 2),),
        (Part("actors", "", ("r",), 2, 2),),
        (Part("cases", "roads", ("a",)),),
    ]


def test_what_cannot_be_parted_has_the_first_volume_even_if_nothing_fits_beside_it() -> None:
    assert shared([("roads", of(60, "a"))], front=[("models", of(60, "m"))])[0] == ()


@pytest.fixture(scope="module")
def volumes(small: Reading) -> list[Document]:
    """The small atlas in the largest number of volumes: an entry to each."""
    return list(whole(small.atlas, Wording("da"), SITE, largest=1))


@pytest.fixture(scope="module")
def files(volumes: list[Document], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("volumes")
    for document in volumes:
        (folder / Path(document.path).name).write_bytes(print_one(document.data, document.about)[0])
    return [folder / Path(document.path).name for document in volumes]


def named(path: Path) -> set[str]:
    """Every place in a PDF that an address can name."""
    with pikepdf.open(path) as pdf:
        return {str(name) for name in pikepdf.NameTree(pdf.Root.Names.Dests)}


def links(path: Path) -> list[str]:
    with pikepdf.open(path) as pdf:
        annotations: list[Any] = [a for page in pdf.pages for a in page.get("/Annots", [])]
        return [str(a.A.URI) for a in annotations if "/A" in a]


def test_a_small_atlas_is_one_book(small: Reading) -> None:
    assert [document.path for document in whole(small.atlas, Wording("da"), SITE)] == [WHOLE]


def test_every_entry_stands_in_exactly_one_volume(small: Reading, files: list[Path]) -> None:
    kinds = ("cases", "models", "themes", "disagreements", "actors")
    found = Counter(name for path in files for name in named(path) if name.partition("/")[0] in kinds)
    assert found == Counter(f"{key.kind}/{key.id}" for key in small.atlas.entities if key.kind in kinds)


def test_each_volume_says_which_of_how_many_it_is(volumes: list[Document]) -> None:
    count = len(volumes)
    assert count > 2
    titles = [f"Offentlig-privat samarbejde i Danmark, bind {n} af {count}" for n in range(1, count + 1)]
    assert [document.title for document in volumes] == titles
    assert [document.path for document in volumes] == [f"pdf/ops-atlas-{n}.pdf" for n in range(1, count + 1)]


def test_links_between_volumes_lead_to_places_that_exist(files: list[Path]) -> None:
    places = {path.name: named(path) for path in files}
    between = [link.removeprefix(SITE) for path in files for link in links(path) if "#nameddest=" in link]
    assert between
    for link in between:
        file, _, place = link.partition("#nameddest=")
        assert place in places[file.removeprefix("pdf/")]


def test_no_link_is_left_open(files: list[Path]) -> None:
    assert not [link for path in files for link in links(path) if link.startswith("#")]


def test_volumes_conform_to_pdf_ua_1_and_pdf_a_2a(files: list[Path]) -> None:
    assert [line for path in files for line in (*conformance(path), *accessibility(path))] == []


def test_volumes_are_not_damaged(files: list[Path], tool: Callable[[str], str]) -> None:
    for path in files:
        done = subprocess.run([tool("qpdf"), "--check", str(path)], capture_output=True, encoding="utf-8", check=False)  # noqa: S603 - a fixed tool
        assert (done.returncode, "WARNING" in done.stdout + done.stderr) == (0, False)


def test_the_download_page_lists_every_volume_and_the_pages_offer_the_first(
    volumes: list[Document], tmp_path: Path
) -> None:
    downloads = [copy.download for copy in press(volumes, tmp_path)]
    shown = shelf(downloads, "da")
    assert [download.path for download in shown.values()] == [document.path for document in volumes]
    assert of_page(shown, "cases/index.md") == downloads[0]


def end_at_once(_data: str, _about: str) -> None:
    os._exit(9)


def test_a_fault_in_a_volume_names_it(volumes: list[Document]) -> None:
    broken = replace(volumes[1], data="{}")
    with pytest.raises(TypesettingError, match=r"pdf/ops-atlas-2\.pdf"):
        print_each([volumes[0], broken])


def test_a_volume_whose_process_is_ended_is_a_fault_that_names_it(volumes: list[Document]) -> None:
    with pytest.raises(TypesettingError, match=r"pdf/ops-atlas-1\.pdf.*memory"):
        apart(end_at_once, volumes[0].data, volumes[0].about)


def test_the_command_writes_volumes_and_says_so(configured: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ops_atlas.publish.pdf.whole.LARGEST", 1)
    done = CliRunner().invoke(
        main, ["pdf", "--atlas", str(configured), "--lang", "en", "--out", str(configured / "book.pdf")]
    )
    written = sorted(path.name for path in configured.glob("*.pdf"))
    assert done.exit_code == 0, done.output
    assert f"is written in {len(written)} volumes" in done.stderr
    assert set(written) == {f"book-{n}.pdf" for n in range(1, len(written) + 1)}
