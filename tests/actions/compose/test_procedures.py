"""What is doubtful about a procedure stands where it bears on what was asked."""

import pytest

from actions.compose.procedures import doubt_lines
from actions.facts.shapes import Procedure

FEE, TIME = "Mức 15.000 đồng nên hỏi lại.", "Thời hạn 3 ngày lấy theo luật cũ."


@pytest.fixture
def procedure() -> Procedure:
    return Procedure(code="1.000001", name="Việc", short_name="Việc", doubts=[FEE, TIME])


@pytest.mark.parametrize(
    ("facets", "told"),
    [(("overview",), FEE), (("fee",), FEE), (("time",), TIME), (("where",), None), (("result",), None)],
)
def test_a_doubt_is_told_beside_the_side_it_speaks_of(procedure: Procedure, facets: tuple[str, ...], told: str | None):
    lines = [line.text for line in doubt_lines(procedure, facets)]

    assert [line for line in lines if FEE in line or TIME in line] == [line for line in lines if told and told in line]
    assert len(lines) == (1 if told else 0)
