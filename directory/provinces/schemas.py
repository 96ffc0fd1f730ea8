"""What the snapshot of a province holds. Names of a unit's fields are one letter: there are hundreds of them."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from directory.centers.schemas import Site
from directory.contacts.schemas import ContactOut
from directory.faqs.schemas import FaqOut, RedirectOut
from directory.procedures.schemas import ProcedureDetail
from directory.units.schemas import Level


class ProvinceName(BaseModel):
    """The province."""

    code: str = Field(examples=["79"])
    name: str


class ShortUnit(BaseModel):
    """A unit of today, or a former one that went into the province."""

    c: str = Field(description="Mã")
    n: str = Field(description="Tên")
    l: Level = Field(description="Cấp")  # noqa: E741 - the name in the document
    p: str | None = Field(description="Tỉnh cũ, khi tên khác tỉnh nay")
    d: str | None = Field(description="Huyện cũ")
    b: list[tuple[str, Literal["whole", "part"]]] = Field(description="Nay thuộc đâu: mã, cả hay một phần")
    a: list[str] = Field(description="Tên gọi khác")
    f: date | None = Field(description="Ngày đầu; null khi không rõ")
    t: date | None = Field(description="Ngày cuối; null khi đang dùng")


class PlainCenter(BaseModel):
    """A place that receives papers, without what depends on the moment."""

    model_config = ConfigDict(extra="ignore")

    code: str
    commune_code: str
    name: str
    address: str | None
    lat: float | None
    lon: float | None
    point: Literal["office", "inside"] | None
    hours: str | None
    hours_label: str | None
    hours_text: str | None
    phones: list[str] | None
    kind: Literal["ttpvhcc", "ubnd"]
    sites: list[Site]
    precision: Literal["street", "hamlet", "former_office", "commune_only"] | None
    flags: list[str]
    note: str | None
    source: str
    as_of: date
    confidence: Literal["high", "medium", "low"]


class WithKeywords(BaseModel):
    """What people's own words add to a name."""

    keywords: list[str] = Field(description="Chữ riêng trong câu người dân hỏi, không dấu")


class WholeProcedure(ProcedureDetail, WithKeywords):
    """A procedure a commune takes part in, with all that is known."""

    detailed: Literal[True] = True


class NamedProcedure(BaseModel):
    """Any other procedure: its name and where to read about it."""

    detailed: Literal[False] = False
    code: str
    name: str
    short_name: str
    field: str
    url: str | None


class FaqWithKeywords(FaqOut, WithKeywords):
    """A frequent question."""


class RedirectWithKeywords(RedirectOut, WithKeywords):
    """Somebody else's job."""


class ProvinceSnapshot(BaseModel):
    """A province in one document."""

    version: str = Field(description="Đổi khi nội dung danh bạ đổi")
    as_of: datetime = Field(description="Lúc nội dung này được đưa vào dùng")
    province: ProvinceName
    units: list[ShortUnit]
    centers: list[PlainCenter]
    procedures: list[WholeProcedure | NamedProcedure]
    faqs: list[FaqWithKeywords]
    contacts: list[ContactOut]
    redirects: list[RedirectWithKeywords]
