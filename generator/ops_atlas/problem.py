"""A fault in the content, as a value: where it is, which kind it is, what is wrong and what would be right."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from string import Formatter
from types import MappingProxyType
from typing import NamedTuple


class Message(str):
    """A text of the program itself, still in English; the door that prints it translates it."""

    __slots__ = ()


def N_(message: str) -> Message:  # noqa: N802 - gettext's customary name for "translate later"
    """Mark a text for the catalogues."""
    return Message(message)


class Place(NamedTuple):
    """A point in a content file: its path relative to the atlas, and line and column counted from one."""

    file: str
    line: int
    column: int


class Kind:
    """What all problems of one code say; the texts are templates in `str.format` form."""

    def __init__(self, message: Message, *hints: Message) -> None:
        self.message = message
        self.hints = hints
        """What would be right, the most telling first; each can be said if all is known that it speaks of."""


@dataclass(frozen=True, order=True)
class Problem:
    """One fault of one content file."""

    place: Place
    code: str
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), compare=False)

    def __post_init__(self) -> None:
        """Refuse a code that no catalogue explains: that is an error of the program, not of the content."""
        if self.code not in KINDS:
            raise ValueError(f"no such problem code: {self.code}")


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        # Reading a file
        "not-utf-8": Kind(
            N_("The file is not UTF-8: byte {byte} at position {position} cannot be read."),
            N_("Save the file as UTF-8 in your editor."),
        ),
        "byte-order-mark": Kind(
            N_("The file starts with an invisible byte order mark."),
            N_("Save the file as “UTF-8” rather than “UTF-8 with BOM”."),
        ),
        "too-large": Kind(
            N_("The file is {size} kB; the limit is {limit} kB."),
            N_("Move what is not a fact about this entry out of it, or divide the entry."),
        ),
        "too-deep": Kind(
            N_("Values are nested more than {limit} levels deep."),
            N_("Compare with an existing file; no field is nested that deep."),
        ),
        "not-a-file": Kind(
            N_("This cannot be read as a file."),
            N_("Put an ordinary text file here; no folder, and no link that leads nowhere."),
        ),
        "outside-atlas": Kind(
            N_("The file is a link that leads out of the atlas."),
            N_("Put the file itself in the folder."),
        ),
        "bad-file-name": Kind(
            N_("“{name}” cannot be an id."),
            N_("Use lower-case letters a–z, digits and single hyphens, as in “{suggestion}.yaml”."),
        ),
        "pair-as-id": Kind(
            N_("“{value}” cannot be the id of a model, for it reads as a pair of models."),
            N_(
                "Give the file a name without the word “vs”: the page of two models is called by both ids with “-vs-” "
                "between them, so with a “vs” inside an id two pairs could have the same page."
            ),
        ),
        "not-read": Kind(
            N_("“{name}” is not read."),
            N_("Call it “{suggestion}”."),
            N_("Only files whose names end in “.yaml” are read; move this one elsewhere."),
        ),
        "in-subfolder": Kind(
            N_("“{name}” lies in a folder of its own inside “{folder}” and is not read."),
            N_("Move it to “{suggestion}”."),
            N_("Move it out of “{folder}”, or remove it."),
        ),
        "misspelt-folder": Kind(
            N_("“{given}” is not a folder of the atlas, so “{name}” is not read."),
            N_("Move it to “{suggestion}”."),
            N_("Call the folder “{folder}”, or move the file elsewhere."),
        ),
        "unknown-list": Kind(
            N_("“{name}” is not one of the lists of the atlas, so it is not read."),
            N_("Did you mean “{suggestion}”?"),
            N_("The lists: {known}. A new one is a change to the program."),
        ),
        "missing-list": Kind(
            N_("The list “{name}” is missing."),
            N_("Put it back; if it is there under another name, call it “{name}”."),
        ),
        "wrong-folder": Kind(
            N_("This looks like {what}, but the file lies in {folder}/."),
            N_("Put the file in {right}/."),
        ),
        "tab-indentation": Kind(
            N_("The line is indented with a tab; YAML allows spaces only."),
            N_("Replace the tab with two spaces."),
        ),
        "broken-yaml": Kind(
            N_("YAML cannot be read here: {reason}."),
            N_("Look at the line above as well: often a quotation mark, a colon or a space is missing."),
        ),
        "empty-file": Kind(
            N_("The file is empty."),
            N_("Copy an existing file of the same folder and change it."),
        ),
        "several-documents": Kind(
            N_("The file holds a second document after “---”."),
            N_("Put each entry in a file of its own."),
        ),
        "tag-not-allowed": Kind(
            N_("The tag “{tag}” is not allowed."),
            N_("Remove it; values are plain texts, lists and maps."),
        ),
        "anchor-not-allowed": Kind(
            N_("Anchors (&) and aliases (*) are not allowed: “{name}”."),
            N_("Write the value out, or put it in quotation marks if it is text."),
        ),
        "duplicate-key": Kind(
            N_("“{key}” appears here a second time; it first appears on line {first}."),
            N_("Keep one of the two."),
        ),
        # One entry by itself
        "unknown-field": Kind(
            N_("“{field}” is not a field here."),
            N_("Did you mean “{suggestion}”?"),
            N_("The fields here: {known}."),
        ),
        "unquoted-comma": Kind(
            N_("“{field}” is read as a field, because the comma before it separates fields inside braces."),
            N_("Put texts with a comma inside {{…}} in quotation marks, or write them on lines of their own."),
        ),
        "missing-field": Kind(
            N_("The field “{field}” is missing."),
            N_("Add it, as in an existing file; where no source says, write “{unknown}”."),
            N_("Add it, as in an existing file."),
        ),
        "wrong-type": Kind(
            N_("Expected {expected}, found {found}."),
            N_("Did you mean “{suggestion}”?"),
            N_("Compare with the same field in an existing file; where no source says, write “{unknown}”."),
            N_("Compare with the same field in an existing file."),
        ),
        "bad-value": Kind(
            N_("“{value}” is not allowed here; use: {reason}."),
            N_("Did you mean “{suggestion}”?"),
            N_("Compare with an existing file."),
        ),
        "too-few": Kind(
            N_("The list has too few entries: {found}, where at least {least} are needed."),
            N_("Add what is missing; where no source says, write “{unknown}”."),
            N_("Add what is missing."),
        ),
        "bad-id": Kind(
            N_("“{value}” cannot be an id."),
            N_('The quotation marks are curly; write straight ones: "{straight}".'),
            N_("Did you mean “{suggestion}”?"),
            N_("Use lower-case letters a–z, digits and single hyphens."),
        ),
        "bad-number": Kind(
            N_("“{value}” is not a number."),
            N_('The quotation marks are curly; write straight ones: "{straight}".'),
            N_("Did you mean “{suggestion}”?"),
            N_("Write digits with a full stop as decimal sign and nothing else, as in 2.5 or 2500000."),
        ),
        "bad-date": Kind(
            N_("“{value}” is not a date."),
            N_('The quotation marks are curly; write straight ones: "{straight}".'),
            N_("Did you mean “{suggestion}”?"),
            N_("Write 2017, 2017-11 or 2017-11-27, with ~ for about and ? for uncertain: 2018~."),
        ),
        "ends-before-start": Kind(
            N_("The end ({end}) lies before the beginning ({start})."),
            N_("Correct one of the two."),
        ),
        "bad-address": Kind(
            N_("“{value}” is not a web address."),
            N_('The quotation marks are curly; write straight ones: "{straight}".'),
            N_("Write the whole address, beginning with https:// or http://."),
        ),
        "empty-text": Kind(
            N_("The text is empty."),
            N_("Write it; where no source says, write “{unknown}”."),
            N_("Write it, or remove the field if it may be left out."),
        ),
        "missing-source": Kind(
            N_("There is no source."),
            N_("Add at least one under “cite”: every claim in the atlas says where it comes from."),
        ),
        "bad-citation": Kind(
            N_("“{value}” is not a citation."),
            N_('The quotation marks are curly; write straight ones: "{straight}".'),
            N_("Write the source's id, then, if known, a colon and the place in it: “mikkelsen-2017: page 2”."),
        ),
        "no-figure": Kind(
            N_("The figure has no value, or both a value and a range."),
            N_("Give either “value”, or “low” and “high” with the lower first, or “value: unknown”."),
        ),
        "one-of-these": Kind(
            N_("Exactly one of these fields must be given: {fields}."),
            N_("Given here: {given}."),
        ),
        # Small Markdown
        "text-too-long": Kind(
            N_("The text is longer than {what} characters."),
            N_("Make it shorter, or divide it."),
        ),
        "markup-not-allowed": Kind(
            N_("{what} is not allowed in a text: “{excerpt}”."),
            N_("Texts may contain paragraphs, *emphasis*, lists, quotes, links, citations and [[cross-links]]."),
        ),
        "unsafe-link": Kind(
            N_("The link leads to “{excerpt}”."),
            N_("Links begin with https://, http:// or mailto:; to another entry of the atlas write [[its-id]]."),
        ),
        "broken-citation": Kind(
            N_("“{excerpt}” looks like a citation but cannot be read as one."),
            N_("Write [@source-id] or [@source-id, the place in it]; separate several with “; ”."),
        ),
        "broken-cross-link": Kind(
            N_("“{excerpt}” looks like a link to another entry but cannot be read as one."),
            N_("Write [[its-id]] or [[its-id|the words to show]]."),
        ),
        "uncited-text": Kind(
            N_("The text makes claims but cites no source."),
            N_("Add at least one citation, as in [@source-id]; if no source says, write “{unknown}”."),
            N_("Add at least one citation, as in [@source-id]."),
        ),
        "citations-differ": Kind(
            N_("The Danish and the English text cite different sources: {difference}."),
            N_("Give both the same citations."),
        ),
        # Entries together
        "unknown-id": Kind(
            N_("“{value}” is not an id in {folder}."),
            N_("Did you mean “{suggestion}”?"),
            N_("Use one of those there: {known}. Or add a new one there first."),
            N_("Add it there first, or correct the id."),
        ),
        "ambiguous-id": Kind(
            N_("“{value}” is the id of several entries: {candidates}."),
            N_("Write the kind as well, as in [[{example}]]."),
        ),
        "duplicate-id": Kind(
            N_("The id “{value}” is already taken in {first}."),
            N_("Give one of the two another id."),
        ),
        "unclear-party": Kind(
            N_("“{value}” is not a name of “{name}”, but would have the same page: actors/{id}."),
            N_(
                "If it is the same, write “actor: {id}” instead of the name, or add this name to “aliases” in "
                "actors/{id}.yaml. If it is another, give it a file with another id in actors/."
            ),
        ),
        "reserved-name": Kind(
            N_("“{value}” cannot be the name of a party."),
            N_("Write the whole name, or leave the party out if no source names it."),
        ),
        "link-to-itself": Kind(N_("The entry refers to itself."), N_("Remove the reference.")),
        "wrong-level": Kind(
            N_("“{value}” is not a level of the dimension “{dimension}”."),
            N_("Its levels: {levels}, or unknown."),
        ),
        "missing-position": Kind(
            N_("The dimension “{dimension}” has no position."),
            N_("Add “{dimension}: unknown” if no source says; gaps are shown, not hidden."),
        ),
        "evidence-too-strong": Kind(
            N_("“{evidence}” is stronger than the sources allow: all of them have a stake ({sources})."),
            N_("Use “{cap}” or weaker, or add a source without a stake."),
        ),
        "undated": Kind(
            N_("The source has no date, and no estimate of it."),
            N_(
                "Add “issued-estimate” with “date” and “basis”: what in the text shows when it was written? If nothing "
                "does, write that it is no later than the year in which it was read, as in “../2026”."
            ),
        ),
        "unused-source": Kind(
            N_("No entry cites this source."),
            N_("Cite it where it is used, or remove the file."),
        ),
    }
)


def texts(problem: Problem) -> tuple[Message, Message]:
    """Give the templates of a problem's message and hint, in English."""
    kind = KINDS[problem.code]
    *telling, last = kind.hints
    known = (hint for hint in telling if all(problem.params.get(name) for name in _names(hint)))
    return kind.message, next(known, last)


@cache
def _names(template: Message) -> frozenset[str]:
    """Name the parameters that a template speaks of."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)
