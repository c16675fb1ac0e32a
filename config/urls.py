"""Every address of the site; the ones named in docs/architecture.md stay."""

from django.contrib import admin
from django.urls import include, path

from config.views import healthz, metrics, readyz, security_txt

handler400 = "config.views.bad_request"
handler404 = "config.views.not_found"
handler500 = "config.views.fault"

urlpatterns = [
    path("", include("web.pages.urls")),
    path("", include("web.accounts.urls")),
    path("api/", include("web.api.urls")),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("metrics", metrics, name="metrics"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("admin/", admin.site.urls),
]
