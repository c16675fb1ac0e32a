"""Every address × role × method, against the tables of docs/permissions.md: the page is kept true by this walk."""

import re
from itertools import product
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings as site_settings
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from documents.actions.corrections import as_parsed
from documents.models import ImportBatch, StagedArticle, StagedFile, WatchedPage
from documents.plain import to_json
from measures.actions.corrections import make_orphan
from tests.factories import (
    make_account,
    make_article,
    make_figure,
    make_measure,
    make_source_file,
    make_transition,
)
from web.accounts.roles import ADMINISTRATOR, ROLES
from web.readers.digests import key_of

DOCUMENT = Path(site_settings.BASE_DIR) / "docs" / "permissions.md"
VISITOR = "访客"
WHO = (VISITOR, *ROLES)
# Whom an address turns away is decided before the page asks its database: there the one walks who is turned away least.
WALKERS = [pytest.param(who, marks=[] if who == ADMINISTRATOR else pytest.mark.one_database) for who in WHO]
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
OPEN, LOGIN, REFUSED, NO_METHOD = "可", "登录", "拒", "—"


def tables():
    """The document's tables as {heading: [cells of a row]}."""
    found, heading = {}, ""
    for line in DOCUMENT.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:]
        elif line.startswith("| `"):
            found.setdefault(heading, []).append(
                [cell.strip().strip("`") for cell in line.strip("| ").split("|")]
            )
    return found


def promised():
    """{(name of the address, method): {who: outcome}} for the addresses that the document names."""
    rows = tables().get("Addresses", [])
    return {(name, method): dict(zip(WHO, outcomes, strict=True)) for name, method, *outcomes in rows}


def promise_for(name, method):
    if (name, method) in PROMISED:
        return PROMISED[name, method]
    is_named = any(known == name for known, _ in PROMISED)
    outcome = OPEN if method == "GET" and not is_named else NO_METHOD
    return dict.fromkeys(WHO, outcome)


PROMISED = promised()


def addresses(resolver=None, namespace=""):
    """(name, parameters) of every address but the admin's."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if not hasattr(pattern, "url_patterns"):
            yield namespace + pattern.name, list(pattern.pattern.converters)
        elif pattern.namespace != "admin":
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from addresses(pattern, namespace + inner)


@pytest.fixture
def stored(world, settings):
    """What the parameters of addresses name, so that a refusal is a refusal and no missing row."""
    settings.LLM_URL, settings.LLM_MODEL = "http://127.0.0.1:9/v1", "none"
    article = make_article("甲乙丙丁。戊己庚辛。", title="走查")
    measure = make_measure(article, "甲乙丙丁。", theme=world.industry)
    lost = make_measure(article, "戊己庚辛。", theme=world.industry)
    make_orphan(lost, 0, world.tea_grid.reviewed_by)
    batch = ImportBatch.objects.create(made_by=world.tea_grid.reviewed_by, state="ready")
    file = StagedFile.objects.create(
        batch=batch,
        position=0,
        file_name="a.txt",
        kind="text/plain",
        content=b"a",
        text="甲乙丙丁。戊己庚辛。",
        state="read",
        bad_rows=b"x",
        columns=[{"name": "题", "field": "", "samples": []}],
    )
    staged = StagedArticle.objects.create(file=file, position=0, fields=to_json(as_parsed(article)))
    watched = WatchedPage.objects.create(name="走查", address="http://example.cn/feed.xml")
    pks = {
        "desk:gather_now": watched.pk,
        "desk:import_batch": batch.pk,
        "desk:import_store": batch.pk,
        "desk:import_again": batch.pk,
        "desk:import_stop": batch.pk,
        "desk:import_take_back": batch.pk,
        "desk:import_discard": batch.pk,
        "desk:staged_article": staged.pk,
        "desk:staged_join": staged.pk,
        "desk:staged_take": staged.pk,
        "desk:import_columns": file.pk,
        "desk:import_cuts": file.pk,
        "desk:import_bad_rows": file.pk,
        "desk:orphan_detail": article.orphans.get().pk,
        "desk:orphan_reattach": article.orphans.get().pk,
        "desk:orphan_discard": article.orphans.get().pk,
        "desk:orphan_reopen": article.orphans.get().pk,
        "desk:record_history": measure.pk,
        "measure_detail": measure.pk,
        "source_file": make_source_file().pk,
    }
    histories = {"desk:record_restore": measure.history.first().pk}
    fallbacks = {
        "pk": article.pk,
        "history_id": article.history.first().pk,
        "code": "529901",
        "slug": "industry",
        "extension": "csv",
        "verb": "confirm",
        "kind": "measure",
    }
    nobodys = UUID(int=0)
    keys = {
        "unsubscribe": key_of(User.objects.first()),
        "desk:brief": nobodys,
        "desk:brief_keep": nobodys,
        "desk:brief_file": nobodys,
    }

    def arguments(name, parameters):
        own = {"pk": pks, "history_id": histories, "key": keys}
        known = fallbacks | {parameter: rows[name] for parameter, rows in own.items() if name in rows}
        # A parameter that is not listed names nothing stored: a page without guard answers that with 404.
        return {parameter: known.get(parameter, "1") for parameter in parameters}

    return arguments


def outcome_of(answer):
    if answer.status_code == 405:
        return NO_METHOD
    if answer.status_code == 403:
        return REFUSED
    if answer.status_code == 401:
        return LOGIN
    if answer.status_code == 302 and answer.headers["Location"].startswith("/login/"):
        return LOGIN
    assert answer.status_code < 500
    return OPEN


def client_of(who):
    client = Client(raise_request_exception=True)
    if who != VISITOR:
        client.force_login(make_account(f"walk-{ROLES.index(who)}", who))
    return client


def ask(client, method, address):
    """The answer, with whatever it wrote taken back."""
    with transaction.atomic():
        answer = client.generic(method, address)
        transaction.set_rollback(True)
    return answer


@pytest.mark.parametrize("who", WALKERS)
def test_every_address_answers_each_method_as_the_document_says(stored, who):
    client = client_of(who)
    wrong = []
    for (name, parameters), method in product(addresses(), METHODS):
        address = reverse(name, kwargs=stored(name, parameters))
        found, due = outcome_of(ask(client, method, address)), promise_for(name, method)[who]
        # Whether a page asks for the login before or after it looks at the method is all one.
        if found != due and not (due == NO_METHOD and found in (LOGIN, REFUSED)):
            wrong.append(f"{name} {method}: 文档写“{due}”，实际是“{found}”")
    assert wrong == [], "请改正代码，或在 docs/permissions.md 的表里写明"


def test_the_document_names_no_address_that_is_gone():
    assert {name for name, _ in PROMISED} <= {name for name, _ in addresses()}


def test_a_private_site_shows_visitors_nothing_but_the_door(stored, settings):
    settings.REQUIRE_LOGIN = True
    client = Client()
    shown = set()
    for name, parameters in addresses():
        answer = ask(client, "GET", reverse(name, kwargs=stored(name, parameters)))
        if outcome_of(answer) != LOGIN:
            shown.add(name)
    doors = {"login", "healthz", "readyz", "metrics", "security_txt", "unsubscribe", "desk:receive"}
    sign_on = {"oidc", "oidc_back", "cas", "cas_back"}
    assert shown - {"logout"} == doors | sign_on


LETTERS = (("view", "看"), ("add", "增"), ("change", "改"), ("delete", "删"))


def admin_promises():
    return [(path, dict(zip(ROLES, letters, strict=True))) for path, *letters in tables().get("Admin", [])]


def test_the_document_names_every_model_of_the_admin():
    assert {path for path, _ in admin_promises()} == {
        model._meta.label_lower for model in admin.site._registry
    }


@pytest.mark.parametrize("role", WALKERS[1:])
def test_each_role_may_do_in_the_admin_what_the_document_says(world, rf, role):
    make_figure(world.tea, "60万亩", 600_000, "亩")
    make_transition(world.tea, "推进有效衔接", "推进", "衔接")
    make_source_file()
    client = client_of(role)
    request = rf.get("/admin/")
    request.user = User.objects.get(username=f"walk-{ROLES.index(role)}")
    wrong = []
    for model, options in admin.site._registry.items():
        may = "".join(
            letter
            for action, letter in LETTERS
            if request.user.is_staff and getattr(options, f"has_{action}_permission")(request)
        )
        due = dict(admin_promises())[model._meta.label_lower][role]
        if (may or "—") != due:
            wrong.append(f"{model._meta.label_lower}: 文档写“{due}”，实际是“{may or '—'}”")
        wrong += [
            f"{model._meta.label_lower} {letter}: 文档写“{due}”"
            for letter, is_refused in pages_of(client, model).items()
            if is_refused == (letter in due)
        ]
    assert wrong == [], "请改正代码，或在 docs/permissions.md 的表里写明"


def pages_of(client, model):
    """{letter: whether the list, add or delete page turns the role away (403, or back to the login)}."""
    stem = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    row = model._default_manager.first()
    pages = {"看": reverse(f"{stem}_changelist"), "增": reverse(f"{stem}_add")}
    if row is not None:
        pages["删"] = reverse(f"{stem}_delete", args=[row.pk])
    return {letter: client.get(address).status_code in (302, 403) for letter, address in pages.items()}


def test_the_admin_is_closed_to_visitors(db):
    client = Client()
    for model in admin.site._registry:
        stem = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        assert re.match("/admin/login/", client.get(reverse(f"{stem}_changelist")).headers["Location"])
