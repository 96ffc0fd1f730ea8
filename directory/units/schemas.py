"""What the units endpoints answer."""

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from directory.database import UNKNOWN_START
from directory.units.models import Unit as UnitRow
from directory.units.models import UnitChange
from directory.units.repository import NamedUnit

Level = Literal["province", "district", "commune"]

_SAIGON: dict[str, Any] = {
    "code": "26740",
    "name": "Phường Sài Gòn",
    "level": "commune",
    "province_code": "79",
    "province_name": "Thành phố Hồ Chí Minh",
    "district_name": None,
    "valid_from": "2025-07-01",
    "valid_to": None,
}
_BEN_NGHE: dict[str, Any] = _SAIGON | {
    "name": "Phường Bến Nghé",
    "district_name": "Quận 1",
    "valid_from": None,
    "valid_to": "2025-06-30",
}


class Unit(BaseModel):
    """A province, former district or commune as it was named in one span of time."""

    model_config = ConfigDict(json_schema_extra={"examples": [_SAIGON]})

    code: str = Field(
        description="Mã của cơ quan thống kê; mã được dùng lại, nên (code, valid_from) mới chỉ một đơn vị"
    )
    name: str
    level: Level
    province_code: str
    province_name: str
    district_name: str | None = Field(default=None, description="Quận, huyện cũ của một xã, phường trước 01/7/2025")
    valid_from: date | None = Field(description="Ngày đầu; null khi không rõ")
    valid_to: date | None = Field(description="Ngày cuối; null khi đang dùng")

    @classmethod
    def of(cls, row: UnitRow | NamedUnit) -> "Unit":
        """The unit of a database row."""
        return cls(**unit_fields(row))


def unit_fields(row: UnitRow | NamedUnit) -> dict[str, object]:
    """The public fields of a database row."""
    return {
        "code": row.code,
        "name": row.name,
        "level": row.level,
        "province_code": row.province_code,
        "province_name": row.province_name,
        "district_name": row.district_name,
        "valid_from": None if row.valid_from == UNKNOWN_START else row.valid_from,
        "valid_to": row.valid_to,
    }


class UnitFound(Unit):
    """A unit found by name; a former one says what it became."""

    model_config = ConfigDict(json_schema_extra={"examples": [_BEN_NGHE | {"became": [_SAIGON]}]})

    became: list[Unit]


class UnitList(BaseModel):
    """Units, best first."""

    items: list[UnitFound]


class UnitLink(BaseModel):
    """The unit at the other end of a change."""

    unit: Unit
    extent: Literal["whole", "part"] = Field(description="Cả đơn vị cũ, hay chỉ một phần")
    agreement: Literal["agreed", "doubtful"] = Field(description="Các nguồn khớp nhau, hay còn khác nhau")
    note: str | None

    @classmethod
    def of(cls, change: UnitChange, unit: UnitRow) -> "UnitLink":
        """The link of a change to the unit at its other end."""
        return cls.model_validate(
            {"unit": Unit.of(unit), "extent": change.extent, "agreement": change.agreement, "note": change.note}
        )


class UnitRecord(Unit):
    """A unit with all that is known about it."""

    aliases: list[str]
    area_km2: float | None
    inside_lat: float | None = Field(description="Một điểm nằm trong địa bàn, độ, WGS84")
    inside_lon: float | None
    became: list[UnitLink]
    came_from: list[UnitLink]
    source: str
    as_of: date


class UnitDetail(BaseModel):
    """Every unit that ever bore a code, newest first."""

    code: str
    items: list[UnitRecord]


class UnitCandidate(BaseModel):
    """A present unit to choose, and what tells it apart."""

    unit: Unit
    old: Unit | None = Field(description="Đơn vị cũ dẫn tới lựa chọn này")
    hint: str | None = Field(examples=["gồm phường Bến Nghé (cũ), một phần phường Đa Kao (cũ)"])


class Resolved(BaseModel):
    """What an address text stands for: resolved, a question, or unknown. Never a silent guess."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "status": "resolved",
                    "reason": None,
                    "old": [_BEN_NGHE],
                    "new": [_SAIGON],
                    "candidates": [],
                    "score": 1.0,
                }
            ]
        }
    )

    status: Literal["resolved", "choose", "unknown"]
    reason: str | None
    old: list[Unit]
    new: list[Unit]
    candidates: list[UnitCandidate]
    score: float
