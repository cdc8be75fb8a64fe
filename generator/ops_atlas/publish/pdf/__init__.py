"""The atlas as PDF: entities to a tree of plain values, set by a fixed Typst template. No HTML in between."""
