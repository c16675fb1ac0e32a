"""The columns of a list matched by hand: what each holds, remembered for lists with the same column names."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from documents.ingest.readers.tables.list_columns import COLUMNS, NEEDED
from documents.models import BatchState, StagedFile, StagedState
from intake.jobs.going_on import go_on
from intake.staging import read_anew
from web.desk.access import requires
from web.desk.permissions import IMPORT

FIELDS = [("", "不导入"), *((field, label) for field, (label, _) in COLUMNS.items())]


class ColumnsForm(forms.Form):
    """A choice a column of the list, c0, c1, …, in the order of the columns."""

    def __init__(self, columns: Sequence[Mapping[str, Any]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, column in enumerate(columns):
            self.fields[f"c{number}"] = forms.ChoiceField(
                choices=FIELDS, required=False, label=column["name"], initial=column["field"]
            )

    def clean(self) -> dict[str, str]:
        chosen = set(self.cleaned_data.values())
        missing = "”“".join(COLUMNS[field][0] for field in NEEDED if field not in chosen)
        if missing:
            raise forms.ValidationError(f"还没有指定哪一列是“{missing}”。")
        return self.cleaned_data

    def matched(self) -> dict[str, str]:
        """Column name → field."""
        return {field.label: self.cleaned_data[name] for name, field in self.fields.items()}


@require_http_methods(["GET", "HEAD", "POST"])
@requires(IMPORT)
def import_columns(request: HttpRequest, pk: int) -> HttpResponse:
    lists = StagedFile.objects.filter(
        batch__state=BatchState.READY, state__in=[StagedState.READ, StagedState.FAILED], source_file=None
    )
    lists = lists.exclude(columns=[]).select_related("batch").defer("content", "text", "bad_rows")
    file = get_object_or_404(lists, pk=pk)
    form = ColumnsForm(file.columns, request.POST or None)
    if request.method == "POST" and form.is_valid():
        waiting = read_anew(file=file, fields=form.matched(), user=request.user)
        batch = go_on(file.batch, request.user) if waiting else file.batch
        messages.success(request, "列的对应已记住，以后列名相同的清单照此读取。")
        return redirect("desk:import_batch", batch.pk)
    context = {
        "file": file,
        "form": form,
        "rows": [(form[f"c{number}"], column["samples"]) for number, column in enumerate(file.columns)],
        "edited_count": file.articles.filter(is_edited=True).count(),
    }
    return render(request, "desk/import_columns.html", context, status=400 if form.errors else 200)
