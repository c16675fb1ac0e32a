"""Every answer is as the description says, whatever is asked: read by a program that knows nothing but openapi.json."""

import os
from collections import Counter

import pytest
import schemathesis
from hypothesis import HealthCheck, given, strategies
from hypothesis import settings as made_up
from schemathesis import checks

from config.wsgi import application

# So many requests are made up of each operation.
EXAMPLES = 8
AS_DESCRIBED = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
)


@pytest.mark.skipif(os.environ.get("DATABASE_URL", "").startswith("postgres"), reason="says the same there")
def test_no_request_is_answered_otherwise_than_described(library, settings):
    settings.API_RATE = 10_000
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application)
    checks.load_all_checks()
    held = [each for each in checks.CHECKS.get_all() if each.__name__ in AS_DESCRIBED]
    assert len(held) == len(AS_DESCRIBED)
    stored = {
        "article": [library.tea.pk],
        "measure": [library.tea_garden.pk],
        "code": ["529901"],
        "region": [["529901", "529902"], ["520000", "白河县"]],
        "theme": ["industry", "monitoring"],
        "q": ["监测", "茶园 产业"],
    }
    for result in schema.get_all_operations():
        walk(result.ok(), held, stored)


def walk(operation, held, stored):
    @made_up(max_examples=EXAMPLES, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(), data=strategies.data())
    def answered(case, data):
        # What names something names what is there; a cursor cannot be made up.
        case.query = {name: value for name, value in (case.query or {}).items() if name != "cursor"}
        for asked in (case.query, case.path_parameters):
            for name in stored.keys() & asked.keys():
                asked[name] = data.draw(strategies.sampled_from(stored[name]))
        if operation.path.endswith("/mentions"):
            case.query = {**case.query, "theme": "monitoring"}
        statuses[case.call_and_validate(checks=held).status_code] += 1

    statuses = Counter()
    answered()
    assert statuses[200], f"{operation.label}: {statuses}"
