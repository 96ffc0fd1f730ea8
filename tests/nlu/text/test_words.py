import pytest

from nlu.text.words import read_rewrites, rewrite, split_words


@pytest.mark.parametrize("name", ["shorthand.tsv", "dialect.tsv"])
def test_every_row_of_a_list_is_well_formed(name: str) -> None:
    rows = read_rewrites(name)
    assert len(rows) > 50
    assert all(row.form and row.expansion and " ".join(row.form) == " ".join(row.form).lower() for row in rows)


@pytest.mark.parametrize("name", ["shorthand.tsv", "dialect.tsv"])
def test_no_row_is_given_twice(name: str) -> None:
    rows = read_rewrites(name)
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize("name", ["shorthand.tsv", "dialect.tsv"])
def test_rewriting_what_was_rewritten_changes_nothing(name: str) -> None:
    for row in read_rewrites(name):
        if not (row.before or row.after or row.at):
            once = rewrite(" ".join(row.form), name)
            assert rewrite(once, name) == once


def test_words_and_gaps_make_up_the_text() -> None:
    text = "Ở phường 5, quận 3?"
    assert "".join(split_words(text)) == text
