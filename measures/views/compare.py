"""To come."""

from django.http import Http404


def compare(request, **kwargs):
    raise Http404
