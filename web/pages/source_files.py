"""Files as received, for staff."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from documents.models import SourceFile


@require_safe
@login_required
def source_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The bytes as received, always as a download: a stored web page must never run on this site."""
    if not request.user.is_staff:
        raise PermissionDenied
    received = get_object_or_404(SourceFile, pk=pk)
    return HttpResponse(
        bytes(received.content),
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": content_disposition_header(True, received.file_name),
            "X-Content-Type-Options": "nosniff",
        },
    )
