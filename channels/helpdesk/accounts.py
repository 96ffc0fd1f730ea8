"""Accounts of the help desk; every method is one transaction."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, cast

from sqlalchemy import Engine, RowMapping, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from channels.helpdesk.tables import accounts, metadata, sessions

Role = Literal["desk", "editor"]
ROLES: tuple[Role, ...] = ("desk", "editor")
_NAME = re.compile(r"[a-z0-9][a-z0-9._@-]{1,63}")
_PROVINCE = re.compile(r"\d{2}")
_COMMUNE = re.compile(r"\d{5}")


class AccountRefused(ValueError):
    """The account cannot be made so; the message says why, in Vietnamese, for the operator."""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may use the help desk.

    Attributes:
        id: number, the only thing that traces carry.
        name: what one signs in with.
        display_name: what the desk shows.
        province: code of the present province it works for.
        commune: code of the present commune; None: the whole province.
        role: `desk`, or `editor`, who also sees what cannot be placed.
        disabled: may not sign in.
    """

    id: int
    name: str
    display_name: str
    province: str
    commune: str | None
    role: Role
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """An account to be made; attributes as of `Account`."""

    name: str
    display_name: str
    province: str
    commune: str | None = None
    role: Role = "desk"


class AccountStore:
    """The accounts in the service's database."""

    def __init__(self, engine: Engine, now: Callable[[], float] = time.time) -> None:
        """Use the database; ``now`` gives seconds since 1970."""
        self._engine = engine
        self._now = now

    def create(self) -> None:
        """Create the help desk's tables that are missing."""
        metadata.create_all(self._engine)

    def add(self, draft: Draft, password: str | None) -> Account:
        """Make an account; ``password`` is the hash, None for an account that signs in elsewhere.

        Raises:
            AccountRefused: the name is taken, or something is not as it must be.
        """
        _check(draft)
        values = {
            "name": draft.name,
            "display_name": draft.display_name.strip(),
            "province": draft.province,
            "commune": draft.commune,
            "role": draft.role,
            "password": password,
            "disabled": False,
            "created_at": self._now(),
        }
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(accounts).values(values))
        except IntegrityError as error:
            raise AccountRefused(f"đã có tài khoản {draft.name}") from error
        return self.found(draft.name)

    def find(self, name: str) -> tuple[Account, str | None] | None:
        """Return the account of a name, in any case of letters, and the hash of its password."""
        with self._engine.connect() as connection:
            row = connection.execute(select(accounts).where(accounts.c.name == name.strip().lower())).mappings().first()
        return (_account(row), row["password"]) if row else None

    def found(self, name: str) -> Account:
        """Return the account of a name.

        Raises:
            AccountRefused: there is none.
        """
        known = self.find(name)
        if known is None:
            raise AccountRefused(f"không có tài khoản {name}")
        return known[0]

    def all(self) -> list[Account]:
        """Return every account by name."""
        with self._engine.connect() as connection:
            return [_account(row) for row in connection.execute(select(accounts).order_by(accounts.c.name)).mappings()]

    def any(self) -> bool:
        """Tell whether somebody may sign in."""
        query = select(func.count()).select_from(accounts).where(accounts.c.disabled.is_(False))
        with self._engine.connect() as connection:
            return bool(connection.scalar(query))

    def set_password(self, account: Account, password: str, *, keep_sessions: bool = False) -> None:
        """Keep another hash; every session of the account ends, unless only the cost of the hash changed."""
        self._change(account, {"password": password}, keep_sessions=keep_sessions)

    def disable(self, account: Account, *, disabled: bool = True) -> None:
        """Let the account sign in no more (or again); every session of it ends."""
        self._change(account, {"disabled": disabled})

    def _change(self, account: Account, values: dict[str, object], *, keep_sessions: bool = False) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(accounts).where(accounts.c.id == account.id).values(values))
            if not keep_sessions:
                connection.execute(delete(sessions).where(sessions.c.account_id == account.id))


def _check(draft: Draft) -> None:
    if not _NAME.fullmatch(draft.name):
        raise AccountRefused("tên đăng nhập: 2 đến 64 ký tự a-z 0-9 . _ - @, chữ thường không dấu")
    if not draft.display_name.strip():
        raise AccountRefused("thiếu tên hiển thị")
    if not _PROVINCE.fullmatch(draft.province):
        raise AccountRefused("mã tỉnh gồm 2 chữ số, ví dụ 40")
    if draft.commune is not None and not _COMMUNE.fullmatch(draft.commune):
        raise AccountRefused("mã xã gồm 5 chữ số, ví dụ 16690")
    if draft.role not in ROLES:
        raise AccountRefused(f"vai trò là một trong: {', '.join(ROLES)}")


def _account(row: RowMapping) -> Account:
    return Account(
        id=row["id"],
        name=row["name"],
        display_name=row["display_name"],
        province=row["province"],
        commune=row["commune"],
        role=cast("Role", row["role"]),
        disabled=row["disabled"],
    )
