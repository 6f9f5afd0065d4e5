"""Evidence for the terminal and for JSON: where the lines stand that a statement rests on."""

from collections.abc import Iterator, Sequence

from netcrm.commands.speech import iso
from netcrm.model import Evidence
from netcrm.views.words import count

SHOWN = 3
"""How many lines are named under a statement; JSON has them all."""


def proofs(evidence: Sequence[Evidence]) -> Iterator[str]:
    """One line that names the places, or none: ``contacts/ana.md:12, contacts/bo.md:7``."""
    places = list(dict.fromkeys(f"{one.file}:{one.line}" for one in evidence))
    more = len(places) - SHOWN
    if places:
        rest = f" and {count(more, 'more line')}" if more > 0 else ""
        yield f"({', '.join(places[:SHOWN])}{rest})"


def proofs_data(evidence: Sequence[Evidence]) -> list[dict[str, object]]:
    """The lines as JSON has them."""
    return [
        {"date": iso(one.date), "file": one.file, "line": one.line, "text": one.text or None}
        for one in evidence
    ]
