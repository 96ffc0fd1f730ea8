"""A parse of the stock pipeline in terms of our evaluation."""

from typing import Any

from nlu.evaluation.replies import reply
from ops.eval_stock import understanding


def parsed(intent: str, *matters: str, entities: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    ranking = [{"intent_response_key": matter, "confidence": 0.5 - at / 10} for at, matter in enumerate(matters)]
    return {
        "text": "làm khai sinh ở phường Sài Gòn",
        "intent": {"name": intent, "confidence": 0.8},
        "entities": list(entities),
        "response_selector": {"all_retrieval_intents": ["faq", "procedure"], "default": {"ranking": ranking}},
    }


def test_the_matter_is_the_first_that_belongs_to_the_intent():
    found = understanding(parsed("procedure", "faq/hotline", "procedure/1.001193", "procedure/1.000656"))

    assert found.label == "procedure/1.001193"
    assert [ranked.label for ranked in found.ranking] == ["procedure/1.001193", "procedure/1.000656"]
    assert reply(found).label == "procedure/1.001193"


def test_an_intent_without_matters_is_the_answer_itself():
    found = understanding(parsed("center", "faq/hotline", entities=({"entity": "place", "start": 16, "end": 30},)))

    assert (found.label, found.confidence) == ("center", 0.8)
    assert found.places == ((16, 30),)


def test_the_fallback_declines():
    assert reply(understanding(parsed("nlu_fallback", "faq/hotline"))).type == "fallback"
