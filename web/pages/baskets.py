"""Baskets (摘编): a signed-in reader's own, and one shared by its link."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localdate
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from measures.models import Measure
from web.files import basket as basket_export
from web.files.coded import for_researchers
from web.files.sending import in_its_language, send_file
from web.readers import actions
from web.readers.models import Basket, Clip, KeptBrief
from web.readers.models.brief import Standing

# Measures that one request puts into a basket: all of a page of a list.
MOST_AT_ONCE = 50


class BasketForm(forms.ModelForm):
    class Meta:
        model = Basket
        fields = ["name"]


class ClipForm(forms.ModelForm):
    class Meta:
        model = Clip
        fields = ["heading", "note"]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def basket_list(request: HttpRequest) -> HttpResponse:
    form = BasketForm(request.POST or None)
    if form.is_valid():
        return redirect(actions.open_basket(owner=request.user, name=form.cleaned_data["name"]))
    baskets = request.user.baskets.prefetch_related("clips")
    return render(request, "baskets/basket_list.html", {"form": form, "baskets": baskets})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def basket_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The owner's view; POST renames, shares, takes the link back or deletes."""
    basket = get_object_or_404(request.user.baskets, pk=pk)
    form = BasketForm(request.POST if "rename" in request.POST else None, instance=basket)
    if request.method == "POST":
        if "delete" in request.POST:
            actions.delete_basket(basket=basket)
            messages.success(request, gettext("已删去摘编“{name}”。").format(name=basket.name))
            return redirect("basket_list")
        if "drop_brief" in request.POST:
            brief = get_object_or_404(basket.briefs, pk=_number(request.POST["drop_brief"]))
            actions.drop_brief(brief=brief)
        elif "share" in request.POST:
            actions.share_basket(basket=basket)
        elif "private" in request.POST:
            actions.keep_basket_private(basket=basket)
        elif form.is_valid():
            actions.rename_basket(basket=basket, name=form.cleaned_data["name"])
        if not form.errors:
            return redirect(basket)
    clips = list(_clips(basket))
    measures = [clip.measure for clip in clips if clip.measure and clip.is_public]
    context = {
        "basket": basket,
        "form": form,
        "clips": clips,
        "measures": measures,
        "briefs": _briefs(basket, clips),
    }
    return render(request, "baskets/basket_detail.html", context)


@require_safe
def basket_shared(request: HttpRequest, key: str) -> HttpResponse:
    """Whoever has the link reads the basket; what is not public any more is named as withdrawn."""
    basket = get_object_or_404(Basket.objects.exclude(share_key=""), share_key=key)
    clips = list(_clips(basket))
    context = {"basket": basket, "clips": clips, "briefs": _briefs(basket, clips)}
    return render(request, "baskets/basket_shared.html", context)


@in_its_language
@login_required
@require_safe
def export_basket(request: HttpRequest, pk: int, extension: str) -> HttpResponse:
    basket = get_object_or_404(request.user.baskets, pk=pk)
    clips = [clip for clip in _clips(basket) if clip.is_public or request.user.is_staff]
    if not clips:
        messages.info(request, gettext("这一册还没有可以导出的条目。"))
        return redirect(basket)
    absolute = request.build_absolute_uri
    measures = [clip.measure for clip in clips if clip.measure]
    notes = {clip.measure.pk: clip.note for clip in clips if clip.measure}
    return send_file(
        "_".join((gettext("摘编"), basket.name)),
        extension,
        sheet=lambda: basket_export.sheet_of(clips, absolute),
        paper=lambda: basket_export.document_of(basket, clips, absolute, _briefs(basket, clips)),
        references=lambda: basket_export.references_of(clips, localdate()),
        **for_researchers(measures, basket.name, basket_export.left_out(clips), absolute, notes),
    )


@login_required
@require_POST
def add_clip(request: HttpRequest) -> HttpResponse:
    """Put measures into the basket used last, or with `out` take them out, and go on where the reader was."""
    asked = [_number(value) for value in request.POST.getlist("measure")[:MOST_AT_ONCE]]
    measures = list(Measure.objects.visible_to(request.user).filter(pk__in=asked).select_related("article"))
    if not measures:
        raise Http404
    measures.sort(key=lambda measure: asked.index(measure.pk))
    basket = actions.current_basket(request.user)
    if "out" in request.POST:
        actions.remove_measures(basket=basket, measures=measures)
        said = format_html(gettext("已从{}移出。"), _link(basket))
    else:
        new = actions.add_measures(basket=basket, measures=measures)
        said = _said(basket, measures, new)
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    back = back if is_ours else basket.get_absolute_url()
    if request.htmx and len(asked) == 1:
        return render(request, "baskets/_added.html", {"measure": measures[0], "said": said, "back": back})
    messages.success(request, said)
    return redirect(back)


def _said(basket: Basket, measures: list[Measure], new: int) -> str:
    link = _link(basket)
    if len(measures) == 1:
        return format_html(gettext("已加入{}。") if new else gettext("这一条已在{}里。"), link)
    before = len(measures) - new
    if before:
        said = ngettext(
            "已把 {new} 条加入{basket}，另 {before} 条早已在其中。",
            "已把 {new} 条加入{basket}，另 {before} 条早已在其中。",
            new,
        )
        return format_html(said, new=new, basket=link, before=before)
    return format_html(
        ngettext("已把 {new} 条加入{basket}。", "已把 {new} 条加入{basket}。", new), new=new, basket=link
    )


def _link(basket: Basket) -> str:
    return format_html('《<a href="{}">{}</a>》', basket.get_absolute_url(), basket.name)


@login_required
@require_POST
def change_clip(request: HttpRequest, pk: int) -> HttpResponse:
    """Move, annotate or remove a clip of one's own."""
    clip = get_object_or_404(Clip.objects.filter(basket__owner=request.user).select_related("basket"), pk=pk)
    place = clip.basket.clips.filter(position__lt=clip.position).count()
    if "remove" in request.POST:
        actions.remove_clip(clip=clip)
    elif "up" in request.POST:
        actions.move_clip(clip=clip, to=place - 1)
    elif "down" in request.POST:
        actions.move_clip(clip=clip, to=place + 1)
    elif "place" in request.POST:
        actions.move_clip(clip=clip, to=_number(request.POST["place"]))
    else:
        form = ClipForm(request.POST, instance=clip)
        if form.is_valid():
            actions.annotate_clip(clip=clip, **form.cleaned_data)
        else:
            messages.error(request, gettext("没有保存：小标题最多 120 字。"))
    return redirect(f"{clip.basket.get_absolute_url()}#clip-{pk}")


def _clips(basket: Basket) -> QuerySet:
    clips = basket.clips.select_related(
        "measure__theme", "article__region__parent__parent", "article__source"
    )
    return clips.defer("article__body").prefetch_related("article__authorships__official")


def _briefs(basket: Basket, clips: list[Clip]) -> list[tuple[KeptBrief, Standing]]:
    """The briefs kept in a basket with what of each may be shown."""
    return [(each, each.standing(clips)) for each in basket.briefs.all()]


def _number(text: str | None) -> int:
    """A number typed into an address or form; nothing else belongs there."""
    try:
        number = int(text or 0)
    except ValueError:
        raise Http404 from None
    if not 0 <= number < 2**62:
        raise Http404
    return number
