"""What one asks at a party, on a terminal; every question may be skipped."""

from netcrm.commands.choosing import asked as answer
from netcrm.commands.choosing import interactive
from netcrm.commands.met_people import Asked
from netcrm.commands.printing import err


def questions(asked: Asked) -> Asked:
    """What was typed, with the answers to what was not; of several people, what they share."""
    if not interactive():
        return asked
    err("An empty answer skips a question.")
    at, via = answer("Where did you meet?"), answer("Who introduced you?")
    asked = asked._replace(at=at, via=(via,) if via else (), unsure=True)
    if len(asked.names) > 1:
        return asked
    asked = asked._replace(work=answer(f"What does {asked.names[0]} do?"))
    if asked.work:
        asked = asked._replace(since=answer("For how long, or since when?"))
    place = answer(f"Where does {asked.names[0]} live?")
    return asked._replace(place=place, heard=answer("What is there to pick up next time?"))
