"""The parameters of operations, taken from the filters that the pages declare: a filter is declared once."""

from typing import Annotated, Any, Literal

from django import forms
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import IntegerField
from django.http import HttpRequest, QueryDict
from django.utils.translation import override
from pydantic import BaseModel, Field, create_model

from comparison.scope import FIRST_YEAR, LAST_YEAR, Scope, ScopeForm
from measures.models import Figure, Transition
from regions.models import Region
from web.api.problems import Fault, ProblemError, refuse
from web.lists.articles import ArticleFilter
from web.lists.faceted import FacetedFilterSet
from web.lists.filters import MeasureFilter
from web.lists.scoped_lists import FigureFilter, TransitionFilter
from web.lists.searched import SearchedFilterSet
from web.lists.typed import settled

MOST_ROWS, USUAL_ROWS = 100, 20
LONGEST_TEXT = 300
NOBODY = AnonymousUser()


class Selected(BaseModel):
    """Which fields of a row an answer holds."""

    fields: Annotated[
        str | None,
        Field(max_length=LONGEST_TEXT, description="只要这些字段，逗号分隔，如 fields=id,title；不写为全部"),
    ] = None


class Paged(Selected):
    limit: Annotated[int, Field(ge=1, le=MOST_ROWS, description="一页多少条")] = USUAL_ROWS
    cursor: Annotated[str | None, Field(max_length=2000, description="上一页给出的游标；不写从头读起")] = None


# Made once, by whichever request comes first.
@override(settings.LANGUAGE_CODE)
def _type_of(field: forms.Field) -> Any:
    """The type of a parameter that a field of a form reads, with its bounds."""
    about: dict[str, Any] = {"description": str(field.label)}
    if isinstance(field, forms.ModelChoiceField):
        model = field.queryset.model
        column = model._meta.get_field(field.to_field_name) if field.to_field_name else model._meta.pk
        if isinstance(column, IntegerField):
            return Annotated[int | None, Field(ge=1, le=2**63 - 1, description=f"{field.label}的编号")]
        about["description"] += f"的{column.verbose_name}"
        return Annotated[str | None, Field(max_length=column.max_length, **about)]
    if isinstance(field, forms.ChoiceField):
        choices = {str(value): label for value, label in field.choices if value not in ("", None)}
        told = "、".join(f"{value} {label}" for value, label in choices.items() if value != label)
        about["description"] += f"：{told}" if told else ""
        return Annotated[Literal[tuple(choices)] | None, Field(**about)]
    if isinstance(field, (forms.BooleanField, forms.NullBooleanField)):
        return Annotated[bool | None, Field(**about)]
    if isinstance(field, (forms.IntegerField, forms.DecimalField)):
        first, last = field.min_value or FIRST_YEAR, field.max_value or LAST_YEAR
        return Annotated[int | None, Field(ge=int(first), le=int(last), **about)]
    return Annotated[str | None, Field(max_length=LONGEST_TEXT, **about)]


def query_of(name: str, *forms_read: forms.Form, base: type[BaseModel] = Paged) -> type[BaseModel]:
    """A model of the parameters that forms read, and of those of `base`."""
    read = {key: field for form in forms_read for key, field in form.fields.items()}
    parameters: dict[str, Any] = {key: (_type_of(each), None) for key, each in read.items()}
    return create_model(name, __base__=base, **parameters)


ScopeQuery = query_of("ScopeQuery", ScopeForm(), base=Selected)
ArticleQuery = query_of("ArticleQuery", ArticleFilter({}, user=NOBODY).form)
MeasureQuery = query_of("MeasureQuery", MeasureFilter({}, user=NOBODY).form)
FigureQuery = query_of(
    "FigureQuery", FigureFilter({}, queryset=Figure.objects.none(), scope=Scope()).form, ScopeForm()
)
TransitionQuery = query_of(
    "TransitionQuery",
    TransitionFilter({}, queryset=Transition.objects.none(), scope=Scope()).form,
    ScopeForm(),
)


def data_of(query: BaseModel) -> QueryDict:
    """What was asked, as a page's query string would say it; what was typed as a filter among the words moved to its place."""
    data = QueryDict(mutable=True)
    for name, value in query.model_dump(exclude_none=True, exclude=set(Paged.model_fields)).items():
        if value is not False and value != "":
            data.setlist(name, [str(each) for each in (value if isinstance(value, list) else [value])])
    return settled(data) or data


def checked(request: HttpRequest, query: BaseModel) -> None:
    """Refuse parameters that nothing reads: a slip of the hand must not give the whole list."""
    known = type(query).model_fields
    refuse(
        Fault(parameter=name, detail="没有这个参数，请对照 /api/docs。")
        for name in request.GET
        if name not in known
    )


def asked_list(query: BaseModel, filterset: type[SearchedFilterSet]) -> SearchedFilterSet:
    """The list under the filters asked for; refuses what a page would leave out with a notice."""
    asked = filterset(data_of(query), user=NOBODY)
    refuse(_faults(asked))
    found = asked.found
    if found is not None and found.is_empty_query:
        refuse([Fault(parameter="q", detail="里面没有可检索的词。")])
    return asked


def asked_scope(query: BaseModel) -> Scope:
    form = ScopeForm(data_of(query))
    scope = form.scope()
    refuse(Fault(parameter="since", detail=notice) for notice in form.notices)
    return scope


def asked_region(code: str) -> Region:
    region = Region.objects.filter(code=code).first()
    if region is None:
        raise ProblemError(404, f"没有代码为 {code} 的地区。")
    return region


def asked_scoped(
    query: BaseModel, filterset: type[FacetedFilterSet], scope: Scope, rows: Any
) -> FacetedFilterSet:
    asked = filterset(data_of(query), queryset=rows, scope=scope)
    refuse(_faults(asked))
    return asked


def _faults(asked: FacetedFilterSet) -> list[Fault]:
    return [
        Fault(parameter=name, detail=f"“{asked.data.get(name, '')}”不在库中或写法有误。")
        for name in asked.errors
    ]
