"""Who is never brought up, whatever section it is."""

# ruff: noqa: ANN401  helpers pass on whatever fields a test names

from typing import Any

import pytest

from netcrm.model import Contact
from tests.views.build import ago, ahead, items, line, need, person, promise, slot

NEVER = ["lost", "apart", "died", f"died {ago(400)}"]
SECTIONS = ["today", "needs", "life", "promises", "met", "thanks", "quiet", "theirs"]


def everything(**fields: Any) -> Contact:
    """Someone with something in every section; nothing of it is under their name alone."""
    return person(
        "ana",
        *(line(f"{ago(days)} {kind}") for kind, days in (("heard", 5), ("received", 5))),
        line(f"{ago(2)} life", hard=True),
        met=ago(7),
        birthday="03-15",
        cadence=1,
        needs=[need(f"{ago(9)} open", "Dinners", slot(f"{ahead(2)} open"))],
        promises=[promise("me", ago(1)), promise("them", ago(1))],
        **fields,
    )


def full() -> tuple[Contact, Contact]:
    """Two people with something in every section between them."""
    return everything(), person("bo", promises=[promise("them", ago(1))])


def test_there_is_something_in_every_section() -> None:
    shown = [name for name in SECTIONS if items(name, *full())]
    assert shown == [name for name in SECTIONS if name != "met"]  # help is contact since
    assert items("met", person("cy", met=ago(3)))


@pytest.mark.parametrize("status", NEVER)
@pytest.mark.parametrize("section", SECTIONS)
def test_the_dead_the_lost_and_those_apart_are_never_brought_up(section: str, status: str) -> None:
    assert items(section, everything(status=status)) == ()
    newly = person("cy", met=ago(3), status=status, promises=[promise("them", ago(1))])
    assert items(section, newly) == ()


@pytest.mark.parametrize("section", SECTIONS)
def test_those_put_aside_are_left_alone_promises_aside(section: str) -> None:
    found = items(section, everything(snooze=ahead(1)))
    assert bool(found) is (section == "promises")
