"""To come."""

from django.http import Http404


def measure_list(request, **kwargs):
    raise Http404


def measure_detail(request, **kwargs):
    raise Http404
