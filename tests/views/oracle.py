"""The same rules reckoned the plain way, with today's date and days counted.

The views may only ask whether a day has been reached; this may not ask anything else than how many
days ago something was. Where both agree on anything Hypothesis can think of, the thresholds stand
where the rules put them.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from netcrm.config import DEFAULTS
from netcrm.model import Contact, Event, Need, PartialDate

CONTACT = {name for name, kind in DEFAULTS.kinds.items() if kind.contact}
CIRCLES = {"inner": 7, "close": 30, "active": 90, "wide": 182, "known": 365}


class Oracle:
    """One person, on one day."""

    def __init__(self, contact: Contact, others: list[Contact], today: date) -> None:
        self.contact, self.today = contact, today
        self.past = [event for event in contact.history if event.date.first <= today]
        lines = [(contact.kind == "group", event) for event in self.past]
        for other in others:
            lines += [
                (other.kind == "group", event)
                for event in other.history
                if contact.id in {ref.target for ref in event.with_} and event.date.first <= today
            ]
        lines = [(group, event) for group, event in lines if event.kind in CONTACT]
        self.days = {event.date.first for _, event in lines}
        self.near = {e.date.first for group, e in lines if not group and len(e.with_) <= 4}
        if contact.met and contact.met.first <= today:
            self.days.add(contact.met.first)
            self.near.add(contact.met.first)
        self.met = {event.date.first for _, event in lines if event.kind == "met"}
        self.met |= {contact.met.first} if contact.met else set()

    def ago(self, day: date) -> int:
        return (self.today - day).days

    @property
    def snoozed(self) -> bool:
        return self.contact.snooze is not None and self.ago(self.contact.snooze.first) < 0

    @property
    def state(self) -> str:
        word, until = self.contact.status
        return "active" if word == "paused" and until and self.ago(until.first) >= 0 else word

    @property
    def cadence(self) -> float | None:
        contact = self.contact
        if contact.cadence or contact.circle:
            return contact.cadence or CIRCLES.get(contact.circle)
        left = sorted(day for day in self.days if not any(self.in_need(day)))
        if len(left) < 4 or (left[-1] - left[0]).days < 90:
            return None
        gaps = [(later - earlier).days for earlier, later in pairwise(left)]
        return max(30, median(gaps[-6:])) * (2 if contact.kin else 1)

    def in_need(self, day: date) -> Iterator[bool]:
        for need in self.contact.needs:
            end = need.done or need.until
            yield need.date.first <= day <= (end.first if end else self.today)

    @property
    def clock(self) -> bool:
        contact = self.contact
        stopped = contact.daily_life or contact.circle == "none" or self.snoozed
        return not stopped and self.state == "active"

    @property
    def status(self) -> str:  # noqa: PLR0911  the table, from its last row up
        contact, clock, pace = self.contact, self.clock, self.cadence
        if self.state != "active":
            return self.state
        if contact.daily_life:
            return "daily-life"
        if not self.days:
            return "no-rhythm" if contact.via or contact.stage else "known-of"
        d = self.ago(max(self.days))
        if d >= 1095 and contact.circle != "none" and not self.snoozed:
            return "long-ago"
        if not clock or pace is None:
            return "no-rhythm"
        r = d / pace
        if r >= 8 and d >= 365:
            return "long-quiet"
        return "quiet" if r >= 2 else "while" if r >= 1 else "soon" if r >= 0.75 else "in-touch"

    @property
    def next_due(self) -> date | None:
        if not (self.clock and self.cadence and self.days):
            return None
        whole = -int(-self.cadence // 1)
        return max(self.days) + timedelta(whole)

    def kind(self, name: str) -> list[Event]:
        return [event for event in self.past if event.kind == name]

    def said(self) -> Iterator[tuple[str, date | None]]:
        """Every item of the morning, as its section and its day."""
        if self.contact.status.state in {"lost", "apart", "died"}:
            return
        yield from self.promises("me", "promises")
        if self.snoozed:
            return
        yield from self.life()
        yield from self.thanks()
        yield from self.newly_met()
        wrote = max((event.date.first for event in self.kind("wrote")), default=date.min)
        rests = self.ago(wrote) < 14 and wrote > max(self.days, default=date.min)
        hard = [e for e in self.kind("life") if e.hard and self.ago(e.date.first) <= 90]
        free = not hard and not any(self.open(need) for need in self.contact.needs)
        one_way = free and not self.contact.kin and self.one_way
        if self.status in {"while", "quiet", "long-quiet"} and not rests and not one_way:
            yield "quiet", self.next_due
        if free:
            for section, day in self.promises("them", "theirs"):
                if not (day and wrote >= day and self.ago(wrote) < 14):
                    yield section, day

    @property
    def given(self) -> list[date]:
        contact = self.contact
        done = [(promise.done or promise.due, promise.closed) for promise in contact.promises
                if promise.who == "me" and not promise.dropped]  # fmt: skip
        done += [(slot.done or slot.date, slot.closed) for need in contact.needs
                 for slot in need.slots if slot.who == "me"]  # fmt: skip
        dated: list[PartialDate] = [day for day, closed in done if closed and day]
        dated += [event.date for event in self.kind("gave")]
        return [day.first for day in dated if day.first <= self.today]

    @property
    def one_way(self) -> bool:
        refused = [ask for ask in self.kind("asked") if ask.outcome == "no"]
        return len(self.given) >= 5 and not self.kind("received") and len(refused) >= 2

    def open(self, need: Need) -> bool:
        later = need.done is not None and self.ago(need.done.first) < 0
        return need.state == "open" or (need.state == "done" and later)

    def promises(self, who: str, section: str) -> Iterator[tuple[str, date | None]]:
        for promise in self.contact.promises:
            if promise.who == who and promise.due and not promise.closed:
                day = promise.due.first
                if self.ago(day) >= -6:
                    yield section, day

    def life(self) -> Iterator[tuple[str, date | None]]:
        words = {self.ago(day) for day in self.near}
        words |= {self.ago(event.date.first) for event in self.kind("wrote")}
        for event in self.contact.history:
            if event.kind != "life":
                continue
            d = self.ago(event.date.first)
            edges = [1, 7, 30, 90, 365, 379] if event.hard else [7, 30, 44]
            windows = [(-1, 0), (0, 1), *pairwise(edges)]
            for start, end in windows:
                if start <= d < end and not any(start <= d - word < end for word in words):
                    yield "life", event.date.first

    def thanks(self) -> Iterator[tuple[str, date | None]]:
        for event in self.past:
            received = event.kind == "received" and not self.contact.kin
            answered = event.kind == "asked" and event.outcome in {"yes", "partly"}
            if not (received or answered) or self.ago(event.date.first) > 30:
                continue
            closing = self.kind("thanked" if received else "told")
            wrote = [each for each in self.kind("wrote") if self.ago(each.date.first) < 14]
            if not any(each.date.first >= event.date.first for each in closing + wrote):
                yield "thanks", event.date.first

    def newly_met(self) -> Iterator[tuple[str, date | None]]:
        contact = self.contact
        first = min(self.days, default=None)
        if first is None or first not in self.met or contact.kin or contact.daily_life:
            return
        words = [day for day in self.near if day > first]
        words += [each.date.first for each in self.kind("wrote") if each.date.first >= first]
        asked = [e for e in self.kind("asked-me") if e.date.first == first and not e.settled]
        if self.ago(first) <= 14 and not words and not asked:
            yield "met", first
