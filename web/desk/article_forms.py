"""An article's title, body and metadata, to be corrected before or after it is stored."""

from datetime import date
from typing import Any

from django import forms
from django.forms import BaseFormSet

from documents.dates import parse_date, write_date
from documents.ingest.parsed import ParsedArticle, ParsedAuthor
from documents.models import ArticleKind
from regions.lookup import find_regions, suggest_regions, written
from regions.models import Region
from regions.pinyin import as_typed


class ArticleForm(forms.Form):
    title = forms.CharField(label="标题", max_length=300)
    kind = forms.ChoiceField(label="体裁", choices=ArticleKind)
    region = forms.CharField(
        label="地区",
        required=False,
        max_length=80,
        help_text="名称、全拼、首字母或区划代码，如“湄潭”“meitan”“520328”；不限地区则留空",
    )
    published = forms.CharField(
        label="发布日期",
        required=False,
        max_length=20,
        help_text="如 2022-07-28、2022-07 或 2022；不详则留空",
    )
    source = forms.CharField(label="来源", required=False, max_length=200)
    source_url = forms.URLField(
        label="原文网址", required=False, max_length=1000, assume_scheme="https", widget=forms.TextInput
    )
    document_number = forms.CharField(label="文号", required=False, max_length=100)
    body = forms.CharField(label="正文", widget=forms.Textarea(attrs={"rows": 24}), strip=False)

    def clean_region(self) -> str:
        """A region's code, "" for none."""
        text = self.cleaned_data["region"].strip()
        found = find_regions(text) or (suggest_regions(text) if as_typed(text) else [])
        if text and not found:
            raise forms.ValidationError(
                f"没有找到地区“{text}”。请从列出的地区里选，或填六位区划代码、完整名称。"
            )
        if len(found) > 1:
            names = "、".join(written(region) for region in found[:6])
            raise forms.ValidationError(f"“{text}”可以指几个地区：{names}。请照抄其中一个。")
        return found[0].code if found else ""

    def clean_published(self) -> tuple[date | None, str]:
        """(date, precision)"""
        try:
            return parse_date(self.cleaned_data["published"])
        except ValueError:
            raise forms.ValidationError("日期写法不对。请写成 2022-07-28、2022-07 或 2022。") from None

    def clean_body(self) -> str:
        body = self.cleaned_data["body"].replace("\r\n", "\n").replace("\r", "\n").strip()
        if not body:
            raise forms.ValidationError("正文不能为空。")
        return body


class AuthorForm(forms.Form):
    name = forms.CharField(label="姓名或机构", required=False, max_length=100)
    position = forms.CharField(label="职务（照原文）", required=False, max_length=200)
    is_body = forms.BooleanField(label="是机构", required=False)
    is_reporter = forms.BooleanField(label="是记者、通讯员", required=False)

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("is_body") and self.cleaned_data.get("is_reporter"):
            self.add_error("name", "机构和记者、通讯员只能选一个。")
        if self.cleaned_data.get("position") and not self.cleaned_data.get("name"):
            self.add_error("name", "有职务而没有姓名。")
        return self.cleaned_data


AuthorFormSet = forms.formset_factory(AuthorForm, extra=2, max_num=30)


def initial_of(article: ParsedArticle) -> dict[str, Any]:
    """What the form shows of `article`: its own fields, the region and the date as one types them."""
    region = Region.objects.select_related("parent__parent").filter(code=article.region_code).first()
    typed = {
        "region": written(region) if region else article.region_code,
        "published": write_date(article.published_on, article.published_precision),
    }
    return {name: typed.get(name) or getattr(article, name, "") for name in ArticleForm.base_fields}


def parsed_from(form: ArticleForm, authors: BaseFormSet) -> ParsedArticle:
    """The corrected article; `authors` is a valid AuthorFormSet."""
    data = dict(form.cleaned_data)
    published_on, precision = data.pop("published")
    region_code = data.pop("region")
    named = [row for row in authors.cleaned_data if row.get("name")]
    return ParsedArticle(
        **data,
        authors=tuple(ParsedAuthor(**row) for row in named),
        region_code=region_code,
        published_on=published_on,
        published_precision=precision or "day",
    )
