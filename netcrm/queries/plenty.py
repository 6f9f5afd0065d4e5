"""Load and patience: what all circles together ask for, and how much you asked of people lately."""

from collections.abc import Iterator
from datetime import date

from netcrm.memo import Row
from netcrm.model import MY_ID
from netcrm.queries.ask import Ask, query
from netcrm.queries.files import files_of
from netcrm.queries.touch import contact_days, rhythm
from netcrm.views.asking import patience as patience_view
from netcrm.views.asking.patience import Patience, large_asks
from netcrm.views.lately import lately
from netcrm.views.load import Load, Wish
from netcrm.views.load import load as load_view
from netcrm.views.stage.help import given


@query
def load(ask: Ask) -> Load:
    """What the clocks of all people ask for in a week, beside the contacts there were."""
    wishes = (wish for key, number in ask.sizes("wish").items() for wish in (_wish(key),) * number)
    return load_view(wishes, _days(ask, "lately"), ask.settings, ask.reached)


@query
def patience(ask: Ask) -> Patience | None:
    """A word of patience, where you asked much of many; None where there is no need of it."""
    asks = ask.bucket("large-ask", "")
    return patience_view.patience(asks, _days(ask, "helped"), ask.settings, ask.reached)


def rows(ask: Ask, identity: str) -> Iterator[Row]:
    """What someone's clock asks for, and their contact days that are counted beside it.

    Days that lie too far back to be counted make no rows: there are many of them.
    """
    found = rhythm(ask, identity)
    if found.next_due is None or found.cadence_days is None:
        return
    yield Row(
        "wish",
        _key(found.cadence_source, ask.contact(identity).circle, found.cadence_days),
        (),
        None,
    )
    days = [day.date for day in contact_days(ask, identity)]
    for day in days[lately(days, ask.settings.load.days, ask.reached)]:
        yield Row("lately", day.isoformat(), (), None)


def asked_rows(ask: Ask, identity: str) -> Iterator[Row]:
    """The large asks in someone's files, and the days on which you helped them."""
    if identity == MY_ID:
        return
    for _, contact in files_of(ask, identity):
        for large in large_asks(contact, ask.settings):
            place = (large.date.isoformat(), large.evidence.file, large.evidence.line)
            yield Row("large-ask", "", place, large)
        for help_ in given(contact, ask.settings.kinds, _ever):
            yield Row("helped", help_.date.isoformat(), (), None)


def _days(ask: Ask, index: str) -> list[date]:
    """The days that are keys of an index, ascending, each as often as it has rows."""
    return [
        day
        for key, number in ask.sizes(index).items()
        for day in (date.fromisoformat(key),) * number
    ]


def _key(source: str, circle: str, days: float) -> str:
    """A wish as the key of a bucket, so that those alike are only counted."""
    return f"{circle if source == 'circle' else ''} {days!r}"


def _wish(key: str) -> Wish:
    circle, _, days = key.partition(" ")
    return Wish(circle, float(days))


def _ever(_: date) -> bool:
    """Every day counts: which of them have been reached is asked where they are read."""
    return True
