import pytest
from django.core.exceptions import ImproperlyConfigured

from config.email import settings_of

SMTP = {
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "EMAIL_HOST": "mail.example.org",
    "EMAIL_PORT": 587,
    "EMAIL_HOST_USER": "",
    "EMAIL_HOST_PASSWORD": "",
    "EMAIL_USE_SSL": False,
    "EMAIL_USE_TLS": True,
    "EMAIL_TIMEOUT": 20,
}


@pytest.mark.parametrize(
    ("url", "more"),
    [
        ("smtp://mail.example.org", {}),
        ("smtp://mail.example.org:25?tls=0", {"EMAIL_PORT": 25, "EMAIL_USE_TLS": False}),
        ("smtps://mail.example.org", {"EMAIL_PORT": 465, "EMAIL_USE_SSL": True, "EMAIL_USE_TLS": False}),
        (
            "smtp://me%40example.org:p%3Ass@mail.example.org:2525",
            {"EMAIL_PORT": 2525, "EMAIL_HOST_USER": "me@example.org", "EMAIL_HOST_PASSWORD": "p:ss"},
        ),
    ],
)
def test_a_mail_server_by_one_address(url: str, more: dict[str, object]) -> None:
    assert settings_of(url) == {**SMTP, **more}


def test_mail_on_the_terminal_or_in_a_folder() -> None:
    assert settings_of("console:") == {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    assert settings_of("file:///var/mail%20box") == {
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": "/var/mail box",
    }


@pytest.mark.parametrize(
    "url", ["", "mail.example.org", "smtp://", "file:", "pop3://x", "smtp://x:port", "smtp://x:99999"]
)
def test_nonsense_is_refused_without_telling_the_password(url: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        settings_of(url)
    assert "secret" not in str(refused.value)


def test_the_password_is_not_in_the_message() -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        settings_of("smtp://me:secret@host:port")
    assert "secret" not in str(refused.value)
