"""Makes a PDF from Typst smaller: its small objects go into compressed streams (ISO 32000-1, 7.5.7).

Typst writes each object on its own and uncompressed, and the tags that make a document accessible are a thousand small
objects in a few pages; packed, they take a tenth of the room. No library does as well: qpdf, which pikepdf carries,
puts at most 100 objects to a stream and makes the longest case 85 to 90 kB, where it is to stay below 80.
Nothing that a reader sees or hears changes, but for the heads of tables, which are put right.
"""

import re
import struct
import zlib
from dataclasses import dataclass

from ops_atlas.publish.pdf.heads import headed
from ops_atlas.publish.pdf.links import inner_link, places

LONG = 225_000
"""Bytes from Typst, from which on a document is packed harder: a case is to stay below 80 kB."""
LEVELS = (5, 8)
"""How hard zlib tries, for short and long documents: 8 takes up to twice the time, for a kilobyte and a half less."""
ESCAPED = tuple((b"\\%03o" % byte, bytes([byte])) for byte in (*range(8), 11, *range(14, 32)))
"""Bytes of glyphs' numbers that Typst writes as four, where one does. The first is half of all; the others are worth
the time only in long documents. Those for ends of lines mean something, and stay."""
KIND = 24
"""Bytes at the start of an object that tell its kind; objects of one kind stand together, since they are alike."""
MEMORY = 4
"""How much zlib puts into one block of an object stream, from 1 to 9: little, since one kind is unlike the next."""
PER_STREAM = 4000
"""Objects to a stream: one stream holds all of a short document's."""
_ENTRY = re.compile(rb"(\d{10}) \d{5} ([nf])")
_COUNT = re.compile(rb"<</Type/Pages/Count (\d+)")
_PAGE = re.compile(rb"<</Type/Page/.*?/Contents (\d+) 0 R", re.DOTALL)
_RECT = re.compile(rb"(?<=/Rect\[)[^\]]*")
_LAYOUT = re.compile(rb"(?<=/A\[)<</O/Layout/Border[^>]*>>|(?<=>>)<</O/Layout/Border[^>]*>>(?=\]/K)")
_PLACES = re.compile(rb"\.(?<=\d\d\.)\d{3,}(?=[ \]/])")  # the point first: the search leaps to it
_FAR = re.compile(rb"\b\d{2,}\.\d{2,}(?=[ \]/])")
_DIGITS = re.compile(rb"\.\d{4,}(?=[ \]<(])")
_KERNS = re.compile(rb"\)-?\d+\.\d+(?=[(<])")
_ZEROS = re.compile(rb"\.000(?=[ \]<(])")
_LETTERS = re.compile(rb"/ActualText\([^)]*[\d\\]")
_UNASKED = re.compile(
    rb"xmlns:(?:stEvt|xmpMM)=\"[^\"]*\" +"
    rb"|<xmpMM:(\w+)>.*?</xmpMM:\1>"
    rb"|<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>(?:Adobe PDF|XMP Media Management) schema<"
    rb".*?</pdfaSchema:property></rdf:li>",
    re.DOTALL,
)
"""What PDF/A does not ask for in the metadata, which must stand uncompressed: history and numbers of this edition, and
what `pdf:` and `xmpMM:` mean."""
_SIZE = re.compile(rb"/Size \d+")
_ROW = struct.Struct(">BIH")


@dataclass(frozen=True)
class _Objects:
    """The objects of a PDF by number, as they are written, and the dictionary of its trailer."""

    plain: dict[int, bytes]
    streams: dict[int, bytes]
    trailer: bytes


def page_count(pdf: bytes) -> int:
    """Count the pages of a PDF that Typst has written, before it is packed."""
    found = _COUNT.search(pdf)
    assert found, "Typst begins a PDF with its page tree"
    return int(found[1])


def pack(pdf: bytes) -> bytes:
    """Give the same document with its small objects compressed; the same bytes give the same bytes.

    Raises `TypesettingError` for a link to a place that is not in the document.
    """
    long = len(pdf) > LONG
    objects = _finished(_read(pdf), long=long)
    ordered = sorted(objects.plain, key=lambda number: (objects.plain[number][:KIND], number))
    size = max((*objects.plain, *objects.streams)) + 1
    out = bytearray(pdf[: pdf.index(b"\n", pdf.index(b"\n") + 1) + 1])
    entries: dict[int, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}
    for number, body in objects.streams.items():
        entries[number] = (1, len(out), 0)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    for start in range(0, len(ordered), PER_STREAM):
        some = ordered[start : start + PER_STREAM]
        entries |= {number: (2, size, index) for index, number in enumerate(some)}
        entries[size] = (1, len(out), 0)
        out += b"%d 0 obj\n%b\nendobj\n" % (size, _object_stream([(n, objects.plain[n]) for n in some], LEVELS[long]))
        size += 1
    entries[size] = (1, len(out), 0)
    place = len(out)
    out += b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        _cross_references(entries, objects.trailer),
        place,
    )
    return bytes(out)


def _read(pdf: bytes) -> _Objects:
    """Take a PDF apart by its own table of places, so that nothing inside a stream is mistaken for an object."""
    table = int(pdf[pdf.rindex(b"startxref") + 9 :].split()[0])
    end = pdf.index(b"trailer", table)
    places = [(int(place), number) for number, (place, use) in enumerate(_ENTRY.findall(pdf[table:end])) if use == b"n"]
    places.sort()
    bounds = [place for place, _ in places[1:]] + [table]
    plain: dict[int, bytes] = {}
    streams: dict[int, bytes] = {}
    for (place, number), until in zip(places, bounds, strict=True):
        written = pdf[place:until]
        body = written[written.index(b"obj") + 3 : written.rindex(b"endobj")].strip(b"\r\n ")
        (streams if body.endswith(b"endstream") else plain)[number] = body
    trailer = pdf[end + len(b"trailer") : pdf.rindex(b"startxref")].strip()
    return _Objects(plain, streams, trailer)


def _finished(objects: _Objects, *, long: bool) -> _Objects:
    """Close the links inside; take off hundredths of a point and less, and the colours of cells as attributes."""
    catalog = next(body for body in objects.plain.values() if body.startswith(b"<</Type/Catalog"))
    known = places(catalog)
    plain = {
        number: inner_link(_RECT.sub(_to_a_tenth, body, count=1), known)
        if body.startswith(b"<</Type/Annot")
        else _LAYOUT.sub(b"", body)
        if b"/Border" in body
        else body
        for number, body in objects.plain.items()
    }
    pages = {int(found[1]) for body in plain.values() if (found := _PAGE.match(body))}
    streams = {
        n: _rounded_content(body, long=long) if n in pages else _brief(body) if b"/Subtype/XML" in body else body
        for n, body in objects.streams.items()
    }
    return _Objects(headed(plain), streams, objects.trailer)


def _to_a_tenth(sides: re.Match[bytes]) -> bytes:
    return b" ".join(b"%.1f" % float(side) for side in sides[0].split())


def _rounded_content(body: bytes, *, long: bool) -> bytes:
    start = body.index(b"stream\n") + len(b"stream\n")
    drawn = zlib.decompress(body[start : body.rindex(b"\nendstream")])
    # Text is drawn by the numbers of its glyphs, two bytes each, so nothing in it looks like a decimal number or like a
    # backslash before zeros. Where a page says in letters what glyphs stand for, and these might, it is left as it is.
    if not _LETTERS.search(drawn):
        drawn = _KERNS.sub(lambda kern: b")%d" % round(float(kern[0][1:])), drawn)
        drawn = _FAR.sub(_to_a_tenth, drawn) if long else _PLACES.sub(lambda digits: digits[0][:3], drawn)
        drawn = _ZEROS.sub(b"", _DIGITS.sub(lambda digits: digits[0][:4], drawn))
        for written, byte in ESCAPED if long else ESCAPED[:1]:
            drawn = drawn.replace(written, byte)
    content = zlib.compress(drawn, LEVELS[long])
    return b"<</Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream" % (len(content), content)


def _brief(body: bytes) -> bytes:
    start = body.index(b"stream\n") + len(b"stream\n")
    content = _UNASKED.sub(b"", body[start : body.rindex(b"\nendstream")])
    return b"<</Length %d/Type/Metadata/Subtype/XML>>\nstream\n%b\nendstream" % (len(content), content)


def _object_stream(objects: list[tuple[int, bytes]], level: int) -> bytes:
    places, position = [], 0
    for number, body in objects:
        places.append(b"%d %d" % (number, position))
        position += len(body) + 1
    head = b" ".join(places) + b"\n"
    deflate = zlib.compressobj(level, memLevel=MEMORY)
    content = deflate.compress(head + b"\n".join(body for _, body in objects)) + deflate.flush()
    about = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>" % (len(objects), len(head), len(content))
    return about + b"\nstream\n" + content + b"\nendstream"


def _cross_references(entries: dict[int, tuple[int, int, int]], trailer: bytes) -> bytes:
    """Write the table that says where each object is: kind, place and position, in 1, 4 and 2 bytes."""
    size = max(entries) + 1
    found = (entries.get(number, (0, 0, 0xFFFF)) for number in range(size))
    rows = b"".join([_ROW.pack(kind, place, position) for kind, place, position in found])
    # Each row as its difference from the one above (PNG's "up" filter, 2): neighbours differ by little.
    less = bytes([(a - b) & 255 for a, b in zip(rows, bytes(_ROW.size) + rows, strict=False)])
    table = b"".join([b"\x02" + less[start : start + _ROW.size] for start in range(0, len(less), _ROW.size)])
    content = zlib.compress(table, LEVELS[0])
    about = _SIZE.sub(b"/Size %d" % size, trailer).removesuffix(b">>")
    about += b"/Type/XRef/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>/Filter/FlateDecode/Length %d>>" % len(content)
    return about + b"\nstream\n" + content + b"\nendstream"
