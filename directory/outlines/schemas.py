"""What the outlines endpoint answers."""

from pydantic import BaseModel, Field


class Outline(BaseModel):
    """The area of a commune, for drawing: simplified, not for deciding where a place belongs."""

    code: str
    name: str
    rings: list[list[tuple[float, float]]] = Field(
        description="Đường bao, mỗi đường là các điểm [kinh độ, vĩ độ], độ, WGS84; vùng khuyết là một đường riêng",
        examples=[[[[105.69, 18.66], [105.71, 18.66], [105.7, 18.68], [105.69, 18.66]]]],
    )


class OutlineList(BaseModel):
    """Outlines."""

    known: bool = Field(description="Danh bạ có ranh giới hay không")
    items: list[Outline]
