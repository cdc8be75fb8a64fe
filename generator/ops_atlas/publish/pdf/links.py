"""Lets the links inside a PDF lead to places in it.

The template writes such a link as the address `#place|words`, for Typst sets every line twice that has a link to a
place. Here, once all is set, the address becomes the place, and the link is described by the words.
"""

import re
from collections.abc import Mapping

from ops_atlas.publish.pdf.typesetter import TypesettingError

_PLACES = re.compile(rb"/Names<</Dests<</Names\[(.*?)\]>>>>", re.DOTALL)
_PLACE = re.compile(rb"\(([^()]*)\)(\d+ 0 R)")
_ADDRESS = re.compile(rb"/A<</Type/Action/S/URI/URI(?:\(#([^|()]*)\|[^()]*\)|<23((?:[0-9A-F]{2})*?)7C[0-9A-F]*>)>>")


def places(catalog: bytes) -> dict[bytes, bytes]:
    """Give the object of every named place that a PDF's catalog lists."""
    listed = _PLACES.search(catalog)
    return dict(_PLACE.findall(listed[1])) if listed else {}


def inner_link(annotation: bytes, known: Mapping[bytes, bytes]) -> bytes:
    """Lead a link to its place; one to an address outside stays as it is. Raises `TypesettingError` for no place."""
    found = _ADDRESS.search(annotation)
    if not found:
        return annotation
    name = bytes.fromhex(found[2].decode()) if found[1] is None else found[1]
    if name not in known:
        raise TypesettingError(f"a link leads to “{name.decode()}”, which is not in the document")
    before = f"#{name.decode()}|"
    led = annotation[: found.start()] + b"/Dest " + known[name] + annotation[found.end() :]
    as_letters, as_numbers = f"/Contents({before}".encode(), b"/Contents<FEFF" + _utf16(before)
    return led.replace(as_letters, b"/Contents(", 1).replace(as_numbers, b"/Contents<FEFF", 1)


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-be").hex().upper().encode()
