"""The page of a report in a real browser: nothing is fetched or refused, and no width cuts words off."""

import pytest

from reports.cycle import page
from tests.reports.cycle_samples import RICH

PHONE, DESKTOP = {"width": 320, "height": 700}, {"width": 1100, "height": 900}
CUT = """() => [...document.querySelectorAll("p, li, dt, dd, h1, h2, h3, summary")]
    .filter(one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline")
    .map(one => one.textContent)"""
OUTSIDE = """() => [...document.querySelectorAll("svg")].flatMap(svg => {
    const frame = svg.getBoundingClientRect();
    return [...svg.querySelectorAll("text")].filter(one => {
        const box = one.getBoundingClientRect();
        return box.left < frame.left - 1 || box.right > frame.right + 1
            || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
    }).map(one => one.textContent);
})"""


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_it_fits_and_asks_for_nothing(chromium, tmp_path, size):
    file = tmp_path / "report.html"
    file.write_bytes(page.html(RICH))
    tab = await chromium.new_page(viewport=size)
    asked, said = [], []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: said.append(message.text))
    await tab.goto(file.as_uri())
    assert asked == [file.as_uri()]
    assert said == []
    assert await tab.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert await tab.evaluate(CUT) == []
    assert await tab.evaluate(OUTSIDE) == []
    await tab.close()
