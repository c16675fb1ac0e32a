"""To come."""

from django.http import Http404


def region_list(request, **kwargs):
    raise Http404


def region_detail(request, **kwargs):
    raise Http404
