"""What a conversation remembers, as Rasa slots."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Place:
    """The commune last spoken of."""

    code: str
    name: str
    province_code: str | None = None


@dataclass(frozen=True)
class Topic:
    """What was last answered, or is to be answered once the place or procedure is known.

    Attributes:
        kind: `center`, `unit_conversion`, `procedure` or `faq`.
        code: procedure code or FAQ id.
        facet: first facet asked for, of a procedure.
    """

    kind: str
    code: str | None = None
    facet: str = "overview"

    @property
    def needs_place(self) -> bool:
        """Whether the answer depends on where the person lives."""
        return self.kind in {"center", "unit_conversion"} or self.is_procedure

    @property
    def is_procedure(self) -> bool:
        """Whether it is a known procedure, of which "mấy ngày?" can be asked."""
        return self.kind == "procedure" and self.code is not None


@dataclass(frozen=True)
class Pending:
    """The question the assistant waits an answer to.

    Attributes:
        kind: `choose_unit`, `place`, `procedure`, `choose_procedure`.
        refs: the buttons offered, in order.
        topic: what to answer once it is answered.
        words: the place words that were not clear, to be read again with what comes next.
        province: present province code named meanwhile.
        distances: commune code → kilometres, when a location was shared.
    """

    kind: str
    refs: tuple[str, ...] = ()
    topic: Topic | None = None
    words: str | None = None
    province: str | None = None
    distances: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Memory:
    """Everything remembered between two messages."""

    commune: Place | None = None
    topic: Topic | None = None
    pending: Pending | None = None
    fallbacks: int = 0
    introduced: bool = False

    @property
    def open_topic(self) -> Topic:
        """What a place named now is named for: the open question's topic, else the last one, else the centre."""
        topic = (self.pending.topic if self.pending else None) or self.topic
        return topic if topic is not None and topic.needs_place else Topic("center")


def read_memory(slots: Mapping[str, Any]) -> Memory:
    """Read Rasa's slots.

    Args:
        slots: slot name → value.

    Returns:
        The memory; what is missing is empty.
    """
    commune, pending = slots.get("commune"), slots.get("pending")
    return Memory(
        commune=Place(**commune) if commune else None,
        topic=_topic(slots.get("topic")),
        pending=Pending(**{**pending, "refs": tuple(pending["refs"]), "topic": _topic(pending["topic"])})
        if pending
        else None,
        fallbacks=int(slots.get("fallbacks") or 0),
        introduced=bool(slots.get("introduced")),
    )


def write_memory(memory: Memory) -> dict[str, Any]:
    """Write the memory as JSON values for Rasa's slots.

    Args:
        memory: what to remember.

    Returns:
        Slot name → value, every slot present.
    """
    return asdict(memory)


def _topic(value: Mapping[str, Any] | None) -> Topic | None:
    return Topic(**value) if value else None
