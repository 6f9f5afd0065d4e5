"""Who could help with what, and which words say so."""

from dataclasses import replace
from typing import Any

import pytest

from netcrm.model import Contact
from netcrm.queries.matches import Match, matches, open_hands
from netcrm.queries.needs import open_slots
from netcrm.queries.skills import fits, in_words
from netcrm.views.wording import stem, synonyms, words
from netcrm.website.pages.matches import keys, page
from netcrm.website.pages.needs import page as needs_page
from tests.views.build import ago, ahead, line, me, need, person, slot, world


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("films", "Film"),
        ("editor", "editing"),
        ("mending", "mend"),
        ("planning", "plans"),
        ("stories", "story"),
        ("cities", "city"),
        ("movies", "movie"),
        ("Pâtés", "pate"),
        ("陳皮", "陳皮"),
    ],
)
def test_forms_of_a_word_are_one(one: str, other: str) -> None:
    assert stem(one) == stem(other) != ""


@pytest.mark.parametrize("word", ["the", "Somebody", "needs", "4", "of", "eleven", "x"])
def test_words_that_say_nothing_are_left_out(word: str) -> None:
    assert stem(word) == ""


@pytest.mark.parametrize(("one", "other"), [("map", "mop"), ("wire", "wiry"), ("film", "filter")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_links_count_by_what_they_show() -> None:
    assert list(words("[[ana-pires|Films]] and [[lamps]]").values()) == ["Films", "lamps"]


def test_synonyms_join_where_they_share_a_word() -> None:
    found = synonyms(["film, movie", "cinema, movies", "sofa, couch", "the, a"])
    assert found["film"] == found["cinema"] == found["movi"]
    assert found["sofa"] == ("sofa", "couch")
    assert len(found) == 5


def theirs(*people: Contact, **more: Any) -> tuple[Match, ...]:  # noqa: ANN401
    return matches(world(*people, **more), "theirs")


ASKS = person("marc", needs=[need(f"{ago(3)} open", "Something long: films")])
OFFERS = person("ana", offers=("eleven hundred films",), tags=("film",), work="Film projectionist")


def test_a_need_meets_an_offer_once_by_what_they_say_of_themselves_first() -> None:
    (match,) = theirs(ASKS, OFFERS)
    (fit,) = match.fits
    assert (fit.id, fit.field, fit.text) == ("ana", "offers", "eleven hundred films")
    assert in_words(fit.shared) == "“films”"
    assert fit.evidence.file == "contacts/ana.md"
    assert match.wanted.evidence.file == "contacts/marc.md"


def test_work_and_tags_count_and_your_own_offers_too() -> None:
    by_tag, mine = person("bo", tags=("film",)), me(offers=("a film or two",))
    (match,) = theirs(ASKS, by_tag, me=mine)
    assert [(fit.id, fit.field) for fit in match.fits] == [("me", "offers"), ("bo", "tags")]
    assert in_words(match.fits[1].shared) == "“films” and “film”"


def test_synonyms_of_yours_count() -> None:
    movies = person("ana", offers=("movies",))
    assert theirs(ASKS, movies) == ()
    (match,) = theirs(ASKS, movies, synonyms=("film, movie",))
    assert in_words(match.fits[0].shared) == "“films” and “movies”"


def test_nothing_private_and_nobody_gone_is_matched() -> None:
    hidden = need(f"{ago(3)} open", "films")
    private_need = person("marc", needs=[replace(hidden, private=True)])
    cases = (
        (private_need, OFFERS),
        (person("marc", needs=[hidden], private=True), OFFERS),
        (person("marc", needs=[hidden], status="apart"), OFFERS),
        (ASKS, person("ana", offers=("films",), status="died")),
        (person("marc", line(f"{ago(2)} asked-me", "films", private=True)), OFFERS),
        (person("marc", line(f"{ago(2)} asked-me", "films", settled=True)), OFFERS),
        (person("marc", line(f"{ago(2)} asked-me", "films", outcome="no")), OFFERS),
        (person("marc", needs=[need(f"{ago(3)} done", "films")]), OFFERS),
        (person("marc", needs=[need(f"{ago(3)} open", "films")], offers=("films",)),),
    )
    for people in cases:
        assert theirs(*people) == (), people


def test_what_they_asked_you_and_turns_that_are_open_are_looked_at_and_notes_are_not() -> None:
    asked = person("marc", line(f"{ago(2)} asked-me", "films"))
    assert [match.wanted.kind for match in theirs(asked, OFFERS)] == ["ask"]
    turns = need(f"{ago(3)} open", "Dinner", slot(f"{ahead(3)} open", "Curry"))
    taken = need(f"{ago(3)} open", "Dinner", slot(f"{ahead(3)} me", "Curry"))
    cook = person("cy", offers=("curry",))
    assert len(theirs(person("marc", needs=[turns]), cook)) == 1
    assert theirs(person("marc", needs=[taken]), cook) == ()
    noted = replace(need(f"{ago(3)} open", "Dinner"), notes="no nuts")
    assert theirs(person("marc", needs=[noted]), person("bo", offers=("nuts",))) == ()


def test_your_needs_stand_there_with_offers_that_fit_and_open_hands_below() -> None:
    mine = me(needs=[need(f"{ago(3)} open", "A bookbinder"), need(f"{ago(2)} open", "Sleep")])
    ana = person("ana", line(f"{ago(9)} offered-me", "To do the washing"))
    bo = person("bo", line(f"{ago(8)} offered-me", "Call any time"))
    cy = person("cy", line(f"{ago(8)} offered-me", "A lift"), line(f"{ago(3)} received"))
    ask = world(ana, bo, cy, me=mine)
    first, second = matches(ask, "mine")
    assert [(offer.owner.id, shared) for offer, shared in first.offers] == []
    assert (second.fits, second.offers) == ((), ())
    assert [offer.owner.id for offer in open_hands(ask)] == ["bo", "ana"]
    named = world(person("ana", line(f"{ago(9)} offered-me", "A good bookbinder")), me=mine)
    ((offer, shared),) = matches(named, "mine")[0].offers
    assert (offer.owner.id, in_words(shared)) == ("ana", "“bookbinder”")


def test_the_order_of_people_changes_nothing() -> None:
    people = [person(f"p{n}", offers=("films",)) for n in range(9)]
    assert theirs(ASKS, *people) == theirs(*people[::-1], ASKS)
    assert len(theirs(ASKS, *people)[0].fits) == 8
    assert len(fits(world(*people), "a film")) == 9


def test_open_turns_stand_by_their_day_and_none_that_has_passed() -> None:
    turns = (slot(f"{ahead(9)} open"), slot(f"{ago(1)} open"), slot(f"{ago(0)} open"))
    ana = person("ana", needs=[need(f"{ago(9)} open", "Dinners", *turns)])
    bo = person("bo", needs=[need(f"{ago(9)} open", "Lifts", slot(f"{ahead(2)} open"))])
    gone = person(
        "cy", needs=[need(f"{ago(9)} open", "x", slot(f"{ahead(2)} open"))], status="lost"
    )
    ask = world(ana, bo, gone)
    assert [str(row.slot.date) for row in open_slots(ask)] == [ago(0), ahead(2), ahead(9)]
    assert [turn.who.text for turn in needs_page(ask, 1).slots] == ["Ana", "Bo", "Ana"]


def test_long_lists_go_on_in_another_page() -> None:
    people = [person(f"p{n:03}", needs=[need(f"{ago(3)} open", "films")]) for n in range(201)]
    ask = world(OFFERS, *people)
    assert keys(ask) == (1, 2)
    assert [len(page(ask, number).theirs) for number in (1, 2)] == [200, 1]
