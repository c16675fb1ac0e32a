"""Every address of the site; the ones named in docs/architecture.md stay."""

from django.contrib import admin
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path

from config.views import healthz, readyz

# Asked for by its address, it asks back; only the form signs out, as no link may.
sign_out = LogoutView.as_view(
    http_method_names=["get", "post", "options"], template_name="registration/sign_out.html"
)

urlpatterns = [
    path("", include("web.pages.urls")),
    path("login/", LoginView.as_view(redirect_authenticated_user=True), name="login"),
    path("logout/", sign_out, name="logout"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("admin/", admin.site.urls),
]
