import numpy as np
import pytest

from nlu.ranking.features import Row, Vocabulary, features_of
from nlu.ranking.network import Network, fit_network

TEXTS = {
    0: ("làm khai sinh", "khai sinh cho con", "giấy khai sinh", "đi khai sinh"),
    1: ("đăng ký kết hôn", "kết hôn cần gì", "giấy kết hôn", "đi kết hôn"),
    2: ("tạm trú ở trọ", "đăng ký tạm trú", "giấy tạm trú", "khai tạm trú"),
}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.of(features_of(text) for texts in TEXTS.values() for text in texts)


def train(vocabulary: Vocabulary) -> Network:
    matrix = vocabulary.matrix([features_of(text) for texts in TEXTS.values() for text in texts])
    labels = np.array([label for label, texts in TEXTS.items() for _ in texts])
    return fit_network(matrix, labels, len(TEXTS))


@pytest.fixture(scope="module")
def network(vocabulary: Vocabulary) -> Network:
    return train(vocabulary)


@pytest.mark.parametrize(("text", "label"), [("cháu khai sinh", 0), ("muốn kết hôn", 1), ("tạm trú bao lâu", 2)])
def test_the_label_of_the_words_has_the_largest_share(
    network: Network, vocabulary: Vocabulary, text: str, label: int
) -> None:
    scores = network.score(vocabulary.row(features_of(text)))
    assert int(scores.argmax()) == label
    assert np.exp(scores).sum() == pytest.approx(1, abs=1e-4)


def test_of_words_that_say_nothing_it_is_not_sure(network: Network, vocabulary: Vocabulary) -> None:
    sure = np.exp(network.score(vocabulary.row(features_of("khai sinh")))).max()
    unsure = np.exp(network.score(vocabulary.row(features_of("giấy")))).max()
    assert unsure < sure


def test_what_is_stored_scores_alike(network: Network, vocabulary: Vocabulary) -> None:
    row = vocabulary.row(features_of("đăng ký khai sinh"))
    assert Network.from_arrays(network.arrays()).score(row) == pytest.approx(network.score(row), abs=0.01)


def test_two_trainings_give_the_same_weights(network: Network, vocabulary: Vocabulary) -> None:
    again = train(vocabulary).arrays()
    for name, array in network.arrays().items():
        np.testing.assert_allclose(again[name], array, atol=0.02)


def test_a_row_without_known_features_is_scored(network: Network) -> None:
    nothing = Row(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))
    assert np.isfinite(network.score(nothing)).all()
