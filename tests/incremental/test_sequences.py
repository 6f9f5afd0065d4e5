"""Whatever happens to a workspace, a site that is kept up to date is the one made anew.

Byte for byte, the list of netcrm's own files too, and with the same problems. How many sequences
are run is said by NETCRM_SEQUENCES (24 where it is not set; CI sets 60).
"""

import os
from pathlib import Path

import pytest
from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st

from tests.incremental.around import OPERATIONS
from tests.incremental.sequences import Ran, Step, run

SEQUENCES = int(os.environ.get("NETCRM_SEQUENCES", "24"))
SHARDS = 4
STEPS = st.lists(
    st.tuples(st.sampled_from(OPERATIONS), st.integers(0, 2**30)), min_size=20, max_size=22
)
PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)


@pytest.mark.parametrize("shard", range(SHARDS))
def test_a_kept_site_is_the_one_made_anew(shard: int, folder: Path) -> None:
    ran: list[Ran] = []

    @settings(max_examples=SEQUENCES // SHARDS, phases=PHASES, print_blob=True)
    @given(STEPS)
    def holds(steps: list[Step]) -> None:
        ran.extend(run(folder / f"{shard}", steps))

    if settings().derandomize:
        holds = seed(shard)(holds)
    holds()
    assert len(ran) >= SEQUENCES // SHARDS * 20
    assert sum(step.changed for step in ran) >= 0.8 * len(ran), "too few change anything"
