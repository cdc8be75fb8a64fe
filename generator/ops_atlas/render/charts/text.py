"""Text in pictures, where nothing breaks lines by itself."""

LINE = 16
"""From one line to the next, in pixels."""
NARROW = 50
"""How many letters fit on a line of the narrowest screen."""


def wrap(text: str, letters: int) -> tuple[str, ...]:
    """Break a text at spaces into lines of so many letters at most; a longer word has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def percent(share: float) -> str:
    """Write a share of the width as an SVG length: `12.5%`."""
    return f"{round(share * 100, 2):g}%"
