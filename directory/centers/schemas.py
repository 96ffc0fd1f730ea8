"""What the centres endpoints take and answer."""

from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

_EXAMPLE: dict[str, Any] = {
    "code": "26740-ttpvhcc",
    "commune_code": "26740",
    "name": "Trung tâm Phục vụ hành chính công phường Sài Gòn",
    "address": "45 - 47 Lê Duẩn",
    "lat": 10.78107,
    "lon": 106.69967,
    "hours": "Mo-Fr 07:30-11:30,13:30-17:00; PH off",
    "phones": None,
    "open_now": True,
    "match": None,
    "distance_km": None,
    "source": "Thông báo của tỉnh, thành phố về địa chỉ làm việc cấp xã (giữa năm 2025)",
    "as_of": "2025-06-30",
    "confidence": "high",
    "kind": "ttpvhcc",
    "point": "office",
    "sites": [{"label": None, "address": "45 - 47 Lê Duẩn", "former_office": None, "lines": None}],
    "precision": "street",
    "flags": [],
    "hours_label": "giờ hành chính chung, mỗi tỉnh có thể khác, nên gọi trước",
    "hours_text": "thứ Hai – thứ Sáu 07:30–11:30, 13:30–17:00; nghỉ thứ Bảy, Chủ nhật",
    "opening": {
        "state": "open",
        "until": "2026-11-23T11:30:00+07:00",
        "text": "Đang mở, nghỉ trưa lúc 11:30",
    },
    "note": None,
}


class Site(BaseModel):
    """One building of a centre."""

    label: str | None
    address: str | None
    former_office: str | None = Field(description="Trụ sở cũ mà thông báo nhắc tới")
    lines: str | None = Field(description="Lĩnh vực nhận ở đây")


class OpeningOut(BaseModel):
    """Opening state at the moment of the request."""

    state: Literal["open", "closing_soon", "lunch", "closed", "unknown"]
    until: datetime | None
    text: str


class CenterDetail(BaseModel):
    """A place that receives papers. Unknown is null, never a guess."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    code: str
    commune_code: str
    name: str
    address: str | None = Field(description="Trụ sở đầu tiên, một dòng")
    lat: float | None = Field(description="Độ, WGS84")
    lon: float | None
    point: Literal["office", "inside"] | None = Field(
        description="`office`: điểm trụ sở; `inside`: chỉ là một điểm trong địa bàn, đừng chỉ đường tới đó"
    )
    hours: str | None = Field(description="Cú pháp opening_hours của OpenStreetMap")
    hours_label: str | None
    hours_text: str | None = Field(description="Một tuần thường, bằng lời; null khi chưa biết hoặc đổi theo mùa")
    phones: list[str] | None
    open_now: bool | None
    opening: OpeningOut
    match: Literal["home_commune", "nearest"] | None = Field(
        description="Chỉ có khi tìm theo vị trí: `home_commune` là nơi của chính xã, phường chứa vị trí"
    )
    distance_km: float | None = Field(description="Đường chim bay, km; chỉ có khi tìm theo vị trí")
    kind: Literal["ttpvhcc", "ubnd"]
    sites: list[Site]
    precision: Literal["street", "hamlet", "former_office", "commune_only"] | None
    flags: list[str]
    note: str | None
    source: str
    as_of: date
    confidence: Literal["high", "medium", "low"]


class CenterList(BaseModel):
    """Centres, one a commune."""

    items: list[CenterDetail]


class DayOut(BaseModel):
    """The hours of one day."""

    date: date
    kind: Literal["ordinary", "closed", "working", "doubtful"] = Field(
        description="Ngày thường, ngày nghỉ, ngày làm bù, ngày chưa chốt lịch"
    )
    name: str | None = Field(description="Tên ngày nghỉ, ngày làm bù")
    spans: list[tuple[str, str]] = Field(examples=[[["07:30", "11:30"], ["13:30", "17:00"]]])


class Week(BaseModel):
    """Hours of today and the six days after; null when the hours are not known."""

    code: str
    hours_label: str | None
    items: list[DayOut] | None


class NearestRequest(BaseModel):
    """A location. It is used for this answer and never kept or logged."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"lat": 10.7769, "lon": 106.7009, "limit": 3}]}
    )

    lat: float = Field(allow_inf_nan=False, description="Vĩ độ, độ, WGS84")
    lon: float = Field(allow_inf_nan=False, description="Kinh độ, độ, WGS84")
    limit: int = Field(default=5, ge=1, le=20)
    procedure: str | None = Field(default=None, max_length=40, description="Mã thủ tục, để biết nơi nhận")


class ProcedurePlace(BaseModel):
    """Who receives a procedure, and where: the nearest centre is not always the right one."""

    code: str
    handled_by: Literal["commune", "commune_police", "province", "other"] | None
    scope: Literal["home_commune", "any_in_province", "any", "place_of_asset"] | None


class NearestCenters(BaseModel):
    """The nearest centres, nearest first; the home commune's own comes before them when it is known."""

    items: list[CenterDetail]
    home: str | None = Field(description="Mã xã, phường chứa vị trí; null khi ở ngoài mọi ranh giới, chưa có ranh giới")
    home_known: bool = Field(
        description="Danh bạ có ranh giới hay không; không có thì gần nhất chưa chắc là nơi của mình"
    )
    procedure: ProcedurePlace | None
