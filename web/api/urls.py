"""The addresses of the API, below /api/."""

from django.urls import path

from web.api.documentation import api_docs, api_schema
from web.api.doors import for_programs
from web.api.house import api

operations, _, _ = api.urls
urlpatterns = [
    path("docs", api_docs, name="api_docs"),
    path("openapi.json", for_programs(api_schema), name="api_schema"),
]
for pattern in operations:
    if pattern.name != "api-root":
        pattern.callback = for_programs(pattern.callback)
        urlpatterns.append(pattern)
