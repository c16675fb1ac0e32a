"""Password rules beyond Django's."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext


class ChineseMinimumLengthValidator(MinimumLengthValidator):
    """Django 5.2 reworded the message of its own and left the Chinese translation behind."""

    def get_error_message(self) -> str:
        return gettext("密码太短，至少要有 {least} 个字符。").format(least=self.min_length)

    def get_help_text(self) -> str:
        return gettext("密码至少要有 {least} 个字符。").format(least=self.min_length)
