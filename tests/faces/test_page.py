"""The page in a headless browser: it fits, it asks for nothing, hostile text stays text, it prints."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from interstate.brief.renderers import html
from interstate.model.brief import Brief
from tests.brief.small import brief

FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
PAYLOADS = (
    "<script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "<img src=x onerror=alert(1)>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "{{ 7 * 7 }}",
    "javascript:alert(1)",
)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    program = shutil.which("chromium")
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail("the Debian package chromium is missing; tools/system.sh installs it")
        pytest.skip("needs a browser: the Debian package chromium holds one")
    from playwright.sync_api import sync_playwright

    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=program, args=flags)
        yield found
        found.close()


def shown(browser: Any, made: Brief, folder: Path, width: int, height: int) -> tuple[Any, list[str]]:
    """The page at one size, and every request or dialog that is not the file itself."""
    file = folder / "brief.html"
    file.write_bytes(html.render(made))
    page = browser.new_page(viewport={"width": width, "height": height})
    strange: list[str] = []
    page.on("request", lambda request: strange.append(request.url) if request.url != file.as_uri() else None)
    page.on("dialog", lambda dialog: (strange.append(dialog.message), dialog.dismiss()))
    page.goto(file.as_uri())
    return page, strange


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_the_page_fits_and_asks_for_nothing(browser: Any, tmp_path: Path, width: int, height: int) -> None:
    page, strange = shown(browser, brief(), tmp_path, width, height)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert "Bolivia" in page.inner_text("h1")
    assert strange == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_stays_text(browser: Any, tmp_path: Path, payload: str) -> None:
    made = brief()
    reading = made.readings[0]
    made = replace(
        made,
        title=payload,
        gaps=(payload,),
        readings=(replace(reading, article=replace(reading.article, title=payload, id=payload)),),
    )
    page, strange = shown(browser, made, tmp_path, 800, 600)
    assert payload in page.inner_text("h1")
    assert page.locator("script").count() == 0
    assert strange == []


def test_drawers_open_with_the_keyboard(browser: Any, tmp_path: Path) -> None:
    page, _ = shown(browser, brief(), tmp_path, 1280, 800)
    drawer = page.locator(".judgements details").first
    drawer.locator("summary").focus()
    page.keyboard.press("Enter")
    assert drawer.evaluate("node => node.open")


def test_the_page_prints_on_a4(browser: Any, tmp_path: Path) -> None:
    from pypdf import PdfReader

    page, _ = shown(browser, brief(), tmp_path, 1280, 800)
    target = tmp_path / "brief.pdf"
    page.pdf(path=str(target), format="A4", prefer_css_page_size=True)
    sheets = PdfReader(target).pages
    assert abs(float(sheets[0].mediabox.width) - 595) < 2
    assert "leverage falls" in " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
