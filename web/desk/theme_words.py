"""The words of a theme in the admin: their effect is shown before they are saved, and stored measures follow as a job."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from intake.jobs.recounting import is_much_to_recount
from intake.jobs.tasks import refile_measures
from measures.actions.refiling import holding, would_move
from measures.admin import ThemeAdmin
from measures.extraction import Lexicon
from measures.extraction.themes.words import parse_words
from measures.lexicon import lexicon_with, shipped_text, words_of
from measures.models import Theme

# Looked at for the effect; the job looks at all.
MOST_LOOKED_AT = 300
SHOWN = 12


class ThemeForm(forms.ModelForm):
    words = forms.CharField(
        label="词语",
        required=False,
        widget=forms.Textarea(attrs={"rows": 18, "cols": 40}),
        help_text="每行一个词，后面空一格写权重：3 指明主题，2 与主题相连，1 略有提示；不写权重为 2。",
    )
    is_effect_seen = forms.BooleanField(
        label="已看过影响",
        required=False,
        help_text="改动词语会使待核举措换主题时，先列出影响，勾选后再保存。",
    )

    class Meta:
        model = Theme
        fields = "__all__"  # noqa: DJ007 - the admin says which

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if self.instance.pk and not self.instance.words:
            self.initial["words"] = shipped_text(self.instance.slug)

    def clean_words(self) -> str:
        text = str(self.cleaned_data["words"]).replace("\r\n", "\n").strip()
        try:
            parse_words(text)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
        # As shipped, they go on following what is shipped.
        return "" if text == shipped_text(self.instance.slug) else text

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.instance.pk and "words" in data and not data.get("is_effect_seen"):
            moved = would_move(holding(self.changed_words())[:MOST_LOOKED_AT], self.lexicon())
            if moved:
                names = dict(Theme.objects.values_list("slug", "name"))
                lines = [
                    f"“{each.measure.title}”：{each.measure.theme} → {names[each.theme]}"
                    for each in moved[:SHOWN]
                ]
                more = f"等 {len(moved)} 条" if len(moved) > SHOWN else f"共 {len(moved)} 条"
                self.add_error(
                    "words",
                    f"这样改，待核举措将换主题：{'；'.join(lines)}（{more}）。勾选“已看过影响”再保存。",
                )
        return data

    def lexicon(self) -> Lexicon:
        return lexicon_with(
            self.instance.slug, self.cleaned_data["words"] or shipped_text(self.instance.slug)
        )

    def changed_words(self) -> set[str]:
        """Words that come, go or weigh otherwise."""
        before = words_of(Theme.objects.get(pk=self.instance.pk))
        after = parse_words(self.cleaned_data["words"] or shipped_text(self.instance.slug))
        return {word for word in before.keys() | after.keys() if before.get(word) != after.get(word)}


admin.site.unregister(Theme)


@admin.register(Theme)
class WordedThemeAdmin(ThemeAdmin):
    form = ThemeForm

    def save_model(self, request: HttpRequest, obj: Theme, form: ThemeForm, change: bool) -> None:
        words = form.changed_words() if change and "words" in form.changed_data else set()
        super().save_model(request, obj, form, change)
        if change and {"group", "revitalization"}.intersection(form.changed_data) and is_much_to_recount():
            self.message_user(request, "分组已改；各主题组、各振兴的条数由后台任务重新统计，稍后更新。")
        if words:
            refile_measures.enqueue(sorted(words))
            self.message_user(
                request, "词语已生效；含这些词的待核举措由后台任务重新归类，人工定过主题的不动。"
            )
