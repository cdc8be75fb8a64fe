"""YAML text to a located tree. The only module that knows YAML."""

import re
from collections.abc import Mapping as MappingType
from types import MappingProxyType
from typing import NamedTuple

import yaml

from ops_atlas.load.tree import Mapping, Node, Scalar, Sequence, Spot
from ops_atlas.problem import N_, Message

MAX_DEPTH = 20

_CONTROL = N_("there is an invisible control character")
# What YAML itself forbids in a file, and lets in again through escapes such as "\x1b".
_FORBIDDEN = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
# YAML counts these as ends of lines; no editor does, and a line number must be the one that the writer sees.
_LINE_ENDS = ("\x85", "\u2028", "\u2029")
_UNFOLDED = ("|", '"')
"""Styles of a text in which a line break is the writer's own."""
_STANDARD_TAG = "tag:yaml.org,2002:"
_NO_COLON = "could not find expected ':'"
_BEGINS_WITH_PERCENT = N_("a text that begins with % needs quotation marks")

_REASONS: MappingType[str, Message] = MappingProxyType(
    {
        "did not find expected key": N_("a key was expected"),
        "mapping values are not allowed in this context": N_("a colon stands where no value can follow"),
        _NO_COLON: N_("a colon is missing after the key"),
        "found unexpected end of stream": N_(
            "the file ends in the middle of a text, probably a quotation mark is missing"
        ),
        "did not find expected ',' or ']'": N_("a comma or “]” is missing"),
        "did not find expected ',' or '}'": N_(
            "a comma or “}” is missing; a text with a comma needs quotation marks here"
        ),
        "did not find expected '-' indicator": N_("a list item must begin with a hyphen here"),
        "did not find expected node content": N_("a value was expected"),
        "found character that cannot start any token": N_(
            "a text that begins with this character needs quotation marks"
        ),
        "found unknown escape character": N_("a backslash in double quotation marks must be written twice"),
        "control characters are not allowed": _CONTROL,
        "block sequence entries are not allowed in this context": N_("a list cannot begin here"),
        "did not find expected alphabetic or numeric character": N_(
            "a text that begins with & or * needs quotation marks"
        ),
        "found unexpected ':'": N_("a space is missing after the colon"),
        "did not find expected whitespace or line break": N_("a space is missing"),
        "did not find expected comment or line break": N_("nothing else may stand on the line after > or |"),
        "did not find expected <document start>": N_("something else begins here; a colon may be missing above"),
        "mapping keys are not allowed in this context": N_("a text that begins with ? needs quotation marks"),
        "found unknown directive name": _BEGINS_WITH_PERCENT,
        "found unexpected non-alphabetical character": _BEGINS_WITH_PERCENT,
        "could not find expected directive name": _BEGINS_WITH_PERCENT,
    }
)


class UnreadableError(Exception):
    """The text is not YAML that the atlas reads; carries the problem's code, place and parameters."""

    def __init__(self, code: str, spot: Spot, **params: str) -> None:
        super().__init__(code)
        self.code, self.spot, self.params = code, spot, params


class Duplicate(NamedTuple):
    """A key that stands twice in one map; the first counts, so that the rest of the file can still be judged."""

    key: str
    spot: Spot
    first: Spot


def read(text: str) -> tuple[Node, list[Duplicate]]:
    """Read a document, event by event: a tree built by libyaml itself would crash Python on deep nesting.

    Raises `UnreadableError` at the first thing that is not plain maps, lists and texts.
    """
    for sign in _LINE_ENDS:
        text = text.replace(sign, " ")
    if forbidden := _FORBIDDEN.search(text):
        before = text[: forbidden.start()]
        spot = Spot(before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise UnreadableError("broken-yaml", spot, reason=_CONTROL)
    loader = yaml.CSafeLoader(text)
    try:
        builder = _Builder(text)
        return builder.build(loader), builder.duplicates
    except yaml.MarkedYAMLError as error:
        raise _syntax(error, text) from None
    finally:
        loader.dispose()


def _syntax(error: yaml.MarkedYAMLError, text: str) -> UnreadableError:
    mark = error.problem_mark or error.context_mark
    reason = (error.problem or "").split("\n")[0]
    if error.context_mark and mark and (reason == _NO_COLON or mark.index >= len(text.rstrip())):
        mark = error.context_mark  # what began there goes wrong only further down, or at the end of the file
    spot = Spot(mark.line + 1, mark.column + 1) if mark else Spot(1, 1)
    lines = text.split("\n")
    line = lines[spot.line - 1] if spot.line <= len(lines) else ""
    indentation = re.match(r" *\t", line)
    if indentation:
        return UnreadableError("tab-indentation", Spot(spot.line, indentation.end()))
    return UnreadableError("broken-yaml", spot, reason=_REASONS.get(reason, Message(reason)))


class _Builder:
    """Collects the events of one document into a tree."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.open: list[Sequence | Mapping] = []
        self.key: list[Scalar | None] = []
        self.root: Node | None = None
        self.duplicates: list[Duplicate] = []

    def build(self, loader: yaml.CSafeLoader) -> Node:
        documents = 0
        while True:
            event = loader.get_event()
            match event:
                case yaml.StreamEndEvent():
                    break
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        raise UnreadableError("several-documents", _spot(event))
                case yaml.ScalarEvent() | yaml.SequenceStartEvent() | yaml.MappingStartEvent() | yaml.AliasEvent():
                    self._refuse(event)
                    self._add(self._node(event))
                case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                    self.open.pop()
                    self.key.pop()
                case _:
                    pass
        if self.root is None or (isinstance(self.root, Scalar) and not self.root.text):
            raise UnreadableError("empty-file", Spot(1, 1))
        return self.root

    def _refuse(self, event: yaml.Event) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            raise UnreadableError("anchor-not-allowed", _spot(event), name=sign + anchor)
        if tag is not None:
            written = f"!!{tag.removeprefix(_STANDARD_TAG)}" if tag.startswith(_STANDARD_TAG) else tag
            raise UnreadableError("tag-not-allowed", _spot(event), tag=written)
        if len(self.open) > MAX_DEPTH:
            raise UnreadableError("too-deep", _spot(event), limit=str(MAX_DEPTH))

    def _node(self, event: yaml.Event) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            start, end = event.start_mark, event.end_mark
            assert start, "events of a text have marks"
            assert end, "events of a text have marks"
            if event.style == '"' and _FORBIDDEN.search(event.value):
                raise UnreadableError("broken-yaml", _spot(event), reason=_CONTROL)
            # Where YAML folds lines it keeps one line break for a blank line; the writer meant a new paragraph.
            text = event.value if event.style in _UNFOLDED else event.value.replace("\n", "\n\n")
            return Scalar(_spot(event), text, (self.text, start.index, end.index))
        return Sequence(_spot(event)) if isinstance(event, yaml.SequenceStartEvent) else Mapping(_spot(event))

    def _add(self, node: Node) -> None:
        if not self.open:
            self.root = node
        else:
            self._place_in(self.open[-1], node)
        if not isinstance(node, Scalar):
            self.open.append(node)
            self.key.append(None)

    def _place_in(self, parent: Sequence | Mapping, node: Node) -> None:
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = self.key[-1]
        if key is not None:
            parent.values.setdefault(key.text, node)
            self.key[-1] = None
        elif not isinstance(node, Scalar):
            raise UnreadableError("broken-yaml", node.spot, reason=N_("a key must be a plain text"))
        else:
            first = parent.keys.setdefault(node.text, node.spot)
            if first is not node.spot:
                self.duplicates.append(Duplicate(node.text, node.spot, first))
            self.key[-1] = node


def _spot(event: yaml.Event) -> Spot:
    assert event.start_mark, "events of a text have marks"
    return Spot(event.start_mark.line + 1, event.start_mark.column + 1)
