"""Password rules beyond Django's."""

import re

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

# What people of the field, of an office and of this country put before a number: Django's list of common passwords has none of it.
WORDS = (
    *"xianjie hengjie fupin tuopin zhenxing xiangcun xiangcunzhenxing xczx nongye nongcun nongmin sannong zhengfu shengfu shifu".split(),
    *"xianfu bangongshi renmin zhongguo china beijing guanli guanliyuan mima woaini iloveyou woshi nihao admin administrator".split(),
    *"root user test guest system password passwd qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm welcome letmein dragon".split(),
    *"衔接库 衔接 扶贫 脱贫 乡村振兴 乡村 振兴 农业 农村 三农 政府 办公室 管理员 密码 我爱你".split(),
)
# Letters that may be left beside such words: 2024hb adds nothing that is hard to guess.
FEW_LETTERS = 2
SHORTEST_LABEL = 4


class ChineseMinimumLengthValidator(MinimumLengthValidator):
    """Django 5.2 reworded the message of its own and left the Chinese translation behind."""

    def get_error_message(self) -> str:
        return gettext("密码太短，至少要有 {least} 个字符。").format(least=self.min_length)

    def get_help_text(self) -> str:
        return gettext("密码至少要有 {least} 个字符。").format(least=self.min_length)


class KnownWordsValidator:
    """Refuses what is nothing but words of the field, of offices or of the site's own address, with digits and signs about."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        letters = re.sub(r"[\W\d_]", "", password.lower())
        left = letters
        for word in sorted({*WORDS, *labels()}, key=len, reverse=True):
            left = left.replace(word, "")
        if left != letters and len(left) <= FEW_LETTERS:
            raise ValidationError(
                gettext("密码只是常见的词或本站的名称加上数字，容易猜到。"), code="password_of_known_words"
            )

    def get_help_text(self) -> str:
        return gettext("密码不能只是常见的词、拼音或本站的名称加上数字。")


def labels() -> set[str]:
    """The parts of the site's names on the network."""
    found = {label for host in settings.ALLOWED_HOSTS for label in host.lower().split(".")}
    return {label for label in found if label.isalpha() and len(label) >= SHORTEST_LABEL}
