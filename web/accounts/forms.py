from django import forms
from django.contrib.auth.models import User

CODE_FIELD = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}


class CodeForm(forms.Form):
    code = forms.CharField(label="验证码", max_length=20, widget=forms.TextInput(CODE_FIELD))


class EnrolForm(CodeForm):
    """The password once more: whoever finds a desk unattended must not change the lock."""

    password = forms.CharField(
        label="密码", strip=False, widget=forms.PasswordInput({"autocomplete": "current-password"})
    )

    def __init__(self, user: User, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        self.user = user

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError("密码不正确。")
        return password
