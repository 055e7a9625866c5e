"""Kaimen's settings: safe by default, everything that differs between places read from the environment.

docs/running.md lists every variable; a test keeps the two together.
"""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import django_stubs_ext
from corsheaders.defaults import default_headers

from config import database, email, embedded, env, secret

# Generic classes such as ModelAdmin[Dataset] exist only in the type stubs; this makes them harmless at run time.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = env.folder("VAR_DIR", BASE_DIR / "var")

DEMO = env.boolean("KAIMEN_DEMO", False)
DEBUG = env.boolean("DEBUG", False)
SECRET_KEY = env.text("SECRET_KEY") or secret.local_secret(VAR_DIR / "secret")
SITE_URL = env.text("SITE_URL", f"http://127.0.0.1:{env.integer('PORT', 8000, minimum=1)}").rstrip("/")
SITE_HOST = urlsplit(SITE_URL).hostname or "127.0.0.1"
SECURE = SITE_URL.startswith("https://")
ALLOWED_HOSTS = list(env.words("ALLOWED_HOSTS", f"{SITE_HOST},127.0.0.1,localhost"))
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "config.apps.PlatformConfig",
    "catalog",
    "portal",
    "config.apps.KaimenAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "corsheaders",
    "django_htmx",
    "rules.apps.AutodiscoverRulesConfig",
    "axes",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "catalog.api.headers.CacheHeaders",
    "portal.people.Sessions",
    "portal.language.LanguageMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "portal.people.Forms",
    "portal.people.Accounts",
    "portal.people.Messages",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.policy.PolicyMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]
# It looks for Django's own CsrfViewMiddleware by its name; ours is a subclass, and a test sees it refuse.
SILENCED_SYSTEM_CHECKS = ["security.W003"]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
APPEND_SLASH = True
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context.portal",
            ],
        },
    }
]

# Connections kept in a pool by one web process; 0 keeps one for each thread instead.
DATABASE_POOL = env.integer("DATABASE_POOL", 0)
DATABASES = {"default": database.settings_of(env.text("DATABASE_URL") or embedded.url(VAR_DIR), pool=DATABASE_POOL)}
DATABASES["default"]["TEST"] = {"NAME": env.text("TEST_DATABASE_NAME", "test_kaimen")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "admin:login"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hans", "中文")]
LOCALE_PATHS = [BASE_DIR / "catalog" / "locale", BASE_DIR / "portal" / "locale"]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = env.folder("STATIC_ROOT", VAR_DIR / "static")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# A page must not fall over because a style sheet is missing; the missing address shows in the browser's console.
WHITENOISE_MANIFEST_STRICT = False
BLOB_DIR = env.folder("BLOB_DIR", VAR_DIR / "media" / "blobs")
TABLE_DIR = env.folder("TABLE_DIR", VAR_DIR / "media" / "tables")
SNAPSHOT_DIR = env.folder("SNAPSHOT_DIR", VAR_DIR / "media" / "snapshots")
WORK_DIR = env.folder("WORK_DIR", VAR_DIR / "work")
INDEX_DIR = env.folder("INDEX_DIR", VAR_DIR / "index")
MAX_UPLOAD_BYTES = env.integer("MAX_UPLOAD_BYTES", 1024**3, minimum=1)
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
FILE_UPLOAD_TEMP_DIR = WORK_DIR

# host:port pairs, separated by commas, that the operator exempts from the guard of outgoing HTTP.
FETCH_ALLOW = env.words("FETCH_ALLOW")
FETCH_TOTAL_SECONDS = env.integer("FETCH_TOTAL_SECONDS", 600, minimum=1)

BROKER_URL = env.text("BROKER_URL", "filesystem://")
QUEUE_DIR = env.folder("QUEUE_DIR", VAR_DIR / "queue")
CELERY_BROKER_URL = BROKER_URL
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {
        "data_folder_in": str(QUEUE_DIR / "messages"),
        "data_folder_out": str(QUEUE_DIR / "messages"),
        "control_folder": str(QUEUE_DIR / "control"),
        "polling_interval": 0.1,
    }
    if BROKER_URL.startswith("filesystem:")
    else {}
)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 700_000  # KiB; a child past this is replaced after its task
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_DEFAULT_QUEUE = "kaimen"
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")
SWEEP_SECONDS = env.integer("SWEEP_SECONDS", 10, minimum=1)
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "catalog.tasks.sweep_jobs", "schedule": float(SWEEP_SECONDS)},
    # A hint that found no worker in time is dropped: the next is on its way.
    "check-access": {"task": "catalog.tasks.check_access", "schedule": 60.0, "options": {"expires": 60}},
    "check-links": {"task": "catalog.tasks.check_links", "schedule": 60.0, "options": {"expires": 60}},
    "reassess": {"task": "catalog.tasks.reassess", "schedule": 60.0, "options": {"expires": 60}},
    "snapshots": {"task": "catalog.tasks.make_snapshots", "schedule": 15.0, "options": {"expires": 15}},
    "row-indexes": {"task": "catalog.tasks.make_row_indexes", "schedule": 30.0, "options": {"expires": 30}},
    "mail-notices": {"task": "catalog.tasks.mail_notices", "schedule": 60.0, "options": {"expires": 60}},
    "prune-checks": {"task": "catalog.tasks.prune_checks", "schedule": 3600.0, "options": {"expires": 3600}},
}
SNAPSHOT_SECONDS = env.integer("SNAPSHOT_SECONDS", 60, minimum=1)
JOB_LEASE_SECONDS = env.integer("JOB_LEASE_SECONDS", 60, minimum=1)
JOB_MAX_ATTEMPTS = env.integer("JOB_MAX_ATTEMPTS", 5, minimum=1)
OPEN_GRACE_DAYS = env.integer("OPEN_GRACE_DAYS", 30)
# Between two requests to one server, of whatever worker.
LINK_HOST_PAUSE_SECONDS = env.integer("LINK_HOST_PAUSE_SECONDS", 2)

globals().update(email.settings_of(env.text("EMAIL_URL", f"file:{VAR_DIR}/mail" if DEMO else "console:")))
EMAIL_FROM = env.text("EMAIL_FROM", f"Kaimen <kaimen@{SITE_HOST}>")
# Between two letters to one agency; what happens meanwhile goes into the next.
NOTICE_MAIL_MINUTES = env.integer("NOTICE_MAIL_MINUTES", 60)

# Requests a minute of one address, and of one token; 0 for no limit.
RATE_LIMIT = env.integer("RATE_LIMIT", 30_000)
RATE_LIMIT_TOKEN = env.integer("RATE_LIMIT_TOKEN", 120_000)
# The same of pages that have to be built.
RATE_LIMIT_PAGES = env.integer("RATE_LIMIT_PAGES", 3_000)
# How old a page may be in what no change of a dataset announces; 0 builds each page anew.
PAGE_SECONDS = env.integer("PAGE_SECONDS", 30)
# What the API's answers may take, compressed, of one web process's memory; 0 keeps none.
ANSWERS_MIB = env.integer("ANSWERS_MIB", 32, minimum=0)
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Built pages, compressed: some ten kilobytes each.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 2_000},
    },
    # Shared by all web processes where there is Redis; without it each counts for itself.
    "limits": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": BROKER_URL,
        "OPTIONS": {"socket_timeout": 0.2, "socket_connect_timeout": 0.2},
    }
    if BROKER_URL.startswith(("redis:", "rediss:"))
    else {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "limits",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["catalog.api.rest.authentication.TokenAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["catalog.api.rest.renderers.OrjsonRenderer"],
    "DEFAULT_PARSER_CLASSES": ["catalog.api.rest.parsers.StrictJSONParser"],
    "DEFAULT_SCHEMA_CLASS": "catalog.api.rest.schema.Schema",
    "DEFAULT_THROTTLE_CLASSES": ["catalog.api.rest.throttle.Throttle"],
    "EXCEPTION_HANDLER": "catalog.api.rest.problems.handle",
    # `format` is a parameter of our own.
    "URL_FORMAT_OVERRIDE": None,
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Kaimen",
    "DESCRIPTION": "Open government data: find it, see how open it is, and pull its rows.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SERVE_AUTHENTICATION": [],
    "ENUM_NAME_OVERRIDES": {
        "StateEnum": "catalog.models.State",
        "LevelEnum": "catalog.api.rest.serializers.datasets.LEVEL_CODES",
    },
}
CORS_ALLOW_ALL_ORIGINS = True
# Everything for programs: the API, and the standards' own addresses.
CORS_URLS_REGEX = r"^/(api/|feeds/|dcat-us/|data\.json$|catalog|datasets/)"
CORS_ALLOW_HEADERS = [*default_headers, "if-match", "if-none-match", "idempotency-key", "range"]
CORS_EXPOSE_HEADERS = ["ETag", "Last-Modified", "Content-Range", "Content-Disposition", "Location", "X-Snapshot"]
CORS_EXPOSE_HEADERS += ["Idempotency-Replayed", "RateLimit", "RateLimit-Policy", "RateLimit-Limit"]
CORS_EXPOSE_HEADERS += ["RateLimit-Remaining", "RateLimit-Reset", "Retry-After"]

SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_SECURE = SECURE
CSRF_FAILURE_VIEW = "portal.views.errors.csrf_failure"
SESSION_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = SECURE and env.boolean("SSL_REDIRECT", True)
# Load balancers and containers ask these over plain HTTP.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.boolean("BEHIND_PROXY", False) else None
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "style-src": ["'self'"],
        "script-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        # What they say at each start helps nobody.
        "axes": {"level": "WARNING"},
        "kombu.connection": {"level": "ERROR"},
        # A missing page is the reader's affair, and stands in the web server's log.
        "django.request": {"level": "ERROR"},
    },
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "INFO")},
}
