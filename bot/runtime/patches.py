"""Changes to what Rasa does again for every message; docs/performance.md says what each gives."""

from tarfile import TarFile
from typing import Any

import aiohttp
import jsonschema  # type: ignore[import-untyped]
from rasa.core.actions.action import RemoteAction
from rasa.core.processor import MessageProcessor
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity
from rasa.utils.endpoints import ClientResponseError, EndpointConfig, concat_url

from bot.runtime.graph import run_in_known_order
from bot.runtime.rules import remember_predictions
from bot.runtime.version import SUPPORTED_RASA


def pack_quickly() -> None:
    """Pack trained models at the lowest level of compression: six seconds less, and weights hardly shrink anyway."""
    gzopen = TarFile.gzopen.__func__  # type: ignore[attr-defined] # mode, file, level
    gzopen.__defaults__ = ("r", None, 1)


def compile_result_validator() -> None:
    """Compile the JSON schema of action results once.

    Rasa calls `jsonschema.validate`, which checks the schema itself again for every result: 41–59 % of the server's
    CPU time. Slots and answers, all that our action returns, are told at a glance; whatever else comes is checked
    against the schema. Same verdicts.
    """
    schema = RemoteAction.action_response_format_spec()
    validator_class = jsonschema.validators.validator_for(schema)
    validator_class.check_schema(schema)
    validator = validator_class(schema)

    def validate_action_result(self: RemoteAction, result: dict[str, Any]) -> bool:
        if not _slots_and_answers(result):
            validator.validate(result)
        return True

    RemoteAction._validate_action_result = validate_action_result


def _slots_and_answers(result: Any) -> bool:
    """Tell whether a result holds nothing but set slots and answers, each complete (the schema tries every event)."""
    if not isinstance(result, dict) or not result.keys() <= {"events", "responses"}:
        return False
    events, responses = result.get("events", []), result.get("responses", [])
    return (
        isinstance(events, list)
        and isinstance(responses, list)
        and all(isinstance(response, dict) for response in responses)
        and all(_is_set_slot(event) for event in events)
    )


def _is_set_slot(event: Any) -> bool:
    return (
        isinstance(event, dict)
        and event.keys() == {"event", "timestamp", "name", "value"}
        and event["event"] == "slot"
        and event["timestamp"] is None
        and isinstance(event["name"], str)
    )


def keep_action_session() -> None:
    """Keep the HTTP connection to the action server open instead of opening one for every action."""

    async def request(
        self: EndpointConfig,
        method: str = "post",
        subpath: str | None = None,
        content_type: str | None = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> Any:
        session: aiohttp.ClientSession | None = getattr(self, "_kept_session", None)
        if session is None or session.closed:
            session = self._kept_session = self.session()
        # The session carries a ClientTimeout; the bare number Rasa passes beside it is deprecated in aiohttp.
        kwargs.pop("timeout", None)
        headers = {"Content-Type": content_type} if content_type else {}
        parameters = self.combine_parameters(kwargs)
        async with session.request(
            method, concat_url(self.url, subpath), headers=headers, params=parameters, compress=compress, **kwargs
        ) as response:
            if response.status >= 400:  # noqa: PLR2004 - HTTP: client and server errors
                raise ClientResponseError(response.status, response.reason, await response.content.read())
            return await response.json()

    EndpointConfig.request = request


def remember_event_classes() -> None:
    """Look for the class of an event's name once.

    Rasa walks through all subclasses for every event of every conversation it reads: 7 % of the server's CPU time.
    """
    look = Event.resolve_by_type
    found: dict[str, type[Event]] = {}

    def resolve_by_type(type_name: str, default: type[Event] | None = None) -> type[Event] | None:
        if type_name in found:
            return found[type_name]
        kind: type[Event] | None = look(type_name, default)
        # A name that is unknown now may get its class by a later import.
        if kind is not None and kind.type_name == type_name:
            found[type_name] = kind
        return kind

    Event.resolve_by_type = staticmethod(resolve_by_type)


def send_what_the_action_reads() -> None:
    """Send our one action the slots and the latest message, not the whole domain and every event with its parse.

    Writing those out was most of a tenth of the server's CPU time. The domain is an empty one: the Rasa SDK refuses a
    call without any.
    """

    def action_call_format(self: RemoteAction, tracker: DialogueStateTracker, domain: Domain) -> dict[str, Any]:
        return {
            "next_action": self._name,
            "sender_id": tracker.sender_id,
            "tracker": tracker.current_state(EventVerbosity.NONE) | {"events": []},
            "domain": {},
            "version": SUPPORTED_RASA,
        }

    RemoteAction._action_call_format = action_call_format


def compare_no_message_with_the_domain() -> None:
    """Leave out the warning about intents and entities that the domain lacks.

    Warnings are off while serving; to tell whether to warn, Rasa writes out the whole domain for every message.
    """
    MessageProcessor._check_for_unseen_features = lambda *_: None


def apply() -> None:
    """Apply them all."""
    run_in_known_order()
    remember_predictions()
    compare_no_message_with_the_domain()
    remember_event_classes()
    send_what_the_action_reads()
    compile_result_validator()
    keep_action_session()
