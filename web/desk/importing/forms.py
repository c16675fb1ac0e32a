"""What can be handed over: pasted text, files, or the address of a page."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from documents.ingest.parsed import IngestError
from documents.ingest.readers import ARCHIVES, EXTENSIONS, LIST_KINDS, READERS, named
from documents.ingest.readers.limits import DEFAULT_LIMITS, MEGABYTE
from intake.fetching import fetch

MOST_FILES = 100


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    def clean(self, data: Iterable[UploadedFile] | None, initial: Any = None) -> list[UploadedFile]:
        return [super(ManyFilesField, self).clean(each, initial) for each in data or []]


class HandOverForm(forms.Form):
    """`cleaned_data["uploads"]` is [(file name, bytes, URL or "")]."""

    text = forms.CharField(label="粘贴正文", required=False, widget=forms.Textarea(attrs={"rows": 10}))
    files = ManyFilesField(
        label="选择文件",
        required=False,
        allow_empty_file=True,
        widget=ManyFilesInput(attrs={"multiple": True, "accept": ",".join(EXTENSIONS)}),
    )
    url = forms.URLField(
        label="网页地址", required=False, max_length=1000, assume_scheme="https", widget=forms.TextInput
    )

    taken = {"readers": named(READERS), "lists": named(LIST_KINDS), "archives": named(ARCHIVES)}
    most_files, most_megabytes = MOST_FILES, DEFAULT_LIMITS.file_bytes // MEGABYTE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not settings.ALLOW_FETCH:
            del self.fields["url"]

    def clean_files(self) -> list[UploadedFile]:
        files = self.cleaned_data["files"]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(f"一次最多 {MOST_FILES} 个文件。请打成一个 ZIP，或分几次导入。")
        limit = DEFAULT_LIMITS.file_bytes
        too_large = [file for file in files if file.size > limit]
        if too_large:
            names = "、".join(f"{file.name}（{file.size / MEGABYTE:.1f} MB）" for file in too_large)
            raise forms.ValidationError(
                f"{names} 超过单个文件 {limit // MEGABYTE} MB 的上限，整批都没有导入。请拆分或删去图片后再试。"
            )
        return files

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.errors:
            return data
        uploads = [(file.name, file.read(), "") for file in data["files"]]
        if data["text"].strip():
            uploads.append(("粘贴的文字.txt", data["text"].encode("utf-8", "replace"), ""))
        if data.get("url"):
            uploads.append(self.fetched(data["url"]))
        if not uploads:
            raise forms.ValidationError("还没有内容。请粘贴正文或选择文件。")
        data["uploads"] = uploads
        return data

    def fetched(self, url: str) -> tuple[str, bytes, str]:
        try:
            page = fetch(url)
        except IngestError as error:
            raise forms.ValidationError(str(error)) from error
        return page.file_name, page.data, page.url
