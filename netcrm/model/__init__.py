"""What everything else is about: contacts, their dated lines, dates, places and problems.

Frozen values and nothing else. This room imports none of the others.
"""

from netcrm.model.contact import (
    CIRCLES,
    CONTACT_KINDS,
    MY_FILE,
    MY_ID,
    RESERVED_IDS,
    STAGES,
    STATES,
    Body,
    Contact,
    ContactKind,
    Field,
    Standing,
    State,
)
from netcrm.model.dates import Anniversary, PartialDate, Reached
from netcrm.model.evidence import Evidence, evidence
from netcrm.model.kinds import DEFAULT_SIZE, KINDS, SIZES, Kind
from netcrm.model.lines import Attribute, Event, Need, Occasion, Promise, Ref, Slot
from netcrm.model.place import NOWHERE, Place
from netcrm.model.problem import CODES, Problem, Severity

__all__ = [
    "CIRCLES",
    "CODES",
    "CONTACT_KINDS",
    "DEFAULT_SIZE",
    "KINDS",
    "MY_FILE",
    "MY_ID",
    "NOWHERE",
    "RESERVED_IDS",
    "SIZES",
    "STAGES",
    "STATES",
    "Anniversary",
    "Attribute",
    "Body",
    "Contact",
    "ContactKind",
    "Event",
    "Evidence",
    "Field",
    "Kind",
    "Need",
    "Occasion",
    "PartialDate",
    "Place",
    "Problem",
    "Promise",
    "Reached",
    "Ref",
    "Severity",
    "Slot",
    "Standing",
    "State",
    "evidence",
]
