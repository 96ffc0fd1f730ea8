"""schema.org records of the pages (JSON-LD): only what is known, opening hours never from a general rule."""

from typing import Any

from channels.page.links import trusted
from channels.site.directory import Answer
from channels.site.words import inline

Record = dict[str, Any]
COUNTRY = "VN"


def _known(record: Record) -> Record:
    return {name: value for name, value in record.items() if value not in (None, [], "")}


def office(center: Answer, commune: dict[str, Any], url: str) -> Record:
    """Return the `GovernmentOffice` of a centre; coordinates only where they are the office's own."""
    address = _known(
        {
            "@type": "PostalAddress",
            "streetAddress": center["address"],
            "addressLocality": commune["name"],
            "addressRegion": commune["province_name"],
            "addressCountry": COUNTRY,
        }
    )
    point = {"@type": "GeoCoordinates", "latitude": center["lat"], "longitude": center["lon"]}
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "GovernmentOffice",
            "@id": url,
            "name": center["name"],
            "url": url,
            "address": address,
            "geo": point if center["point"] == "office" else None,
            "telephone": center["phones"],
            "areaServed": {"@type": "AdministrativeArea", "name": f"{commune['name']}, {commune['province_name']}"},
            "parentOrganization": {
                "@type": "GovernmentOrganization",
                "name": f"Ủy ban nhân dân {inline(commune['name'])}",
            },
        }
    )


def service(procedure: Answer, provider: str | None, url: str) -> Record:
    """Return the `GovernmentService` of a procedure."""
    online = procedure["online"] or {}
    fee = procedure["fee"] or {}
    channel = {"@type": "ServiceChannel", "serviceUrl": online.get("url"), "availableLanguage": "vi"}
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "GovernmentService",
            "@id": url,
            "name": procedure["name"],
            "alternateName": [procedure["short_name"], *procedure["aliases"]],
            "identifier": procedure["code"],
            "description": procedure["summary"],
            "serviceType": procedure["field"],
            "serviceOutput": {"@type": "Thing", "name": procedure["result"]} if procedure["result"] else None,
            "provider": {"@type": "GovernmentOrganization", "name": provider} if provider else None,
            "areaServed": {"@type": "Country", "name": "Việt Nam"},
            "availableChannel": channel if online.get("url") and trusted(online["url"]) else None,
            "offers": {"@type": "Offer", "price": fee["amount_vnd"], "priceCurrency": "VND"}
            if fee.get("amount_vnd") is not None
            else None,
            "url": url,
        }
    )


def trail(base: str, unit: dict[str, Any], name: str, url: str) -> Record:
    """Return the breadcrumbs from the list of provinces to a page of a commune."""
    steps = [
        ("Tỉnh, thành phố", f"{base}/tinh"),
        (unit["province_name"], f"{base}/tinh/{unit['province_code']}"),
        (name, url),
    ]
    return breadcrumbs(steps)


def breadcrumbs(steps: list[tuple[str, str]]) -> Record:
    """Return breadcrumbs of (name, address)."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate(steps, start=1)
        ],
    }
