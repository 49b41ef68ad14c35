"""A real Chromium for the tests, and what they ask of a page in it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PHONE = ViewportSize(width=390, height=844)
DESK = ViewportSize(width=1280, height=900)
#: The slow line of Lighthouse: 150 ms for an answer, 1.6 Mbit/s down, 0.7 up; and how much slower its processor is.
SLOW_LINE = {"offline": False, "latency": 150, "downloadThroughput": 204_800, "uploadThroughput": 84_375}
SLOWER_PROCESSOR = 4


@cache
def executable() -> str:
    """The Chromium of ``tests/ensure-chromium``. Without one the tests fail: they are not passed over."""
    command = ["sh", str(ROOT / "tests/ensure-chromium")]
    return (
        os.environ.get("CHROMIUM") or subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    )


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def slow_down(page: Page) -> None:
    """Make the line and the processor of ``page`` those of a cheap telephone."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", SLOW_LINE)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_PROCESSOR})


class Log(NamedTuple):
    """What a context did besides showing pages."""

    requests: list[str]
    complaints: list[str]
    """Errors and warnings of the console (a breach of the policy is one), and exceptions that nobody caught."""


def listened(context: BrowserContext) -> Log:
    """Everything that the pages of ``context`` will ask for and complain of."""
    log = Log([], [])

    def heard(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            log.complaints.append(f"{message.location.get('url', '')}: {message.text}")

    context.on("request", lambda request: log.requests.append(request.url))
    context.on("console", heard)
    context.on("weberror", lambda error: log.complaints.append(str(error.error)))
    return log


def at(context: BrowserContext, url: str, moment: str) -> Page:
    """The page as it is opened at a moment in Hanoi, whose clock then stands."""
    page = context.new_page()
    page.clock.set_fixed_time(datetime.fromisoformat(f"{moment}+07:00"))
    page.goto(url)
    return page


def axe(page: Page, without: str = "", only: str = "") -> list[str]:
    """Every violation that axe-core finds: rule, element, and what is wrong with it. Of all rules, of all but one
    (``without``), or of one alone (``only``).
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))  # as a debugger does: the page's own policy stands
    # Within closed details nothing moves on, and an animation would never end.
    page.evaluate(
        """Promise.all(document.getAnimations().filter((animation) => animation.effect.target.checkVisibility())
            .map((animation) => animation.finished))"""
    )
    violations: list[dict[str, Any]] = page.evaluate(
        """([without, only]) => axe.run({
            resultTypes: ["violations"],
            rules: without ? {[without]: {enabled: false}} : {},
            ...(only && {runOnly: [only]}),
        }).then((results) => results.violations)""",
        [without, only],
    )
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in violations
        for node in violation["nodes"]
    ]


#: Whatever sticks out of the window at its sides, and whatever text is cut off. ``overflow: clip`` on the root would
#: hide from ``scrollWidth`` what sticks out, so every box is looked at. A line clamp is meant, and so is what only
#: listeners get.
_LOST = """() => {
  const root = document.documentElement, width = root.clientWidth, lost = [];
  if (root.scrollWidth > width) lost.push(`the page is ${root.scrollWidth} wide in a window of ${width}`);
  const name = (element) =>
    `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent.slice(0, 40)}`;
  const scrolls = (element) => element && element !== document.body
    && (["auto", "scroll"].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  for (const element of document.querySelectorAll("body *")) {
    if (!element.checkVisibility() || element.closest("svg svg, .hr-skip")) continue;
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    if (style.clipPath !== "none") continue;
    if (box.width && (box.right > width + 0.5 || box.left < -0.5) && !scrolls(element.parentElement)) {
      lost.push(`${name(element)} reaches from ${box.left} to ${box.right} in a window of ${width}`);
    }
    const clips = (axis) => ["hidden", "clip"].includes(axis);
    const meant = style.webkitLineClamp !== "none" || style.textIndent !== "0px" || element.matches("svg, svg *");
    if (!meant && ((clips(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
        || (clips(style.overflowY) && element.scrollHeight > element.clientHeight + 1))) {
      lost.push(`${name(element)} is cut: ${element.scrollWidth} × ${element.scrollHeight}`
        + ` in ${element.clientWidth} × ${element.clientHeight}`);
    }
  }
  return lost;
}"""


def lost(page: Page) -> list[str]:
    """What the reader cannot see at this size of window, or only by scrolling sideways."""
    found: list[str] = page.evaluate(_LOST)
    return found


#: Each thing that the Tab key reaches, in the order of the document: whether it can be seen, and whether focus shows.
_FOCUSABLE = """() => {
  const wanted = "a[href], button, input, select, textarea, summary, iframe, video[controls], [tabindex]";
  const look = (element) => {
    const style = getComputedStyle(element);
    return `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor} ${style.boxShadow}`;
  };
  return [...document.querySelectorAll(wanted)]
    .filter((element) => element.checkVisibility() && !element.disabled && element.tabIndex >= 0)
    .map((element) => {
      document.activeElement.blur();
      const before = look(element);
      element.focus();
      const style = getComputedStyle(element), box = element.getBoundingClientRect();
      return {
        name: `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent.slice(0, 40)}`,
        shows: look(element) !== before
          && (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== "none"),
        seen: box.width >= 4 && box.height >= 8,
        ordered: element.tabIndex === 0,
      };
    });
}"""


def unfocusable(page: Page) -> list[str]:
    """What takes the focus and does not show it, is out of the order of the document, or cannot be seen."""
    controls: list[dict[str, Any]] = page.evaluate(_FOCUSABLE)
    assert controls
    return [
        control["name"] for control in controls if not (control["shows"] and control["seen"] and control["ordered"])
    ]
