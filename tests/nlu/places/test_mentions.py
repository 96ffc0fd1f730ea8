import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest

from nlu.places.mentions import find_mentions
from nlu.text.folding import nfc

SENTENCES = [
    (sentence, [place for place in places.split(" | ") if place])
    for sentence, _, places in (
        line.partition("\t")
        for line in (Path(__file__).parent / "mentions.tsv").read_text(encoding="utf-8").splitlines()
    )
]


@pytest.mark.parametrize(("sentence", "places"), SENTENCES, ids=[sentence for sentence, _ in SENTENCES])
def test_the_places_of_a_sentence(nationwide, sentence, places):
    assert [mention.text for mention in find_mentions(nationwide, sentence)] == places


def test_the_list_is_worth_its_name():
    assert len(SENTENCES) >= 150
    assert sum(not places for _, places in SENTENCES) >= 60


def test_offsets_point_into_the_composed_text(nationwide):
    text = unicodedata.normalize("NFD", "cho hỏi phường Bến Nghé quận 1 ở đâu")
    (mention,) = find_mentions(nationwide, text)
    assert nfc(text)[mention.start : mention.end] == mention.text == "phường Bến Nghé quận 1"


@pytest.mark.parametrize(
    ("text", "kind"), [("phường 5 quận 3", "commune"), ("quận 3 sg", "district"), ("ở Nghệ An", "province")]
)
def test_the_kind_is_the_smallest_level_named(nationwide, text, kind):
    assert [mention.kind for mention in find_mentions(nationwide, text)] == [kind]


def test_mentions_do_not_overlap(nationwide):
    for sentence, _ in SENTENCES:
        mentions = find_mentions(nationwide, sentence)
        assert all(one.end <= other.start for one, other in pairwise(mentions))
