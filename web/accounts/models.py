"""The second factor of an account, and the log of what concerns the site's safety."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SecondFactor(models.Model):
    """A secret that the account's owner keeps in an app on the phone; `last_step` keeps a code from being used twice."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="second_factor")
    secret = models.CharField(max_length=64)
    last_step = models.BigIntegerField(default=0)
    failures = models.PositiveSmallIntegerField(default=0)
    failed_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        verbose_name = verbose_name_plural = "第二重验证"

    def __str__(self) -> str:
        return str(self.user)


class RecoveryCode(models.Model):
    """Opens the account once where the phone is lost; what is kept cannot be typed."""

    factor = models.ForeignKey(SecondFactor, models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        verbose_name = verbose_name_plural = "恢复码"
        constraints = [models.UniqueConstraint(fields=["factor", "digest"], name="recovery_code_once")]

    def __str__(self) -> str:
        return str(self.factor)


class ApiKey(models.Model):
    """Lets a program read in the account's name; `shown` is how its owner tells it from others, what is kept opens nothing."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="api_keys")
    name = models.CharField("用途", max_length=60)
    shown = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        verbose_name = verbose_name_plural = "程序密钥"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Identity(models.Model):
    """Who somebody is for the office's identity provider, and whose account that opens."""

    PROVIDERS = (("oidc", "OpenID Connect"), ("cas", "CAS"))

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="identities", verbose_name="本站账号"
    )
    provider = models.CharField("认证方式", max_length=8, choices=PROVIDERS)
    subject = models.CharField(
        "身份", max_length=255, help_text="OpenID Connect 写“签发者 sub”，中间一个空格；CAS 写用户名。"
    )
    made_at = models.DateTimeField("连接时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "统一身份"
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "subject"],
                name="identity_once",
                violation_error_message="这个身份已经连到一个账号。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_provider_display()} {self.subject}"


class EventKind(models.TextChoices):
    SIGN_IN = "sign_in", "登录"
    REFUSED = "refused", "登录或访问被拒"
    SIGN_OUT = "sign_out", "退出"
    PASSWORD = "password", "改密码"
    FACTOR = "factor", "第二重验证"
    KEY = "key", "程序密钥"
    ROLES = "roles", "账号与角色"
    EXPORT = "export", "导出与下载"
    READ = "read", "查看后台与未公开内容"


class Event(models.Model):
    """One line of the log; kept for the days that the settings say and changed by nobody."""

    at = models.DateTimeField("时间", auto_now_add=True, db_index=True)
    kind = models.CharField("类别", max_length=10, choices=EventKind)
    # The account may go; what it was called stays.
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="账号"
    )
    name = models.CharField("用户名", max_length=150, blank=True)
    address = models.CharField("来自", max_length=64, blank=True)
    detail = models.CharField("内容", max_length=300, blank=True)

    class Meta:
        default_permissions = ("view",)
        verbose_name = verbose_name_plural = "安全日志"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.name}"


class Theme(models.TextChoices):
    SYSTEM = "system", _("跟随系统")
    LIGHT = "light", _("浅色")
    DARK = "dark", _("深色")


class Language(models.TextChoices):
    """In which language a reader is shown to their place; which one a page is in its address alone says."""

    AS_OPENED = "", _("随打开的网址")
    CHINESE = "zh-hans", "中文"
    ENGLISH = "en", "English"


class CitationForm(models.TextChoices):
    """The editions of GB/T 7714 (web.files.gb7714)."""

    OF_2025 = "2025", "GB/T 7714—2025"
    OF_2015 = "2015", "GB/T 7714—2015"


class Preference(models.Model):
    """How an account's owner wants the site."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="preference")
    language = models.CharField("语言", max_length=10, choices=Language, blank=True)
    theme = models.CharField("明暗", max_length=10, choices=Theme, default=Theme.SYSTEM)
    citation = models.CharField("引用格式", max_length=4, choices=CitationForm, default=CitationForm.OF_2025)
    has_keys = models.BooleanField("单键快捷键", default=True)
    has_digest = models.BooleanField("寄送关注的新内容", default=False)

    class Meta:
        default_permissions = ()
        verbose_name = verbose_name_plural = "个人设置"

    def __str__(self) -> str:
        return str(self.user)
