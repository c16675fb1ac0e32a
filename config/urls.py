"""Every address of the site; the ones named in docs/architecture.md stay."""

from django.contrib import admin
from django.urls import path

urlpatterns = [
    path("admin/", admin.site.urls),
]
