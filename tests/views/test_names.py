"""Lists over several pages."""

from hypothesis import given
from hypothesis import strategies as st

from netcrm.views.names import PER_PAGE, steady_pages


@given(st.lists(st.integers(0, 10_000), unique=True, max_size=1500))
def test_steady_pages_hold_everything_in_order(numbers: list[int]) -> None:
    pages = steady_pages(numbers, str)
    assert [number for page in pages for number in page] == numbers
    assert all(PER_PAGE // 2 <= len(page) <= 2 * PER_PAGE for page in pages[:-1])
    assert len(pages) == 1 or len(numbers) > PER_PAGE


def test_what_moves_leaves_most_pages_as_they_are() -> None:
    everyone = tuple(f"person-{number}" for number in range(5000))
    before = steady_pages(everyone, str)
    assert 15 < len(before) < 50
    changed = []
    for one in everyone[::97]:
        after = steady_pages([other for other in everyone if other != one], str)
        changed.append(len(set(after) - set(before)))
    assert sum(changed) < 2 * len(changed)
