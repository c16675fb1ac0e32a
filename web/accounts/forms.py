from django import forms
from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.utils.translation import gettext_lazy

from web.accounts.models import CitationForm, Language, Theme

CODE_FIELD = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}


class CodeForm(forms.Form):
    code = forms.CharField(label=gettext_lazy("验证码"), max_length=20, widget=forms.TextInput(CODE_FIELD))


class EnrolForm(CodeForm):
    """The password once more: whoever finds a desk unattended must not change the lock."""

    password = forms.CharField(
        label=gettext_lazy("密码"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )

    def __init__(self, user: User, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        self.user = user

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError(gettext_lazy("密码不正确。"))
        return password


class PreferencesForm(forms.Form):
    language = forms.ChoiceField(
        label=gettext_lazy("语言"), choices=Language, widget=forms.RadioSelect, required=False
    )
    theme = forms.ChoiceField(label=gettext_lazy("明暗"), choices=Theme, widget=forms.RadioSelect)
    citation = forms.ChoiceField(
        label=gettext_lazy("引用格式"), choices=CitationForm, widget=forms.RadioSelect
    )
    has_keys = forms.BooleanField(label=gettext_lazy("使用单键快捷键（按 ? 看有哪些）"), required=False)
    has_digest = forms.BooleanField(
        label=gettext_lazy("把关注的新内容寄到我的邮箱，每天至多一封"), required=False
    )

    def __init__(self, user: User | AnonymousUser, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        if not (settings.EMAIL_IS_SET and getattr(user, "email", "")):
            del self.fields["has_digest"]


class NameForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["last_name", "first_name"]
        labels = {"last_name": gettext_lazy("姓"), "first_name": gettext_lazy("名")}
