"""Where the data lies, which day it is, which keys are used. Everything comes from the home folder or the environment.

JIEDUI_HOME     folder of an installation (default: out); holds keys/, jiedui.toml and, unless told otherwise, jiedui.sqlite3
DATABASE_URL    postgresql://user:password@host:port/name or sqlite:///file; overrides jiedui.toml
JIEDUI_TODAY    a fixed day, for demonstrations and tests; overrides jiedui.toml
"""

from __future__ import annotations

import os
import secrets
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

HOME = Path(os.environ.get("JIEDUI_HOME", "out")).resolve()
_FILE = HOME / "jiedui.toml"
_KEPT = tomllib.loads(_FILE.read_text("utf8")) if _FILE.exists() else {}

SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536",
    },
}


def database(url: str) -> dict[str, Any]:
    """Django's settings of a database URL; an empty URL is the embedded file in the home folder."""
    parts = urlsplit(url)
    if parts.scheme in ("", "sqlite"):
        return {**SQLITE, "NAME": parts.path[1:] or str(HOME / "jiedui.sqlite3")}
    if parts.scheme not in ("postgres", "postgresql"):
        raise ValueError(f"DATABASE_URL 只认 sqlite 和 postgresql，写的是 {parts.scheme}")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path[1:],
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or parts.hostname or "",
        "PORT": str(parts.port or options.pop("port", "")),
        "OPTIONS": options,
    }


DATABASES = {"default": database(os.environ.get("DATABASE_URL") or _KEPT.get("database", ""))}
TODAY: str = os.environ.get("JIEDUI_TODAY") or _KEPT.get("today", "")
KEYS = HOME / "keys"


def _secret() -> str:
    """The file that `init` and `demo` make; without one a secret that lives as long as the process."""
    path = KEYS / "session.key"
    return path.read_text("ascii").strip() if path.exists() else secrets.token_urlsafe(48)


SECRET_KEY = _secret()
DEMO: bool = bool(_KEPT.get("demo", False))
HTTPS: bool = bool(_KEPT.get("https", False))
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *_KEPT.get("hosts", [])]

INSTALLED_APPS = [
    "jiedui.office.people",
    "jiedui.office.registers",
    "jiedui.office.filings",
    "jiedui.office.desk",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.admin.apps.SimpleAdminConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "jiedui.office.desk.shell.guard.headers",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "jiedui.office.desk.shell.guard.limited",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "jiedui.office.desk.urls"
WSGI_APPLICATION = "jiedui.office.desk.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [Path(__file__).parent / "office/desk/templates"],
        "OPTIONS": {"environment": "jiedui.office.desk.shell.jinja.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "jiedui.office.desk.shell.assets.Digests"},
}

LOGIN_URL, LOGIN_REDIRECT_URL = "/login", "/"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator", "NumericPasswordValidator")
] + [{"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}}]
SESSION_COOKIE_AGE = 10 * 3600  # however busy: a day's work, then sign in again
SESSION_IDLE = 3600  # seconds without a page
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
LANGUAGE_CODE = "zh-hans"
USE_I18N = True
