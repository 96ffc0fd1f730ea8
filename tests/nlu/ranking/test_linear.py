import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nlu.ranking.features import Row
from nlu.ranking.linear import LinearScorer, Machine

LABELS = 7


@given(st.lists(st.lists(st.floats(-2, 2, width=16), min_size=LABELS, max_size=LABELS), min_size=1, max_size=6))
def test_a_score_is_the_weighted_sum_whether_a_feature_is_common_or_rare(weights: list[list[float]]) -> None:
    table = np.array(weights, dtype=np.float16)
    intercepts = np.linspace(-1, 1, LABELS).astype(np.float32)
    machines = [
        Machine(np.flatnonzero(column), column[column != 0], float(intercept))
        for column, intercept in zip(table.T, intercepts, strict=True)
    ]
    scorer = LinearScorer.of(machines, len(table))
    row = Row(np.arange(len(table)), np.linspace(0.2, 1, len(table)).astype(np.float32))

    expected = row.weights @ table.astype(np.float32) + intercepts
    np.testing.assert_allclose(scorer.score(row), expected, atol=1e-3)
    np.testing.assert_allclose(LinearScorer.from_arrays(scorer.arrays()).score(row), expected, atol=1e-3)
