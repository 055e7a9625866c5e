"""Signing in to the workbench as one of the cast."""

from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site


def sign_in(page: Page, site: Site, user: User) -> None:
    page.goto(f"{site.url}/admin/")
    page.fill("#id_username", user.username)
    page.fill("#id_password", "a-test-password")
    page.click("input[type=submit]")
    expect(page.locator("#user-tools")).to_contain_text(user.username)
