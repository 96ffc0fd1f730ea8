"""The understanding as a Rasa intent classifier."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    EXTRACTOR,
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    INTENT_RESPONSE_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.elsewhere import read_owners
from nlu.examples import Labelled, folders_of_environment, read_folders
from nlu.gazetteers import export_folder, place_finder
from nlu.ranking.model import FALLBACK, kind_of
from nlu.rasa.places import PLACE
from nlu.state import STATE
from nlu.training import trained
from nlu.understanding import Understander, Understanding

UNDERSTANDING = "understanding"
FACET = "facet"
_NAME = "UnderstandingClassifier"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class UnderstandingClassifier(GraphComponent, IntentClassifier):  # type: ignore[misc] # Rasa is untyped here
    """Sets `intent`, `intent_ranking`, entities `facet` and the whole `understanding` of a message.

    Labels are full retrieval intents (`procedure/1.001193`); `intent` is the part before the slash, and
    `nlu_fallback` when the decision is to decline.
    """

    def __init__(
        self,
        config: dict[str, Any],
        storage: ModelStorage,
        resource: Resource,
        understander: Understander | None = None,
    ) -> None:
        """Take configuration and, when it is loaded for parsing, what was trained."""
        self._config, self._storage, self._resource = config, storage, resource
        self._understander = understander

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`export`: folder with the gazetteer; `cache`: folder of `python -m nlu.training`, null for none."""
        return {"export": str(STATE / "export"), "cache": str(STATE / "models" / "understanding")}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> UnderstandingClassifier:
        """Make an untrained component."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> UnderstandingClassifier:
        """Make the component that was persisted."""
        with model_storage.read_from(resource) as folder:
            understander = Understander.load(folder)
        understander.owners = read_owners(export_folder(Path(config["export"])))
        return cls(config, model_storage, resource, understander)

    def train(self, training_data: TrainingData) -> Resource:
        """Train on examples and persist; quick when the cache was trained on the same.

        The examples are those of the data, or of the folders that `MOTCUA_EXAMPLES` names: Rasa reads, copies and
        hashes tens of thousands of examples several times, which takes longer than the training.
        """
        places = place_finder(Path(self._config["export"]))
        cache = self._config["cache"]
        folders = folders_of_environment()
        examples = read_folders(folders) if folders else [_labelled(one) for one in training_data.intent_examples]
        self._understander = trained(examples, places, Path(cache) if cache else None)
        with self._storage.write_to(self._resource) as folder:
            self._understander.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Understand messages in place.

        Raises:
            RuntimeError: the component has not been trained.
        """
        if self._understander is None:
            raise RuntimeError("the classifier has to be trained first")
        for message in messages:
            text = message.get(TEXT)
            if text:
                _write(message, self._understander.understand(text, _places(message)))
        return messages


def _labelled(message: Message) -> Labelled:
    label = message.get(INTENT_RESPONSE_KEY) or message.get(INTENT)
    return Labelled(label, message.get(TEXT), tuple(_places(message)))


def _places(message: Message) -> list[tuple[int, int]]:
    found = [
        (entity["start"], entity["end"])
        for entity in message.get(ENTITIES, [])
        if entity.get(ENTITY_ATTRIBUTE_TYPE) == PLACE
    ]
    return sorted(found)


def _write(message: Message, understood: Understanding) -> None:
    text = message.get(TEXT)
    ranking = _intents(understood)
    message.set(INTENT, ranking[0], add_to_output=True)
    message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
    facets = [
        {
            ENTITY_ATTRIBUTE_TYPE: FACET,
            "start": 0,
            "end": len(text),
            ENTITY_ATTRIBUTE_VALUE: facet,
            EXTRACTOR: _NAME,
        }
        for facet in understood.facets
    ]
    message.set(ENTITIES, message.get(ENTITIES, []) + facets, add_to_output=True)
    message.set(UNDERSTANDING, understood.as_dict(text), add_to_output=True)


def _intents(understood: Understanding) -> list[dict[str, Any]]:
    """Intents without what follows the slash, best label of each; the fallback first when declining."""
    best: dict[str, float] = {}
    if understood.decision == "decline":
        best[FALLBACK] = max(1 - understood.confidence, understood.confidence)
    for ranked in understood.ranking:
        best.setdefault(kind_of(ranked.label), ranked.confidence)
    return [{INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: confidence} for name, confidence in best.items()]
