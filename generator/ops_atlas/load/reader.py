"""YAML text to a located tree. The only module that knows YAML."""

import re
from collections.abc import Mapping as MappingType
from types import MappingProxyType

import yaml

from ops_atlas.load.tree import Mapping, Node, Scalar, Sequence, Spot
from ops_atlas.problem import N_, Message

MAX_DEPTH = 20

_REASONS: MappingType[str, Message] = MappingProxyType(
    {
        "did not find expected key": N_("a key was expected"),
        "mapping values are not allowed in this context": N_("a colon stands where no value can follow"),
        "could not find expected ':'": N_("a colon is missing after the key"),
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
        "control characters are not allowed": N_("there is an invisible control character"),
        "block sequence entries are not allowed in this context": N_("a list cannot begin here"),
        "did not find expected alphabetic or numeric character": N_(
            "a text that begins with & or * needs quotation marks"
        ),
    }
)


class UnreadableError(Exception):
    """The text is not YAML that the atlas reads; carries the problem's code, place and parameters."""

    def __init__(self, code: str, spot: Spot, **params: str) -> None:
        super().__init__(code)
        self.code, self.spot, self.params = code, spot, params


def read(text: str) -> Node:
    """Read a document, event by event: a tree built by libyaml itself would crash Python on deep nesting.

    Raises `UnreadableError` at the first thing that is not plain maps, lists and texts.
    """
    loader = yaml.CSafeLoader(text)
    try:
        return _Builder(text).build(loader)
    except yaml.MarkedYAMLError as error:
        raise _syntax(error, text) from None
    except yaml.YAMLError as error:  # the reader's own: a character that YAML forbids
        raise UnreadableError("broken-yaml", Spot(1, 1), reason=str(error).split("\n")[0]) from None
    finally:
        loader.dispose()


def _syntax(error: yaml.MarkedYAMLError, text: str) -> UnreadableError:
    mark = error.problem_mark or error.context_mark
    spot = Spot(mark.line + 1, mark.column + 1) if mark else Spot(1, 1)
    lines = text.split("\n")
    line = lines[spot.line - 1] if spot.line <= len(lines) else ""
    indentation = re.match(r" *\t", line)
    if indentation:
        return UnreadableError("tab-indentation", Spot(spot.line, indentation.end()))
    reason = (error.problem or "").split("\n")[0]
    return UnreadableError("broken-yaml", spot, reason=_REASONS.get(reason, Message(reason)))


class _Builder:
    """Collects the events of one document into a tree."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.open: list[Sequence | Mapping] = []
        self.key: list[Scalar | None] = []
        self.root: Node | None = None

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
            raise UnreadableError("tag-not-allowed", _spot(event), tag=str(tag))
        if len(self.open) > MAX_DEPTH:
            raise UnreadableError("too-deep", _spot(event), limit=str(MAX_DEPTH))

    def _node(self, event: yaml.Event) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            start, end = event.start_mark, event.end_mark
            assert start, "events of a text have marks"
            assert end, "events of a text have marks"
            line_start = start.index - start.column
            # In a folded block YAML keeps one line break for one blank line; its writer meant a new paragraph.
            text = event.value.replace("\n", "\n\n") if event.style == ">" else event.value
            return Scalar(_spot(event), text, (self.text[line_start : end.index], start.column))
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
            parent.values[key.text] = node
            self.key[-1] = None
        elif not isinstance(node, Scalar):
            raise UnreadableError("broken-yaml", node.spot, reason=N_("a key must be a plain text"))
        elif node.text in parent.keys:
            raise UnreadableError("duplicate-key", node.spot, key=node.text, first=str(parent.keys[node.text].line))
        else:
            parent.keys[node.text] = node.spot
            self.key[-1] = node


def _spot(event: yaml.Event) -> Spot:
    assert event.start_mark, "events of a text have marks"
    return Spot(event.start_mark.line + 1, event.start_mark.column + 1)
