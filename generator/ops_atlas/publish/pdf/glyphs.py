"""Which characters the fonts of the PDFs have, and what stands in the place of the others."""

import re
import unicodedata

# Proven by a test that sets every one of them in every style. A character without a glyph would stop the export,
# for PDF/UA and PDF/A demand that every character can be seen.
PRINTABLE = (
    (0x20, 0x7E),
    (0xA0, 0x377),
    (0x37A, 0x37F),
    (0x384, 0x38A),
    (0x38E, 0x3A1),
    (0x3A3, 0x482),
    (0x48A, 0x4FF),
    (0x1E00, 0x1EFF),
    (0x2002, 0x200D),
    (0x2010, 0x2027),
    (0x202F, 0x2040),
    (0x2044, 0x2052),
    (0x2054, 0x205E),
    (0x2060, 0x2060),
    (0x2070, 0x2071),
    (0x2074, 0x208E),
    (0x2090, 0x209C),
    (0x20A0, 0x20A4),
    (0x20A6, 0x20C0),
    (0x2100, 0x211E),
    (0x2120, 0x2120),
    (0x2122, 0x2122),
    (0x2126, 0x2126),
    (0x2150, 0x2151),
    (0x2153, 0x2184),
    (0x2190, 0x22FF),
    (0x25A0, 0x25FF),
    (0xFB00, 0xFB06),
    (0xFFFD, 0xFFFD),
)
"""First and last of each run of characters that the fonts in the Typst package can show."""

_WHOLE = re.compile(
    r"(\b(?:driftsoverenskomst|effektinvestering|esbjerg|helsingør|matchevent|nextwork|partnerskabstilgang|socialøkonomi"
    r"|udbudslov|udbudsprocedure|ældrepleje)\w*)",
    re.IGNORECASE,
)
"""Words that the patterns of Danish hyphenation part in the wrong places, such as »driftsove-renskomst«."""
_COUNTED = re.compile(
    r"§ (?=\d)|\d (?=(?:pct|kr|mio|mia)\.|procent\b|percent\b|million\b|billion\b)|mi[oa]\. (?=kr\.)|DKK (?=\d)"
    r"|\d\. (?=(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)\b)"
)
"""A number or a word before it, and the space to what it counts, at which no line should break."""
_OTHERS = re.compile("[^" + "".join(f"{chr(first)}-{chr(last)}" for first, last in PRINTABLE) + "]")
_LONG = re.compile(r"[^\s\u2000-\u200b]{28,}")
_PLACES = re.compile(r"(?<=[/.\-_?&=])(?=[^/.\-_?&=])")
_STEP = 14
_LONGEST_WORD = 45


def unbroken(text: str) -> list[str]:
    """Part a text at words that may not be hyphenated: every second part, from the second on, is such a word."""
    return _WHOLE.split(text)


def kept_together(text: str) -> str:
    """Keep numbers on the line of what they count."""
    return _COUNTED.sub(lambda match: match[0][:-1] + "\N{NO-BREAK SPACE}", text)


def printable(text: str) -> str:
    """Show every character as itself, or by its number (`[U+1F600]`) if no font has it."""
    return _OTHERS.sub(lambda match: f"[U+{ord(match[0]):04X}]", unicodedata.normalize("NFC", text))


def pieces(text: str) -> list[str]:
    """Cut a text where a line may break though no space or hyphenation allows it: in addresses and endless words.

    Most texts are one piece. Joined, the pieces are the text.
    """
    if not _LONG.search(text):
        return [text]
    found, position = [], 0
    for match in _LONG.finditer(text):
        word = match[0]
        cuts = _PLACES.split(word) if _PLACES.search(word) else [word]
        parts = [step for part in cuts for step in _steps(part)]
        found += [text[position : match.start()] + parts[0], *parts[1:]]
        position = match.end()
    if position < len(text):
        found[-1] += text[position:]
    return found


def _steps(part: str) -> list[str]:
    """Leave parts whole that hyphenation or a line can hold."""
    if len(part) <= (_LONGEST_WORD if part.isalpha() else 2 * _STEP):
        return [part]
    return [part[i : i + _STEP] for i in range(0, len(part), _STEP)]
