"""What curators fill in at the desk."""

from typing import Any

from django import forms

from measures.models import Measure, Theme
from regions.pinyin import initials_of, spelled


class NarrowedSelect(forms.Select):
    """A select whose options carry their names' pinyin, for the field before it that narrows it (desk-narrow.js)."""

    def create_option(
        self, name: str, value: Any, label: int | str, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        option = super().create_option(name, value, label, *args, **kwargs)
        option["attrs"]["data-pinyin"] = f"{spelled(str(label))} {initials_of(str(label))}"
        return option


class MeasureForm(forms.ModelForm):
    class Meta:
        model = Measure
        fields = ["title", "theme", "secondary_themes", "is_achieved"]
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2, "maxlength": 200}),
            "theme": NarrowedSelect,
            "secondary_themes": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = Theme.objects.grouped_choices()
        self.fields["theme"].choices = choices
        self.fields["secondary_themes"].choices = choices

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())


class AddMeasureForm(forms.Form):
    """A selection (`start`, `end`) with its words, or the words alone where there is no JavaScript."""

    quote = forms.CharField(label="原文", widget=forms.Textarea(attrs={"rows": 3}), strip=True)
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    title = forms.CharField(label="标题", required=False, max_length=200)
    theme = forms.ModelChoiceField(Theme.objects, label="主题", empty_label=None, widget=NarrowedSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"].choices = Theme.objects.grouped_choices()
