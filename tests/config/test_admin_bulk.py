"""Bulk actions show what they will do before they do it; lists go out as XLSX and come back."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from documents.models import Article, Official, Source
from documents.search.models import DictionaryTerm, SynonymGroup
from measures.actions.steps import ReviewError
from measures.bulk_admin import retag
from measures.models import Measure, ReviewStep, Theme
from regions.models import Region
from tests.factories import make_account, make_article, make_author, make_source


@pytest.fixture
def administrator(client, db):
    client.force_login(make_account("guan", "管理员"))
    return client


def act(client, model, action, rows, **data):
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    return client.post(
        address, {"action": action, "_selected_action": [row.pk for row in rows], **data}, follow=True
    )


def test_publishing_many_says_first_what_will_change(administrator, world):
    answer = act(administrator, Article, "publish_chosen", [world.draft, world.tea])
    assert "草稿 → 已发布" in answer.text
    assert "已是“已发布”，不变" in answer.text
    assert Article.objects.get(pk=world.draft.pk).status == "draft"
    answer = act(administrator, Article, "publish_chosen", [world.draft, world.tea], confirmed=1)
    assert "已发布 1 篇文章" in answer.text
    assert Article.objects.get(pk=world.draft.pk).status == "published"


def test_an_editor_is_offered_no_publishing(client, world):
    client.force_login(make_account("bian", "编辑"))
    act(client, Article, "publish_chosen", [world.draft], confirmed=1)
    assert Article.objects.get(pk=world.draft.pk).status == "draft"


def test_withdrawing_many(administrator, world):
    act(administrator, Article, "withdraw_chosen", [world.tea], confirmed=1)
    assert Article.objects.get(pk=world.tea.pk).status == "withdrawn"


def test_a_merge_needs_two_and_a_choice(administrator, db):
    first, second = make_source("云台日报"), make_source("雲台日报")
    make_article(source=second)
    assert "请至少选两条" in act(administrator, Source, "merge_chosen", [first]).text
    assert "1 篇文章归到保留的一条名下" in act(administrator, Source, "merge_chosen", [first, second]).text
    assert Source.objects.count() == 2
    act(administrator, Source, "merge_chosen", [first, second], confirmed=1, kept=first.pk)
    assert list(Source.objects.all()) == [first]


def test_officials_merge_in_the_admin(administrator, db):
    first = make_author(make_article(), "林青山").official
    second = make_author(make_article("另一篇。"), "林青山 ").official
    act(administrator, Official, "merge_chosen", [first, second], confirmed=1, kept=second.pk)
    assert Official.objects.get() == second


def test_retagging_many_shows_the_present_themes_first(administrator, world):
    rows = [world.tea_garden, world.tea_grid]
    answer = act(administrator, Measure, "retag_chosen", rows)
    assert "现为“产业发展”" in answer.text
    act(administrator, Measure, "retag_chosen", rows, confirmed=1, theme=world.finance.pk)
    assert {row.theme for row in Measure.objects.filter(pk__in=[row.pk for row in rows])} == {world.finance}
    assert Measure.objects.get(pk=world.tea_garden.pk).origin == "edited"


def test_retagging_changes_all_or_none(world):
    rows = [world.tea_garden, world.tea_grid]
    # What the admin's list read, before somebody renamed the second of them.
    seen = list(Measure.objects.filter(pk__in=[row.pk for row in rows]).order_by("pk"))
    Measure.objects.filter(pk=world.tea_grid.pk).update(title="别人的标题")
    with pytest.raises(ReviewError):
        retag(seen, world.finance, make_account("shen", "审核"))
    assert not Measure.objects.filter(theme=world.finance, pk__in=[row.pk for row in rows]).exists()
    assert not ReviewStep.objects.exists()


EXCHANGED = {
    Theme: "name",
    Source: "name",
    Official: "name",
    Region: "initials",
    DictionaryTerm: "note",
    SynonymGroup: "narrower",
}


def exported(client, model):
    stem = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    form = client.get(reverse(f"{stem}_export")).context["form"]
    fields = {name: "on" for name in form.fields if name not in ("format", "resource", "export_items")}
    answer = client.post(reverse(f"{stem}_export"), {"format": "0", "resource": "", **fields})
    return openpyxl.load_workbook(io.BytesIO(answer.content))


@pytest.mark.parametrize("model", EXCHANGED, ids=lambda model: model.__name__)
def test_a_list_goes_out_as_xlsx_and_comes_back_changed(administrator, world, model):
    DictionaryTerm.objects.get_or_create(term="联农带农")
    SynonymGroup.objects.get_or_create(terms="防返贫 防止返贫")
    column = EXCHANGED[model]
    book = exported(administrator, model)
    sheet = book.active
    header = [cell.value for cell in sheet[1]]
    key = header[0]
    sheet.cell(2, header.index(column) + 1, "改过")
    changed = sheet.cell(2, 1).value
    stream = io.BytesIO()
    book.save(stream)
    stem = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    upload = SimpleUploadedFile("list.xlsx", stream.getvalue())
    preview = administrator.post(
        reverse(f"{stem}_import"), {"import_file": upload, "format": "0", "resource": ""}
    )
    assert "改过" in preview.text
    row = model.objects.get(**{key: changed})
    assert getattr(row, column) != "改过"
    confirm = preview.context["confirm_form"].initial
    administrator.post(
        reverse(f"{stem}_process_import"), {name: value or "" for name, value in confirm.items()}
    )
    row.refresh_from_db()
    assert getattr(row, column) == "改过"


def test_a_list_with_a_bad_row_changes_nothing(administrator, world):
    data = "slug,name,group\nindustry,改过,livelihood\nbad,坏,没有这组\n".encode()
    address = reverse("admin:measures_theme_import")
    upload = SimpleUploadedFile("list.csv", data)
    answer = administrator.post(address, {"import_file": upload, "format": "1", "resource": ""})
    assert answer.status_code == 200
    assert "confirm_form" not in answer.context or answer.context["result"].has_errors()
    assert Theme.objects.get(slug="industry").name == "产业发展"
