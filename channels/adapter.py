"""What a messenger's adapter does; everything else is the same for all."""

from typing import Protocol

from channels.messages import Address, Incoming, Message


class Adapter(Protocol):
    """The edge to one messenger."""

    @property
    def channel(self) -> str:
        """Name of the channel, as in `channels.capabilities`."""

    async def send(self, address: Address, message: Message) -> None:
        """Send one message.

        Raises:
            TryLater: the messenger wants fewer messages for a while.
            Refused: the chat takes none any more.
            Impossible: the messenger will never take this one.
            DeliveryError: not delivered; try again.
        """

    async def typing(self, address: Address) -> None:
        """Show that an answer is being written; raises as `send`."""

    async def acknowledge(self, incoming: Incoming) -> None:
        """Tell the messenger that a pressed button was heard; raises as `send`."""
