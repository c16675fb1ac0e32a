"""To come."""

from django.http import Http404


def matrix(request, **kwargs):
    raise Http404
