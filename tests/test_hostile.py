"""Whatever a file holds, reading it ends soon and gives problems, never a traceback."""

import json
import random
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest

from ops_atlas.entities import FILES
from ops_atlas.load import Entry
from ops_atlas.load.files import MAX_BYTES
from ops_atlas.load.reader import UnreadableError
from ops_atlas.load.reader import read as read_yaml
from ops_atlas.pipeline import read
from ops_atlas.prose import MAX_LENGTH, parse
from ops_atlas.publish.report import FORMATS
from ops_atlas.validate import validate
from ops_atlas.wording import Wording

ATLAS = Path(__file__).parent / "atlas"
LAUGHS = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))

NASTY: dict[str, bytes | str] = {
    "aliases": LAUGHS,
    "merge": "<<: {name: X}\nname: Y\n",
    "python-object": "name: !!python/object/apply:os.system [echo no]\n",
    "binary": "name: !!binary SGVq\n",
    "deep-lists": "[" * 100_000,
    "deep-maps": "{a: " * 60_000,
    "deep-blocks": "- " * 100_000,
    "keys-of-keys": "? " * 100_000,
    "nul": b"name: \0\n",
    "bell": 'name: "\\a\\e[31m"\n',
    "utf-16": "name: X\n".encode("utf-16"),
    "utf-32": "name: X\n".encode("utf-32"),
    "latin-1": "name: Ærø\n".encode("latin-1"),
    "half-a-letter": "name: Ø".encode()[:-1],
    "surrogate": b"name: \xed\xa0\x80\n",
    "surrogate-escaped": 'name: "\\ud800"\n',
    "bom": "\ufeffname: X\n",
    "empty": "",
    "blank": "\n \n\n",
    "remarks": "# nothing\n",
    "dashes": "---\n---\n",
    "dots": "...\n",
    "two-documents": "name: X\n---\nname: Y\n",
    "tabs": "name: X\n\tkind: company\n",
    "large": b"#" * 300_000,
    "directive": "%YAML 9.9\n---\nname: X\n",
    "null": "~\n",
    "nothing-known": "\n".join(f"k{n}: v" for n in range(5_000)),
    "one-key": "a: b\n" * 10_000,
    "long-key": f"{'k' * 250_000}: v\n",
    "long-line": f"name: {'x' * 250_000}\n",
    "long-id": f"name: X\nkind: {'x' * 250_000}\n",
    "many-citations": "name: X\ncite: [" + "nobody, " * 3_000 + "nobody]\n",
    "many-aliases": "name: X\naliases: [" + "y, " * 60_000 + "y]\n",
    "blank-lines": f'name: X\ninterest: "x{chr(92)}n{f"{chr(92)}n" * 100_000}*"\n',
    "number": "name: X\nurl: 1e999999999\n",
    "command": 'name: X\nkind: "x\\n::add-mask::x"\n',
    "random": random.Random(2).randbytes(10_000),  # noqa: S311 - the same each time is what a test wants
    "random-ascii": bytes(random.Random(3).choices(range(32, 127), k=10_000)),  # noqa: S311 - the same
}

TEXTS = {
    "brackets": "[" * MAX_LENGTH,
    "images": "![" * (MAX_LENGTH // 2),
    "links": "[a](b" * (MAX_LENGTH // 5),
    "cross-links": "[[a|" * (MAX_LENGTH // 4),
    "citations": "[@\n" * (MAX_LENGTH // 3),
    "stars": "*a " * (MAX_LENGTH // 3),
    "underscores": "_a" * (MAX_LENGTH // 2),
    "nested emphasis": "*a **b " * (MAX_LENGTH // 7),
    "backticks": "`a``" * (MAX_LENGTH // 4),
    "tags": "<a " * (MAX_LENGTH // 3),
    "comments": "<!-- " * (MAX_LENGTH // 5),
    "quotes": "> " * (MAX_LENGTH // 2),
    "lists": "- " * (MAX_LENGTH // 2),
    "table": "a|b\n-|-\n" * (MAX_LENGTH // 8),
    "blank lines": "x" + "\n " * (MAX_LENGTH // 2 - 1) + "*",
    "too long": "[" * 250_000,
}


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Fail instead of waiting for ever; generous, for this measures no speed but tells a hang from none."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"not done after {seconds} seconds")

    previous = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, previous)


def test_a_folder_of_nasty_files_is_read_to_its_end(atlas: Path, write: Callable[[str, str | bytes], Path]) -> None:
    for name, content in NASTY.items():
        write(f"actors/{name}.yaml", content)
    with within(20):
        problems = read(atlas).problems
        lines = [line for form in FORMATS.values() for p in problems[:1_000] for line in [form(p, Wording("da"))]]
    faulty = {problem.place.file for problem in problems}
    fine = {"actors/long-line.yaml", "actors/many-aliases.yaml"}
    assert faulty == {f"actors/{name}.yaml" for name in NASTY} - fine
    assert all(line.isprintable() for text in lines for line in text.split("\n"))
    assert max(map(len, lines)) < 2_000


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_parsed_to_its_end(name: str) -> None:
    with within(10):
        assert parse(TEXTS[name]).source == TEXTS[name].strip("\n")


def test_a_hostile_page_written_by_hand_is_read_to_its_end(
    atlas: Path, write: Callable[[str, str | bytes], Path]
) -> None:
    for name, text in TEXTS.items():
        write(f"docs/da/{name}.md", text)
        write(f"docs/da/heading {name}.md", f"# {text}")
    for name, content in NASTY.items():
        write(f"docs/en/{name}.md", content)
    with within(30):
        assert {p.place.file.partition("/")[0] for p in read(atlas).problems} == {"docs"}


def test_a_text_too_long_is_refused_before_it_costs_time() -> None:
    assert [fault.code for fault in parse("x" * MAX_LENGTH).faults] == []
    assert [fault.code for fault in parse("x" * (MAX_LENGTH + 1)).faults] == ["text-too-long"]


def test_nothing_is_lost_below_too_many_lists() -> None:
    deep = parse("> " * 30 + "important")
    assert [fault.code for fault in deep.faults] == ["markup-not-allowed"]
    assert "important" in deep.words(str)


def mutations(seed: int, number: int) -> Iterator[tuple[str, str]]:
    """Damage good files in the ways of people: a sign too many, a sign too few, a line moved."""
    chance = random.Random(seed)  # noqa: S311 - the same each time is what a test wants
    good = [(path.parent.name, path.read_text(encoding="utf-8")) for path in sorted(ATLAS.glob("*/*.yaml"))]
    good = [(kind, text) for kind, text in good if kind in FILES]
    for _ in range(number):
        kind, text = chance.choice(good)
        at = chance.randrange(len(text))
        match chance.randrange(4):
            case 0:
                yield kind, text[:at] + text[at + chance.randrange(1, 9) :]
            case 1:
                yield kind, text[:at] + chance.choice("\"'{}[]:,-#&*!|>%@`\t \n?\\<") + text[at:]
            case 2:
                insertion = chance.choice(["\n  ", "\n- ", ": ", " #", "[[", "[@", "{", "unknown"])
                yield kind, text[:at] + insertion + text[at:]
            case _:
                lines = text.split("\n")
                lines.insert(chance.randrange(len(lines)), lines.pop(chance.randrange(len(lines))))
                yield kind, "\n".join(lines)


def test_a_damaged_file_gives_problems_that_stand_in_it() -> None:
    reports = 0
    for kind, text in mutations(seed=4, number=300):
        try:
            tree, _ = read_yaml(text)
        except UnreadableError as error:
            spots = [error.spot]
        else:
            places = [p.place for p in validate(Entry(kind, "x", "x.yaml", tree)).problems]
            spots = [(place.line, place.column) for place in places]
        lines = text.split("\n")
        for line, column in spots:
            reports += 1
            assert 1 <= line <= len(lines), text
            assert 1 <= column <= len(lines[line - 1]) + 1, text
    assert reports > 200


def test_a_file_just_small_enough_is_read(atlas: Path, write: Callable[[str, str | bytes], Path]) -> None:
    content = b"name: X\n#"
    write("actors/x.yaml", content + b"x" * (MAX_BYTES - len(content)))
    assert read(atlas).problems == ()


ALPHABETS = (
    "abcABC",
    "æøåÆØÅ",
    "αβγ",
    "жшщ",
    "字東京",
    "کति",
    "e\u0301a\u030a",
    " -.,&/'’–+",
    "\U0001f600\u200d\ufe0f",
    "0123",
)


def party_names(seed: int, number: int) -> list[str]:
    """Names as people write them, and as nobody does."""
    chance = random.Random(seed)  # noqa: S311 - the same each time is what a test wants
    known = ["unknown", "Index", "Firma", "firma-fonden", "FIRMAET", "x", "!!!", "…", "-", "index 1", "x" * 200]
    made = ("".join(chance.choices(chance.choice(ALPHABETS) + chance.choice(ALPHABETS), k=3)) for _ in range(number))
    return [*known, *(name for name in made if name.strip())]


def test_any_name_of_a_party_leads_to_a_page_or_is_a_problem(atlas: Path) -> None:
    path, names = atlas / "cases" / "gamma.yaml", party_names(seed=5, number=2_000)
    listed = "".join(
        f"\n  - {{name: {json.dumps(name, ensure_ascii=False)}, role: buyer, cite: [oeby-2015]}}" for name in names
    )
    path.write_text(path.read_text(encoding="utf-8").replace("parties: []", f"parties: {listed}"), encoding="utf-8")
    with within(20):
        reading = read(atlas)
    parties = reading.atlas.cases["gamma"].parties
    assert len(parties) == len(names)
    assert all(reading.atlas.party(party) in reading.atlas for party in parties)
    assert {problem.code for problem in reading.problems} == {"unclear-party", "reserved-name"}
