"""Shapes of SVG as text, and colours."""

from __future__ import annotations


def number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _attributes(**given: object) -> str:
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{number(value) if isinstance(value, float) else value}"'
        for name, value in given.items()
        if value is not None
    )


def path(d: str, fill: str = "none", **given: object) -> str:
    return f'<path d="{d}" fill="{fill}"{_attributes(**given)}/>'


def line(d: str, colour: str, width: float = 4, **given: object) -> str:
    """A stroke with round ends."""
    ends = _attributes(stroke_linecap="round", stroke_linejoin="round", **given)
    return f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{number(width)}"{ends}/>'


def ellipse(x: float, y: float, rx: float, ry: float | None = None, fill: str = "#000", **given: object) -> str:
    tall = rx if ry is None else ry
    return (
        f'<ellipse cx="{number(x)}" cy="{number(y)}" rx="{number(rx)}" ry="{number(tall)}" fill="{fill}"'
        f"{_attributes(**given)}/>"
    )


def rect(x: float, y: float, width: float, height: float, fill: str, **given: object) -> str:
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" fill="{fill}"'
        f"{_attributes(**given)}/>"
    )


def group(*parts: str, **given: object) -> str:
    return f"<g{_attributes(**given)}>{''.join(parts)}</g>"


def at(x: float, y: float, scale: float, *parts: str, flip: bool = False) -> str:
    """``parts`` moved to a place and made larger or smaller; ``flip`` turns them to the other side."""
    return group(
        *parts, transform=f"translate({number(x)} {number(y)}) scale({-scale if flip else scale:.4f} {scale:.4f})"
    )


def text(x: float, y: float, words: str, size: float, fill: str, **given: object) -> str:
    return (
        f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}" fill="{fill}" text-anchor="middle" '
        f'font-family="Be Vietnam Pro, sans-serif"{_attributes(**given)}>{words}</text>'
    )


def drawing(width: int, height: int, *parts: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{"".join(parts)}</svg>'
    )


def gradient(name: str, top: str, bottom: str, *, radial: bool = False) -> str:
    """To be filled with as ``url(#name)``."""
    stops = f'<stop offset="0" stop-color="{top}"/><stop offset="1" stop-color="{bottom}"/>'
    if radial:
        return f'<radialGradient id="{name}">{stops}</radialGradient>'
    return f'<linearGradient id="{name}" x1="0" y1="0" x2="0" y2="1">{stops}</linearGradient>'


def glow(name: str, colour: str, opacity: float) -> str:
    """Light that fades outwards, to be filled with as ``url(#name)``."""
    return (
        f'<defs><radialGradient id="{name}"><stop offset="0" stop-color="{colour}" stop-opacity="{opacity}"/>'
        f'<stop offset="1" stop-color="{colour}" stop-opacity="0"/></radialGradient></defs>'
    )


def mixed(colour: str, other: str, share: float) -> str:
    """``colour`` with ``share`` (0 to 1) of ``other`` in it; both as ``#rrggbb``."""
    pairs = ((int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def darker(colour: str, share: float = 0.2) -> str:
    return mixed(colour, "#2a1612", share)


def lighter(colour: str, share: float = 0.2) -> str:
    return mixed(colour, "#fffaf0", share)
