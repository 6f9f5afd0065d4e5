"""What the commands of this room say of the sample, word for word."""

import pytest

from tests.commands.conftest import Run
from tests.commands.test_transcripts import transcript
from tests.conftest import Golden

SAMPLE = {
    "path-org": "path the guild --for referral",
    "path-json": "path Marcus Beale --json",
    "path-work": "path carpentry",
    "path-person": "path corin",
    "path-nobody": "path zzz",
    "match": "match",
    "match-json": "match --json",
    "match-words": "match bind a map",
    "match-nothing": "match zeppelins",
}


@pytest.mark.parametrize(("name", "words"), SAMPLE.items(), ids=SAMPLE)
def test_sample(sample: Run, golden: Golden, name: str, words: str) -> None:
    golden(f"{name}.txt", transcript(words, sample(*words.split())))
