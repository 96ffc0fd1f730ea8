from nlu.calibration import cases, fit, table
from nlu.evaluation.questions import Question
from nlu.understanding import Understander

QUESTIONS = [
    Question("làm khai sinh cho con", "procedure", ("procedure/1.001193",)),
    Question("cưới nhau thì đăng ký ở đâu", "procedure", ("procedure/1.000894",)),
    Question("trời hôm nay sao lạ", "procedure", ("procedure/1.000894",)),
    Question("漢字", "fallback", ("fallback",)),
]


def test_questions_become_cases_and_cases_a_sureness(understander: Understander) -> None:
    found = cases(understander, lambda _: [], QUESTIONS)
    own = [case for case in found if case.weight == 1.0]
    assert [case.right for case in own] == [True, True, False]

    sureness = fit(found)
    assert sureness.of(own[0].signs) > sureness.of(own[2].signs)
    assert table(found, sureness)[1].split()[0] in {case.kind for case in found}
