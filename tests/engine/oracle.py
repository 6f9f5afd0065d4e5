"""The same rules reckoned the plain way, with today's date and days counted.

The views may only ask whether a day has been reached; this counts days. It takes contact days and
the status from tests/views/oracle.py, which does the same for them.
"""

from datetime import date

from netcrm.model import SIZES, STAGES, Contact, Event
from tests.views.oracle import CONTACT, Oracle

MINUTES = {
    "meal": 90,
    "visit": 90,
    "meeting": 60,
    "coffee": 60,
    "event": 120,
    "call": 30,
    "video": 30,
    "letter": 15,
    "email": 3,
    "message": 3,
}


class Engine(Oracle):
    """One person, on one day."""

    def __init__(self, contact: Contact, others: list[Contact], today: date) -> None:
        super().__init__(contact, others, today)
        lines = [(contact, event) for event in contact.history]
        for other in others:
            lines += [
                (other, event)
                for event in other.history
                if contact.id in {ref.target for ref in event.with_}
            ]
        self.lines = [
            (owner, event)
            for owner, event in lines
            if event.kind in CONTACT and event.date.first <= today
        ]

    @property
    def minutes(self) -> int:
        return sum(
            MINUTES.get(event.kind, 0) if event.minutes is None else event.minutes
            for owner, event in self.lines
            if owner.kind != "group" and len(event.with_) <= 4 and event.context != "work"
        )

    @property
    def received(self) -> list[date]:
        return [event.date.first for event in self.kind("received")]

    @property
    def stage(self) -> int:
        hours, ways = self.minutes / 60, bool(self.given) + bool(self.received)
        count, over = self._days(self.near)
        every, over_all = self._days(self.days)
        rows = [
            (5, hours >= 200 and ways == 2),
            (4, hours >= 90 or (count >= 12 and over >= 365 and ways == 2)),
            (3, hours >= 50 or (count >= 6 and over >= 180 and ways >= 1)),
            (2, every >= 3 and over_all >= 30),
            (1, every >= 1 or bool(self.contact.via)),
            (0, True),
        ]
        if self.contact.stage:
            return STAGES.index(self.contact.stage)
        return next(number for number, fits in rows if fits)

    def _days(self, days: set[date]) -> tuple[int, int]:
        return len(days), (max(days) - min(days)).days if days else 0

    @property
    def unknown(self) -> bool:
        contact = self.contact
        if contact.stage or not contact.met or len(self.days) >= 3:
            return False
        first = [event.date.first for event in self.past]
        first += [event.date.first for _, event in self.lines]
        return (min(first, default=self.today) - contact.met.first).days > 365

    def capacity(self, size: str) -> int:
        helped = any(self.ago(day) <= 365 for day in self.given)
        cold = {"long-quiet": 2, "long-ago": 2, "quiet": 1}.get(self.status, 0)
        d = self.ago(max(self.days)) if self.days else 0
        if d < 180 or self.stage == 5 or size == "advice":
            cold = 0
        power = self.contact.senior and size != "advice"
        return self.stage + helped - cold - power

    def offered(self, size: str) -> bool:
        asks, got = self.kind("asked"), self.kind("received")
        for offer in self.kind("offered-me"):
            day = offer.date.first
            after = [ask for ask in asks if ask.date.first > day]
            after += [each for each in got if each.date.first > day]
            same = [a for a in asks if a.date.first == day and _size(a) >= _size(offer)]
            if not after and not same and _size(offer) >= SIZES.index(size):
                return True
        return False

    @property
    def first(self) -> list[str]:
        asks = self.kind("asked")
        hard = [e for e in self.kind("life") if e.hard and self.ago(e.date.first) <= 90]
        large = [ask.date.first for ask in asks if _size(ask) >= 2]
        overdue = [p for p in self.contact.promises if p.who == "me" and not p.closed and p.due]
        waiting = [a for a in asks if a.outcome in {"", "open"} and self.ago(a.date.first) < 60]
        lines = sorted((e.date.first, e.kind == "asked") for e in self._story())
        found = {
            "moment": bool(hard) or any(self.open(need) for need in self.contact.needs),
            "promise": any(self.ago(p.due.first) > 0 for p in overdue if p.due),
            "thank": "received" in self._unsaid(),
            "tell": "asked" in self._unsaid(),
            "open": bool(waiting),
            "recent": bool(large) and self.ago(max(large)) < 90,
            "two-asks": len(lines) > 1 and all(asked for _, asked in lines[-2:]),
        }
        return [rule for rule, holds in found.items() if holds]

    def _story(self) -> list[Event]:
        told = [event for owner, event in self.lines if owner is not self.contact]
        return [*self.past, *told]

    def _unsaid(self) -> set[str]:
        said = {day for section, day in self.thanks() if section == "thanks"}
        found = set()
        for event in self.past:
            answered = event.kind == "asked" and event.outcome in {"yes", "partly"}
            if not (answered or (event.kind == "received" and not self.contact.kin)):
                continue
            closing = self.kind("told" if answered else "thanked")
            rested = [w for w in self.kind("wrote") if self.ago(w.date.first) < 14]
            later = any(each.date.first >= event.date.first for each in [*closing, *rested])
            if self.ago(event.date.first) <= 30 and not later:
                assert event.date.first in said
                found.add(event.kind)
        return found

    def verdict(self, size: str) -> str:
        if self.capacity(size) > SIZES.index(size) or self.offered(size):
            return "first" if self.first else "ready"
        return "cannot-tell" if self.unknown else "not-yet"


def _size(event: Event) -> int:
    return SIZES.index(event.size or "favour")
