"""A brief is kept by whoever likes it, in a basket, marked as a machine's, and shows what still rests on something."""

import io
import zipfile

import pytest
from django.urls import reverse

from measures.models import Measure
from tests.factories import make_account
from tests.web.briefs.conftest import work
from web.accounts.roles import EDITOR, READER
from web.briefs.drafts import ask_for_brief
from web.readers.models import Basket, KeptBrief

MARK = "机器撰写，未经人工审定"


@pytest.fixture
def editor(client, db):
    user = make_account("bian", EDITOR)
    client.force_login(user)
    return user


@pytest.fixture
def asked(world, says, editor):
    """The key of a brief of 茶园 and 优质稻 of which two sentences stand and one does not."""
    says.text = "青岭县建设生态茶园60万亩[1]。白河县发展优质稻[2]。白河县发展优质稻99万亩[2]。"
    key = ask_for_brief(user=editor, title="茶与稻", pks=[world.tea_garden.pk, world.rice_field.pk])
    work(key)
    return key


def keep(client, key, **posted):
    return client.post(reverse("desk:brief_keep", args=[key]), posted, follow=True)


def test_nothing_is_kept_until_somebody_keeps_it(client, asked):
    assert "存入摘编" in client.get(reverse("desk:brief", args=[asked])).text
    assert not KeptBrief.objects.exists()


def test_it_stands_in_a_new_basket_with_what_it_rests_on(client, asked, world):
    page = keep(client, asked).text
    basket = Basket.objects.get()
    assert (basket.name, basket.share_key) == ("综述：茶与稻", "")
    assert list(basket.clips.values_list("measure", flat=True)) == [world.tea_garden.pk, world.rice_field.pk]
    assert MARK in page
    assert "青岭县建设生态茶园60万亩" in page
    assert "99万亩" not in page
    assert f'<a class="brief__source" href="{world.tea_garden.permalink}"' in page


def test_it_may_be_kept_in_a_basket_of_ones_own_alone(client, asked):
    foreign = Basket.objects.create(owner=make_account("du", READER), name="别人的")
    assert keep(client, asked, basket=foreign.pk).status_code == 404
    assert keep(client, asked, basket="x").status_code == 404
    assert not KeptBrief.objects.exists()


def test_kept_twice_it_stands_once(client, asked):
    keep(client, asked)
    keep(client, asked)
    assert KeptBrief.objects.count() == Basket.objects.count() == 1
    other = Basket.objects.create(owner=Basket.objects.get().owner, name="另一册")
    keep(client, asked, basket=other.pk)
    keep(client, asked, basket=other.pk)
    assert list(KeptBrief.objects.values_list("basket__name", flat=True)) == ["综述：茶与稻", "另一册"]


def test_a_sentence_goes_with_what_it_rests_on(client, asked, world):
    keep(client, asked)
    basket = Basket.objects.get()
    type(world.rice).objects.filter(pk=world.rice.pk).update(status="withdrawn")
    page = client.get(basket.get_absolute_url()).text
    assert "白河县发展优质稻<a" not in page
    assert "略去 1 句" in page
    basket.clips.filter(measure=world.tea_garden).delete()
    assert "略去 2 句" in client.get(basket.get_absolute_url()).text


def test_a_clip_whose_measure_was_read_anew_still_carries_its_sentence(client, asked, world):
    keep(client, asked)
    Measure.objects.filter(pk=world.tea_garden.pk).delete()
    page = client.get(Basket.objects.get().get_absolute_url()).text
    assert f'<a class="brief__source" href="{world.tea.get_absolute_url()}"' in page


def test_the_shared_link_and_the_file_bear_the_mark(client, asked):
    keep(client, asked)
    basket = Basket.objects.get()
    client.post(basket.get_absolute_url(), {"share": "1"})
    basket.refresh_from_db()
    shared = client.get(basket.shared_url).text
    assert MARK in shared
    assert "drop_brief" not in shared
    file = client.get(reverse("export_basket", args=[basket.pk, "docx"]))
    words = words_of(file)
    assert MARK in words
    assert "青岭县建设生态茶园60万亩[1]" in words


def words_of(file):
    content = b"".join(file)
    return zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()


def test_the_file_tells_what_it_leaves_out_in_its_language(client, asked, world):
    keep(client, asked)
    address = reverse("export_basket", args=[Basket.objects.get().pk, "docx"])
    assert "略去" not in words_of(client.get(address))
    type(world.rice).objects.filter(pk=world.rice.pk).update(status="withdrawn")
    assert "略去 1 句" in words_of(client.get(address))
    assert "1 sentence left out" in words_of(client.get(f"/en{address}"))


def test_its_owner_may_drop_it(client, asked):
    keep(client, asked)
    basket, brief = Basket.objects.get(), KeptBrief.objects.get()
    client.post(basket.get_absolute_url(), {"drop_brief": brief.pk})
    assert not KeptBrief.objects.exists()
    assert basket.clips.count() == 2


def test_an_english_page_says_that_a_machine_wrote_it(client, asked):
    keep(client, asked)
    assert "Written by a machine" in client.get(f"/en{Basket.objects.get().get_absolute_url()}").text
