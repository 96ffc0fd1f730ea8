"""The three components in a Rasa pipeline: trained, stored, loaded and asked, on a handful of examples."""

import asyncio
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from bot.runtime import standin

standin.install()

from rasa.core.agent import Agent  # noqa: E402 - after the stand-in
from rasa.model_training import train_nlu  # noqa: E402
from rasa.nlu.test import run_evaluation  # noqa: E402

# Rasa advises components that this pipeline does without: a response selector, a trained entity extractor.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")

_CONFIG = """
recipe: default.v1
language: vi
assistant_id: test
pipeline:
  - name: nlu.rasa.normalizer.NfcNormalizer
  - name: WhitespaceTokenizer
  - name: nlu.rasa.places.PlaceExtractor
    export: {export}
  - name: nlu.rasa.classifier.UnderstandingClassifier
    export: {export}
    cache: null
"""

_DATA = """
version: "3.1"
nlu:
- intent: procedure/1.001193
  examples: |
    - làm giấy khai sinh
    - khai sinh cho con mới sinh
    - đăng ký khai sinh cho bé
    - làm khai sinh ở [phường Sài Gòn](place)
- intent: procedure/1.000894
  examples: |
    - đăng ký kết hôn
    - làm giấy kết hôn
    - cưới nhau thì đăng ký ở đâu
    - hai đứa em muốn đăng ký kết hôn
- intent: faq/hotline
  examples: |
    - số tổng đài là bao nhiêu
    - gọi đường dây nóng số nào
    - tổng đài hỗ trợ
- intent: small_talk/greet
  examples: |
    - xin chào
    - chào bạn
    - alo
- intent: center
  examples: |
    - trung tâm hành chính công ở đâu
    - địa chỉ trung tâm phục vụ hành chính công
    - trung tâm [phường Sài Gòn](place) nằm chỗ nào
"""

_UNITS = (
    "code\tname\tlevel\tprovince_code\tdistrict_code\tvalid_from\tvalid_to\tsuccessor_code\taliases\n"
    "79\tThành phố Hồ Chí Minh\tprovince\t79\t\t2025-07-01\t\t\t\n"
    "26740\tPhường Sài Gòn\tcommune\t79\t\t2025-07-01\t\t\t\n"
)


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    folder = tmp_path_factory.mktemp("project")
    export = folder / "export"
    export.mkdir()
    (export / "units.tsv").write_text(_UNITS, encoding="utf-8")
    (export / "changes.tsv").write_text("old_code\tnew_code\textent\tagreement\tnote\n", encoding="utf-8")
    (folder / "config.yml").write_text(_CONFIG.format(export=export), encoding="utf-8")
    (folder / "nlu.yml").write_text(_DATA, encoding="utf-8")
    model = train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder / "models"))
    return Agent.load(model)


def _parse(agent: Agent, text: str) -> dict[str, Any]:
    return asyncio.run(agent.parse_message(text))


def test_intent_is_the_part_before_the_slash(agent: Agent) -> None:
    parsed = _parse(agent, "lam giay khai sinh cho con")
    assert parsed["understanding"]["label"] == "procedure/1.001193"
    assert parsed["understanding"]["decision"] in {"answer", "ask"}
    assert parsed["intent"]["name"] == "procedure"
    assert parsed["intent_ranking"][0] == parsed["intent"]


def test_places_and_facets_are_entities(agent: Agent) -> None:
    parsed = _parse(agent, "đăng ký kết hôn ở phường Sài Gòn mang gì, lệ phí bao nhiêu")
    found = [(entity["entity"], entity["value"]) for entity in parsed["entities"]]
    assert ("place", "phường Sài Gòn") in found
    assert [value for kind, value in found if kind == "facet"] == ["documents", "fee"]
    assert parsed["understanding"]["places"][0]["text"] == "phường Sài Gòn"
    assert "sài gòn" not in parsed["understanding"]["text"]


def test_normal_form_does_not_matter(agent: Agent) -> None:
    text = "đăng ký kết hôn ở phường Sài Gòn"
    composed, decomposed = _parse(agent, text), _parse(agent, unicodedata.normalize("NFD", text))
    assert composed["understanding"] == decomposed["understanding"]
    assert composed["entities"] == decomposed["entities"]


def test_what_means_nothing_is_the_fallback(agent: Agent) -> None:
    parsed = _parse(agent, "€ 漢字")
    assert parsed["intent"]["name"] == "nlu_fallback"
    assert parsed["understanding"]["decision"] == "decline"


def test_rasas_own_evaluation_runs(agent: Agent, tmp_path: Path) -> None:
    data = tmp_path / "nlu.yml"
    data.write_text(_DATA, encoding="utf-8")
    report = asyncio.run(
        run_evaluation(str(data), agent.processor, output_directory=str(tmp_path), report_as_dict=True)
    )
    assert report["intent_evaluation"]["accuracy"] > 0.9
