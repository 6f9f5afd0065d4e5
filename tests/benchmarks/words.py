"""The words that the benchmarks' people, places and notes are made of; all of it is invented."""

from itertools import product

_GIVEN_FRONT = (
    *("Al", "Bre", "Ca", "Do", "El", "Fa", "Gri", "Ha", "Is", "Jo", "Ka", "Lu"),
    *("Ma", "Ni", "Or", "Pe", "Quo", "Ru", "Sa", "Ta", "Um", "Vi", "Wen", "Zo"),
)
_GIVEN_BACK = ("brin", "den", "lo", "mis", "ndra", "nka", "rel", "sim", "tva", "vik")
_FAMILY_FRONT = (
    *("Alder", "Birch", "Brack", "Clover", "Dun", "Ember", "Fern", "Gorse", "Hazel", "Heath"),
    *("Iron", "Juniper", "Kestrel", "Linden", "Marsh", "Nettle", "Otter", "Plover", "Quarry"),
    *("Raven", "Sedge", "Thistle", "Umber", "Vetch", "Willow"),
)
_FAMILY_BACK = (
    *("bank", "beck", "brook", "by", "combe", "croft", "dale", "fell", "gate", "ham"),
    *("hurst", "ing", "ley", "mere", "mill", "row", "shaw", "stead", "thorpe", "worth"),
)
GIVEN = tuple(front + back for front, back in product(_GIVEN_FRONT, _GIVEN_BACK))
FAMILIES = tuple(front + back for front, back in product(_FAMILY_FRONT, _FAMILY_BACK))
PLACES = tuple(
    front + back for front, back in product(_FAMILY_FRONT, ("ford", "haven", "wick", "bridge"))
)
TRADES = (
    *("Baker", "Bell founder", "Bookbinder", "Carpenter", "Clockmaker", "Cook", "Gardener"),
    *("Glazier", "Midwife", "Nurse", "Potter", "Printer", "Surveyor", "Teacher", "Weaver"),
)
TAGS = (
    *("allotment", "archive", "astronomy", "baking", "ballads", "bees", "bicycles", "birds"),
    *("carving", "ceramics", "chess", "choir", "cinema", "climbing", "clocks", "dancing"),
    *("drawing", "fishing", "fungi", "harbour", "herbs", "kites", "knots", "maps", "mosaic"),
    *("orchard", "piano", "poetry", "puppets", "quilts", "radio", "rowing", "sailing"),
    *("sketching", "swimming", "theatre", "trams", "walking", "weather", "woodwork"),
)
THINGS = (
    *("bench", "kettle", "lantern", "letter", "map", "old bicycle", "orchard wall", "piano"),
    *("quiet room", "rowing boat", "second shelf", "small garden", "spare key", "stove"),
    *("summer table", "tin of seeds", "train set", "winter coat", "workshop", "yellow door"),
)
DEEDS = (
    *("brought back", "found a place for", "laughed about", "mended", "painted", "praised"),
    *("remembered", "showed me", "spoke of", "told the story of", "took apart", "wants to sell"),
)
TIMES = (
    *("after the rain", "before the fair", "for the third time", "in the long break"),
    *("last winter", "on the way home", "over soup", "while the others sang"),
)
MEALS = ("Bean soup", "Curry", "Dumplings", "Lentils", "Onion tart", "Rice and greens")
