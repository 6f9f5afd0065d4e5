"""New contact files, as text."""

from collections.abc import Iterable

from netcrm.model import PartialDate
from netcrm.text.write import flow_list, scalar

Value = str | PartialDate | tuple[str, ...]


def new_contact(fields: Iterable[tuple[str, Value]], body: str = "") -> str:
    """A contact file with these fields in this order; empty ones are left out.

    Days stand plain, lists in brackets, and text as every YAML reader takes it for itself.
    """
    lines = (f"{name}: {_value(value)}\n" for name, value in fields if value)
    return f"---\n{''.join(lines)}---\n" + (f"\n{body}" if body else "")


def _value(value: Value) -> str:
    if isinstance(value, PartialDate):
        return str(value)
    return flow_list(value) if isinstance(value, tuple) else scalar(value)
