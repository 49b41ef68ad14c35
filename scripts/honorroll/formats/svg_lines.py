"""Reads line drawings in SVG, so that Pillow can draw what a browser shows.

Of SVG that which our own drawings need: ``path`` with the commands M, L, H, V, C and Z, absolute or relative, and
``circle``, with ``stroke-width`` on the element, the group or the drawing. Whatever else stands in a file is left out;
it comes with the program and is no input.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

Point = tuple[float, float]

_ELEMENT = re.compile(r"<(svg|g|path|circle) ([^>]*?)/?>")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6}
#: Into how many straight pieces a curve and a circle are cut.
CURVE, CIRCLE = 24, 72


class Line(NamedTuple):
    """The points that a line goes through, and its width. A closed line ends where it begins."""

    points: list[Point]
    width: float


def lines(svg: str) -> list[Line]:
    """The lines of a drawing, in the units of its ``viewBox``."""
    found: list[Line] = []
    usual = 1.0
    for name, text in _ELEMENT.findall(svg):
        attributes = dict(_ATTRIBUTE.findall(text))
        width = float(attributes.get("stroke-width", usual))
        if name in ("svg", "g"):
            usual = width
        elif name == "path":
            found += [Line(points, width) for points in _path(attributes["d"])]
        else:
            found.append(Line(_circle(*(float(attributes[key]) for key in ("cx", "cy", "r"))), width))
    return found


def _circle(x: float, y: float, radius: float) -> list[Point]:
    steps = (2 * math.pi * n / CIRCLE for n in range(CIRCLE + 1))
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in steps]


def _path(d: str) -> list[list[Point]]:
    found: list[list[Point]] = []
    here: Point = (0.0, 0.0)
    for command, numbers in _steps(d):
        x, y = here if command.islower() else (0.0, 0.0)
        match command.upper():
            case "Z":
                found[-1].append(found[-1][0])
                here = found[-1][0]
                continue
            case "H":
                points = [(x + numbers[0], here[1])]
            case "V":
                points = [(here[0], y + numbers[0])]
            case _:
                points = [(x + a, y + b) for a, b in zip(numbers[::2], numbers[1::2], strict=True)]
        if command.upper() == "M":
            found.append([])
        elif command.upper() == "C":
            points = _curve(here, *points)
        found[-1] += points
        here = points[-1]
    return found


def _steps(d: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with the numbers that it takes; a command may be followed by those of several."""
    for command, text in _COMMAND.findall(d):
        numbers = [float(number) for number in _NUMBER.findall(text)]
        if command in "Zz":
            yield command, []
            continue
        size = _TAKES[command.upper()]
        for at in range(0, len(numbers), size):
            after_move = {"M": "L", "m": "l"}.get(command, command) if at else command
            yield after_move, numbers[at : at + size]


def _curve(a: Point, b: Point, c: Point, d: Point) -> list[Point]:
    """Points on a cubic Bézier curve, without the first."""
    line = []
    for n in range(1, CURVE + 1):
        t = n / CURVE
        u = 1 - t
        weights = u**3, 3 * u * u * t, 3 * u * t * t, t**3
        line.append(
            (
                sum(weight * point[0] for weight, point in zip(weights, (a, b, c, d), strict=True)),
                sum(weight * point[1] for weight, point in zip(weights, (a, b, c, d), strict=True)),
            )
        )
    return line
