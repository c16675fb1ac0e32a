import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse
from import_export.admin import ExportMixin
from simple_history.admin import SimpleHistoryAdmin

from documents.models import WatchedPage
from documents.search.models import DictionaryTerm, SynonymGroup
from measures.models import MeasureOrigin
from tests.factories import make_figure, make_source_file, make_transition

OURS = [
    model for model in admin.site._registry if model._meta.app_label in {"regions", "documents", "measures"}
]

VERSIONED = [model for model in OURS if isinstance(admin.site._registry[model], SimpleHistoryAdmin)]


@pytest.fixture
def admin_client(client, db):
    client.force_login(User.objects.create_superuser("root", password=None))
    return client


def admin_url(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_a_reader_is_sent_to_sign_in(client, db, model):
    assert client.get(admin_url(model, "changelist")).status_code == 302


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model.__name__)
def test_every_model_its_app_and_its_fields_are_named_in_chinese(model):
    assert not str(model._meta.verbose_name).isascii()
    assert not str(model._meta.verbose_name_plural).isascii()
    assert not str(model._meta.app_config.verbose_name).isascii()
    shown = [field for field in model._meta.fields if field.editable and not field.primary_key]
    assert [str(field.verbose_name) for field in shown if str(field.verbose_name).isascii()] == []


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_list_and_detail_open(admin_client, world, model):
    make_figure(world.tea, "60万亩", 600_000, "亩", about="生态茶园")
    make_transition(world.tea, "推进有效衔接", "推进", "衔接")
    make_source_file()
    assert admin_client.get(admin_url(model, "changelist"), {"q": "青"}).status_code == 200
    row = model._default_manager.first()
    if row is not None:
        assert admin_client.get(admin_url(model, "change", row.pk)).status_code == 200


@pytest.mark.parametrize("model", VERSIONED, ids=lambda model: model.__name__)
def test_an_old_version_is_shown_and_never_written_back(admin_client, world, model):
    DictionaryTerm.objects.create(term="联农带农")
    SynonymGroup.objects.create(terms="防返贫 防止返贫")
    WatchedPage.objects.create(name="要闻", address="https://gov.example/rss.xml")
    row = model.objects.first()
    row.save()
    address = admin_url(model, "simple_history", row.pk, row.history.last().pk)
    assert admin_client.get(address).status_code == 200
    assert admin_client.post(address, {}).status_code == 403


@pytest.mark.parametrize("model", VERSIONED, ids=lambda model: model.__name__)
@pytest.mark.parametrize("key", ["x", "9" * 5000, "1.5"])
def test_the_history_of_what_has_no_such_key_is_not_found(admin_client, model, key):
    assert admin_client.get(admin_url(model, "history", key)).status_code in (302, 400, 404)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_an_action_on_what_has_no_such_key_changes_nothing(admin_client, world, model):
    for action in ("delete_selected", *admin.site._registry[model].actions):
        name = action if isinstance(action, str) else action.__name__
        for key in ("x", "9" * 5000):
            answer = admin_client.post(
                admin_url(model, "changelist"), {"action": name, "_selected_action": key}
            )
            assert answer.status_code < 500


EXPORTED = [model for model in OURS if isinstance(admin.site._registry[model], ExportMixin)]


@pytest.mark.parametrize("model", EXPORTED, ids=lambda model: model.__name__)
def test_an_export_by_a_column_that_is_not_there_is_refused(admin_client, model):
    for method in (admin_client.get, admin_client.post):
        assert method(f"{admin_url(model, 'export')}?nothing=1").status_code == 400


def test_spans_are_read_only(admin_client, world):
    form = (
        admin_client.get(admin_url(type(world.tea_garden), "change", world.tea_garden.pk))
        .context["adminform"]
        .form
    )
    assert set(form.fields) == {"title", "theme", "secondary_themes", "is_achieved"}


def test_a_theme_chosen_by_hand_is_marked_as_edited(admin_client, world):
    measure = world.tea_garden
    url = admin_url(type(measure), "change", measure.pk)
    admin_client.post(url, {"title": measure.title, "theme": world.finance.pk})
    measure.refresh_from_db()
    assert (measure.theme, measure.origin) == (world.finance, MeasureOrigin.EDITED)


def test_a_stored_body_is_read_only(admin_client, world):
    form = admin_client.get(admin_url(type(world.tea), "change", world.tea.pk)).context["adminform"].form
    assert "body" not in form.fields


def test_browsers_are_told_of_the_icon(admin_client):
    assert "img/favicon" in admin_client.get(reverse("admin:index")).content.decode()
