"""NFC first: text in another normal form changes intents and loses entities."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.text.folding import nfc


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class NfcNormalizer(GraphComponent):  # type: ignore[misc] # Rasa is untyped here
    """Brings the text of messages to NFC, in training and in parsing."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> NfcNormalizer:
        """Make the component; it has no configuration."""
        return cls()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Normalise the examples."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Normalise messages in place."""
        for message in messages:
            text = message.get(TEXT)
            if text:
                message.set(TEXT, nfc(text))
        return messages
