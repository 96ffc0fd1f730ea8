"""Places as Rasa entities."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from nlu.gazetteers import Places, place_finder
from nlu.state import STATE

PLACE = "place"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class PlaceExtractor(GraphComponent, EntityExtractorMixin):  # type: ignore[misc] # Rasa is untyped here
    """Finds the places of a message in the exported gazetteer; entity `place`, value: the words."""

    def __init__(self, places: Places) -> None:
        """Take the places."""
        self._places = places

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`export`: folder with `units.tsv` and `changes.tsv`; relative paths count from the working directory."""
        return {"export": str(STATE / "export")}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> PlaceExtractor:
        """Make the component with the gazetteer of the export folder."""
        return cls(place_finder(Path(config["export"])))

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entities to messages in place."""
        for message in messages:
            text = message.get(TEXT)
            if not text:
                continue
            found = [
                {
                    ENTITY_ATTRIBUTE_TYPE: PLACE,
                    ENTITY_ATTRIBUTE_START: start,
                    ENTITY_ATTRIBUTE_END: end,
                    ENTITY_ATTRIBUTE_VALUE: text[start:end],
                }
                for start, end in self._places.find(text)
            ]
            entities = self.add_extractor_name(found)
            message.set(ENTITIES, message.get(ENTITIES, []) + entities, add_to_output=True)
        return messages
