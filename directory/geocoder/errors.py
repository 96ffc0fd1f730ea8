"""What can go wrong, as geopy's callers expect it."""

from geopy.exc import GeocoderQueryError, GeocoderUnavailable

from directory.errors import NotReadyError


class InvalidQuery(GeocoderQueryError, ValueError):  # type: ignore[misc]  # geopy has no types
    """The query is empty, longer than 500 characters, or no point: ask for something else."""


class UnitsNotLoaded(GeocoderUnavailable, NotReadyError):  # type: ignore[misc]  # geopy has no types
    """The database holds no units yet: run `python -m directory load`, then try again."""

    slug = "units-not-loaded"
    title = "Chưa nạp đơn vị hành chính"
    example = "Danh bạ chưa có dữ liệu. Người vận hành chạy `python -m directory load` rồi thử lại."
