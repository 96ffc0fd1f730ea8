"""Whatever is asked, the answer is one that the OpenAPI document describes, and never a fault of ours."""

from collections.abc import Iterator

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from sqlalchemy import Engine

from directory.app import create_app
from directory.database import open_engine
from directory.datasets.content import Content
from directory.datasets.loader import load
from directory.migrations import upgrade
from directory.settings import Settings
from tests.directory.conftest import MONDAY_MORNING
from tests.directory.sample import write_content, write_questions

CHECKS = (not_a_server_error, content_type_conformance, response_schema_conformance, status_code_conformance)


@pytest.fixture(scope="module")
def loaded_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    root = tmp_path_factory.mktemp("contract")
    url = f"sqlite:///{root / 'directory.sqlite3'}"
    engine: Engine = open_engine(url)
    upgrade(engine)
    load(engine, Content(write_content(root / "content"), write_questions(root / "questions")))
    engine.dispose()
    app = create_app(Settings(database_url=url, var=root), clock=lambda: MONDAY_MORNING)
    app.state.directory.refresh()
    yield app
    app.state.directory.engine.dispose()


@pytest.fixture
def api_schema(loaded_app: FastAPI) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_asgi("/openapi.json", loaded_app)


schema = schemathesis.pytest.from_fixture("api_schema")


@schema.parametrize()
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_answers_are_as_documented(case: schemathesis.Case) -> None:
    case.call_and_validate(checks=list(CHECKS))


def test_every_operation_has_a_summary_and_documents_its_errors(loaded_app: FastAPI) -> None:
    for path, item in loaded_app.openapi()["paths"].items():
        for operation in item.values():
            assert operation["summary"], path
            if path.startswith("/v1/"):
                assert {"200", "422", "503"} <= set(operation["responses"]), path


def test_public_endpoints_are_there(loaded_app: FastAPI) -> None:
    assert {
        "/v1/units",
        "/v1/units/resolve",
        "/v1/units/{code}",
        "/v1/centers",
        "/v1/centers/nearest",
        "/v1/centers/{code}",
        "/v1/centers/{code}/week",
        "/v1/outlines",
        "/v1/procedures",
        "/v1/procedures/search",
        "/v1/procedures/{code}",
        "/v1/linked-groups/{name}",
        "/v1/faqs",
        "/v1/faqs/search",
        "/v1/faqs/{name}",
        "/v1/provinces/{code}/snapshot",
        "/v1/redirects/{name}",
        "/v1/contacts",
        "/health/live",
        "/health/ready",
        "/metrics",
    } == set(loaded_app.openapi()["paths"])
