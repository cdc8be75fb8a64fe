"""The bytes of a PDF depend on its document alone: not on the process, what was set before, or the thread."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import pytest

from ops_atlas.pipeline import Reading
from ops_atlas.publish.pdf.catalogue import documents
from ops_atlas.publish.pdf.document import Document
from ops_atlas.publish.pdf.printing import print_one
from ops_atlas.wording import Wording

ALONE = """
import sys
from hashlib import sha256
from ops_atlas.publish.pdf.pack import pack
from ops_atlas.publish.pdf.typesetter import typeset
print(sha256(pack(typeset(sys.stdin.buffer.read().decode()))).hexdigest())
"""


@pytest.fixture(scope="module")
def some(small: Reading) -> list[Document]:
    every = list(documents(small.atlas, Wording("da"), "https://example.org/atlas/"))
    return every[:8]


def set_alone(document: Document) -> str:
    command = [sys.executable, "-c", ALONE]
    done = subprocess.run(command, input=document.data.encode(), capture_output=True, check=True)  # noqa: S603 - itself
    return done.stdout.decode().strip()


def test_a_document_has_the_same_bytes_alone_after_others_in_another_order_and_beside_others(
    some: list[Document],
) -> None:
    in_order = [print_one(document.data, document.about)[0] for document in some]
    backwards = [print_one(document.data, document.about)[0] for document in reversed(some)][::-1]
    with ThreadPoolExecutor(4) as workers:
        beside = [content for content, _ in workers.map(lambda one: print_one(one.data, one.about), some)]
    assert in_order == backwards == beside
    assert [sha256(content).hexdigest() for content in in_order[:3]] == [set_alone(document) for document in some[:3]]
