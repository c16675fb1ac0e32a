"""Settings, all from the environment; a bare checkout runs without any (see .env.example)."""

from pathlib import Path

from csp.constants import NONE, SELF

from config.environment import Environment
from config.secret import keep_private_file, read_or_create_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment(BASE_DIR / ".env")

DATA_DIR = env.folder("XIANJIE_DATA_DIR", BASE_DIR / "data")
STATIC_ROOT = DATA_DIR / "static"
SEEDS_DIR = BASE_DIR / "seeds"

DEBUG = env.switch("XIANJIE_DEBUG", False)
SECRET_KEY = env.key("XIANJIE_SECRET_KEY") or read_or_create_secret_key(DATA_DIR / "secret_key")
ALLOWED_HOSTS = env.hosts("XIANJIE_ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.origins("XIANJIE_TRUSTED_ORIGINS")
SITE_NAME = "衔接库"

# The whole site behind the login, for installations whose articles are not for everybody.
REQUIRE_LOGIN = env.switch("XIANJIE_REQUIRE_LOGIN", False)
# The desk may fetch web addresses; off, because an intranet has no business outside.
ALLOW_FETCH = env.switch("XIANJIE_ALLOW_FETCH", False)
# A model server of the office, inside the intranet, that marks measures beside the embedded reading and writes briefs; off
# unless named.
LLM_URL = env.address("XIANJIE_LLM_URL")
LLM_MODEL = env.text("XIANJIE_LLM_MODEL", needed_by="XIANJIE_LLM_URL" if LLM_URL else "")
LLM_SECONDS = env.number("XIANJIE_LLM_SECONDS", 120)
# Whether `config.serve` runs a worker beside the site; elsewhere `manage.py worker` runs apart.
WORKER_BESIDE_SITE = env.switch("XIANJIE_WORKER", True)
# A confirmed measure asks for a second reader other than the first.
SECOND_READER = env.switch("XIANJIE_SECOND_READER", False)
# Lists come into the admin whole or not at all, from whoever may change their rows.
IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_IMPORT_PERMISSION_CODE = "change"
IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "view"
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True
# Old versions are restored at the desk, which carries the spans along; the admin would leave them behind.
SIMPLE_HISTORY_REVERT_DISABLED = True

INSTALLED_APPS = [
    "config",
    "regions",
    "documents.search",
    "documents",
    "measures",
    "comparison",
    "intake",
    "web.accounts",
    "web.readers",
    "web",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_filters",
    "django_htmx",
    "simple_history",
    "import_export",
    "django_tasks_db",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "config.middleware.RequestNumberMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.StandbyMiddleware",
    "config.kept.KeptPagesMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "config.middleware.StorableMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "web.accounts.middleware.AccountMiddleware",
    "web.accounts.middleware.LogMiddleware",
    "config.middleware.SiteLoginMiddleware",
    "web.accounts.braking.BrakeMiddleware",
    "config.middleware.PrivatePagesMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "web.templatetags.source", "web.templatetags.languages"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "web.readers.clipped.clipped",
                "web.accounts.preferences.preferences",
                "web.pages.tour.tour",
            ],
        },
    },
]

DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{DATA_DIR / 'xianjie.sqlite3'}")}
# Most rows of articles and of the index are longer than half a page of 4 kB; a file keeps the pages that it was made with until
# `upgrade`.
SQLITE_PAGE_BYTES = 8192
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    if DATABASES["default"]["NAME"] != ":memory:":
        keep_private_file(Path(DATABASES["default"]["NAME"]))
    # Django's defaults lock with three writers at once; these do not.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # Search reads many rows from all over large tables: keep 64 MB of pages, and map the file, up to SQLite's 2 GB,
        # instead of copying it.
        "init_command": f"PRAGMA page_size={SQLITE_PAGE_BYTES}; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
        "PRAGMA cache_size=-65536; PRAGMA mmap_size=2147418112;",
    }
else:
    # A cluster made under LANG=C would otherwise give the test database an encoding that holds no Han.
    DATABASES["default"]["TEST"] = {"CHARSET": "UTF8", "TEMPLATE": "template0"}
# Standbys of a PostgreSQL primary, which visitors read from (config.standbys).
STANDBYS = {
    f"standby{number}": {**standby, "TEST": {"MIRROR": "default"}}
    for number, standby in enumerate(env.standbys("XIANJIE_REPLICA_URLS", of=DATABASES["default"]), 1)
}
DATABASES |= STANDBYS
for database in DATABASES.values():
    # A connection of a thread that answers one reader after the other stays open.
    database.setdefault("CONN_MAX_AGE", 60)
    if database["ENGINE"] == "django.db.backends.postgresql":
        database["CONN_HEALTH_CHECKS"] = True
        # Compiling a question, or handing it to workers, takes longer than answering it.
        database.setdefault("OPTIONS", {}).setdefault(
            "options", "-c jit=off -c max_parallel_workers_per_gather=0"
        )
DATABASE_ROUTERS = ["config.routing.StandbyRouter"] if STANDBYS else []

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "web.accounts.backend.AccountBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "config.passwords.ChineseMinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "config.passwords.KnownWordsValidator"},
]
# Jobs stand in the database; `make worker` runs them.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
AXES_FAILURE_LIMIT = 8
# Behind a proxy every request comes from the proxy: eight wrong passwords from anywhere would lock an account everywhere.
BEHIND_PROXY = env.switch("XIANJIE_BEHIND_PROXY", False)
# Where the site listens, and which machine is believed as the proxy: this one, unless the proxy stands elsewhere.
LISTEN = env.own_address("XIANJIE_LISTEN", "127.0.0.1")
IS_PROXY_ELSEWHERE = BEHIND_PROXY and not LISTEN.startswith("127.")
PROXY = (
    env.own_address("XIANJIE_PROXY", needed_by="XIANJIE_LISTEN" if IS_PROXY_ELSEWHERE else "") or "127.0.0.1"
)
AXES_CLIENT_IP_CALLABLE = "web.client_address.client_address"
AXES_USERNAME_CALLABLE = "web.client_address.typed_name"
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "registration/locked.html"
AXES_VERBOSE = False

# Who may publish or manage accounts shows a code of the phone beside the password.
REQUIRE_SECOND_FACTOR = env.switch("XIANJIE_REQUIRE_SECOND_FACTOR", False)
# A session ends when nobody has used it for so long, and in any case after SESSION_COOKIE_AGE.
IDLE_MINUTES = env.number("XIANJIE_IDLE_MINUTES", 60)
# The log of sign-ins, exports and what staff looked at: half a year.
LOG_DAYS = env.number("XIANJIE_LOG_DAYS", 180)

# The office's own identity provider, beside the site's accounts: OpenID Connect, CAS, or both (extra `sso`).
OIDC_ISSUER = env.address("XIANJIE_OIDC_ISSUER")
OIDC_CLIENT_ID = env.text("XIANJIE_OIDC_CLIENT_ID", needed_by="XIANJIE_OIDC_ISSUER" if OIDC_ISSUER else "")
OIDC_CLIENT_SECRET = env.text(
    "XIANJIE_OIDC_CLIENT_SECRET", needed_by="XIANJIE_OIDC_ISSUER" if OIDC_ISSUER else ""
)
OIDC_SCOPE = env.text("XIANJIE_OIDC_SCOPE") or "openid profile"
CAS_URL = env.address("XIANJIE_CAS_URL")
for address, setting, module in (
    (OIDC_ISSUER, "XIANJIE_OIDC_ISSUER", "authlib"),
    (CAS_URL, "XIANJIE_CAS_URL", "cas"),
):
    if address:
        env.needs_package(setting, module)
# Where the provider names somebody's groups, and which role each stands for; a group called like a role stands for it.
SSO_GROUPS_CLAIM = env.text("XIANJIE_SSO_GROUPS_CLAIM") or "groups"
SSO_ROLES = env.roles("XIANJIE_SSO_ROLES")

# Requests a minute that a program may make: from an address without a key, and with one. Each process of the site counts its own.
API_RATE = env.number("XIANJIE_API_RATE", 120)
API_KEY_RATE = env.number("XIANJIE_API_KEY_RATE", 1200)
# The same of forms and of searches on pages: of an account, and of an address whose visitors have none; a tenth of it for files.
PERSON_RATE = env.number("XIANJIE_PERSON_RATE", 1200)
ADDRESS_RATE = env.number("XIANJIE_ADDRESS_RATE", 12_000)
# For how long at most a page made for a visitor is shown to the next ones, while nothing changes that visitors may see.
KEEP_SECONDS = env.seconds("XIANJIE_KEEP_SECONDS", 600)

# The key that a monitor brings to /metrics; shut without one.
METRICS_KEY = env.key("XIANJIE_METRICS_KEY")

# Under which licence the whole base is handed out, as its packages say.
DATASET_LICENCE = env.text("XIANJIE_DATASET_LICENCE")

# Whom to tell of a weakness: /.well-known/security.txt.
SECURITY_CONTACT = env.contact("XIANJIE_SECURITY_CONTACT")

# The mail server that `send_digests` hands its mails to, who they come from, and the address that their links begin with.
EMAIL = env.mail("EMAIL_URL")
EMAIL_IS_SET = bool(EMAIL)
globals().update({name: value for name, value in EMAIL.items() if name.startswith("EMAIL_")})
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("XIANJIE_MAIL_FROM", needed_by="EMAIL_URL" if EMAIL else "")
SITE_URL = env.address("XIANJIE_SITE_URL", needed_by="EMAIL_URL" if EMAIL else "")

# What users read is written in Chinese; English stands in locale/ and at addresses below /en/ (docs/architecture.md).
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = env.time_zone("XIANJIE_TIME_ZONE", "Asia/Shanghai")
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
# A checkout serves its own static files: nothing to collect, nothing to forget.
WHITENOISE_USE_FINDERS = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
HTTPS = env.switch("XIANJIE_HTTPS", False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# In JSON without personal words, for a collector of logs, and with a line for each request; else for people.
LOG_FORMAT = env.choice("XIANJIE_LOG_FORMAT", "line", ("line", "json"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request": {"()": "config.logs.WithRequest"}},
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s [%(request_number)s] %(message)s"},
        "json": {"()": "config.logs.JsonLines"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "filters": ["request"], "formatter": LOG_FORMAT}
    },
    "root": {"handlers": ["stderr"], "level": env.log_level("XIANJIE_LOG_LEVEL", "WARNING")},
    "loggers": {"config.requests": {"level": "INFO" if LOG_FORMAT == "json" else "WARNING"}},
}

# Nothing starts while there are problems (config.problems); `manage.py check` tells both.
SETTING_PROBLEMS = env.problems
UNKNOWN_SETTINGS = env.unknown()
