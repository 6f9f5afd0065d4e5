"""Dated lines as text, with all that stands below them."""

from netcrm.text.splice.layout import Setting
from netcrm.text.splice.shape import Dated, Listed, Row, Shape
from netcrm.text.splice.wording import written
from netcrm.text.write import scalar

_SLOT = "  - "


def lines_of_row(row: Row, setting: Setting, newline: str) -> str:
    """A dated line and its attributes, each on a line, the last line end included."""
    head = f"{setting.prefix}{row.key}:"
    lines = f"{head} {scalar(row.text)}{newline}" if row.text else f"{head}{newline}"
    lead = " " * setting.level
    for name, shape in row.attributes:
        lines += f"{lead}{name}:{_value(name, shape, setting.level, newline)}"
    return lines


def _value(name: str, shape: Shape, level: int, newline: str) -> str:
    """What stands behind an attribute's colon, and below it."""
    if isinstance(shape, Dated):
        below = Setting(f"{' ' * level}{_SLOT}", level + len(_SLOT))
        return newline + "".join(lines_of_row(row, below, newline) for row in shape.rows)
    if isinstance(shape, Listed):
        texts = tuple(item for item in shape.items if isinstance(item, str))
        return f" {written(name, texts)}{newline}"
    return f" {written(name, shape)}{newline}" if isinstance(shape, str) else newline
