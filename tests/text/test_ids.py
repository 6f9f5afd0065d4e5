"""A file's id is its name without .md, in NFC."""

import pytest

from netcrm.text.contact import read_contact


@pytest.mark.parametrize(
    ("file", "identity"),
    [
        ("contacts/ana-pires.md", "ana-pires"),
        ("contacts/work/leeds/Ana Pires.md", "Ana Pires"),
        ("contacts/Rene\u0301e.md", "Ren\u00e9e"),
        ("contacts/王芳.md", "王芳"),
        ("contacts/ana.b.md", "ana.b"),
        ("me.md", "me"),
    ],
)
def test_the_id_of_a_file(file: str, identity: str) -> None:
    contact = read_contact(file, b"---\nwork: Baker\n---\n")
    assert (contact.id, contact.name, contact.named) == (identity, identity, False)
    assert contact.file == file


@pytest.mark.parametrize("word", ["me", "them", "open", "Open"])
def test_a_word_of_the_format_is_no_id(word: str) -> None:
    contact = read_contact(f"contacts/{word}.md", b"---\nname: Ana\n---\n")
    assert [problem.code for problem in contact.problems] == ["NC303"]
