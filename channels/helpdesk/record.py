"""The record of unanswered questions, which the action server keeps, over HTTP."""

from pathlib import Path
from typing import Any

import httpx2

from channels.helpdesk.accounts import Account
from channels.helpdesk.errors import NotFound, RecordUnavailable
from channels.helpdesk.wording import say

# The action server writes it where only this user can read it; it opens the record.
KEY_FILE = "record.key"
_UNKNOWN = 404


class Record:
    """The record as one account may see it."""

    def __init__(self, client: httpx2.AsyncClient, url: str, var: Path) -> None:
        """Take the connection pool, where the action server is, and the state folder with its key."""
        self._client = client
        self._url = url
        self._key = var / KEY_FILE

    async def open(self, account: Account) -> list[dict[str, Any]]:
        """Return the groups of questions of the account's commune or province, most asked first.

        Raises:
            RecordUnavailable: the record gave no usable answer.
        """
        answer = await self._send("GET", "/record/unanswered", account)
        try:
            items: list[dict[str, Any]] = answer.json()["items"]
        except (ValueError, KeyError, TypeError) as error:
            raise RecordUnavailable(say("record_unavailable"), retry_after=5) from error
        return items

    async def done(self, account: Account, name: str) -> None:
        """Note that a group was dealt with.

        Raises:
            NotFound: there is none of that name for this account.
            RecordUnavailable: the record gave no usable answer.
        """
        await self._send("POST", f"/record/unanswered/{name}/done", account)

    async def _send(self, method: str, path: str, account: Account) -> httpx2.Response:
        wanted = {"province": account.province}
        if account.commune:
            wanted["commune"] = account.commune
        # What nobody can place is an editor's.
        if account.role == "editor":
            wanted["unplaced"] = "1"
        try:
            headers = {"Authorization": f"Bearer {self._key.read_text(encoding='ascii')}"}
            answer = await self._client.request(method, f"{self._url}{path}", params=wanted, headers=headers)
            if answer.status_code == _UNKNOWN:
                raise NotFound(say("unknown_question"))
            answer.raise_for_status()
        except (httpx2.HTTPError, OSError) as error:
            raise RecordUnavailable(say("record_unavailable"), retry_after=5) from error
        return answer
