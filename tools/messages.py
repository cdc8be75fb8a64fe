"""Bring the interface's catalogues up to date: new messages come in empty in Danish and as they are in English."""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
KEYWORDS = {"_": None, "N_": None, "plural": (1, 2)}
HEADER = """msgid ""
msgstr ""
"Project-Id-Version: ops-atlas\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def extracted() -> Catalog:
    """Collect every message of the code and the templates."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as config:
        methods, options = parse_mapping_cfg(config)
    found = Catalog()
    directory = str(ROOT / "generator")
    for _, _, message, _, context in extract_from_dir(directory, methods, options, KEYWORDS):
        found.add(message, context=context)
    return found


def path_of(language: str) -> Path:
    """Give the catalogue of a language."""
    return ROOT / "generator" / "ops_atlas" / "locale" / language / "LC_MESSAGES" / "ops_atlas.po"


def renewed(language: str, template: Catalog) -> str:
    """Give a language's catalogue with all messages of the template and no others, sorted."""
    with path_of(language).open("rb") as source:
        old = read_po(source, locale=language)
    new = Catalog(locale=language)
    for message in template:
        if message.id:
            known = old.get(message.id)
            plural = isinstance(message.id, list | tuple)
            empty = ("", "") if plural else ""
            text = message.id if language == "en" else known.string if known else empty
            new.add(message.id, text)
    body = BytesIO()
    write_po(body, new, width=0, no_location=True, omit_header=True, sort_output=True)
    return HEADER.format(language=language) + body.getvalue().decode("utf-8").strip() + "\n"


if __name__ == "__main__":
    template = extracted()
    for language in ("da", "en"):
        path_of(language).write_text(renewed(language, template), encoding="utf-8")
