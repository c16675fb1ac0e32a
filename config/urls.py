"""Every address of the site; the ones named in docs/architecture.md stay."""

from functools import partial

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from config.views import healthz, metrics, readyz, security_txt
from web.pages.urls import file_patterns

handler400 = "config.views.bad_request"
handler404 = "config.views.not_found"
handler500 = "config.views.fault"

# What `translated` names is offered in English too, below /en/; every Chinese address stands without a prefix.
translated = partial(i18n_patterns, prefix_default_language=False)
urlpatterns = [
    *translated(path("", include("web.pages.urls"))),
    path("", include(file_patterns)),
    path("desk/", include("web.desk.urls")),
    *translated(path("", include("web.accounts.urls"))),
    path("api/", include("web.api.urls")),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("metrics", metrics, name="metrics"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("admin/", admin.site.urls),
]
