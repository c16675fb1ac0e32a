"""To come."""

from django.http import Http404


def theme_list(request, **kwargs):
    raise Http404


def theme_detail(request, **kwargs):
    raise Http404
