"""Explains the syntax errors of libyaml by the rules of ``yaml_rules``."""

from __future__ import annotations

import re

from honorroll.base.findings import Finding, Rule, Source
from honorroll.formats.yaml_rules import (
    AFTER_QUOTE,
    BRACKET,
    BULLET,
    COLON_IN_VALUE,
    DIRECTIVE,
    ESCAPE,
    FENCE,
    INDENTATION,
    KEY,
    LINE,
    PROSE,
    QUOTE,
    SPECIAL_START,
    SYNTAX,
    TAB,
    WIDE_COLON,
)

#: A part of libyaml's “context: problem” (scanner.c, parser.c), the rule that explains it, and whether to show the
#: fault where the context began (an opened quote) rather than where the parser stopped.
COMPLAINTS: tuple[tuple[str, Rule, bool], ...] = (
    ("found a tab character", TAB, False),
    ("scanning a simple key", LINE, True),
    ("scanning a directive", DIRECTIVE, True),
    ("scanning a %TAG", DIRECTIVE, False),
    ("scanning a %YAML", DIRECTIVE, False),
    ("scanning a quoted scalar", QUOTE, True),
    ("parsing a quoted scalar", ESCAPE, False),
    ("scanning a block scalar", SPECIAL_START, True),
    ("scanning an alias", SPECIAL_START, True),
    ("scanning an anchor", SPECIAL_START, True),
    ("scanning a tag", SPECIAL_START, True),
    ("undefined tag handle", SPECIAL_START, False),
    ("cannot start any token", SPECIAL_START, False),
    ("expected node content", SPECIAL_START, False),
    ("sequence entries are not allowed", SPECIAL_START, False),
    ("mapping keys are not allowed", SPECIAL_START, False),
    ("mapping values are not allowed", COLON_IN_VALUE, False),
    ("parsing a flow", BRACKET, True),
    ("did not find expected key", INDENTATION, False),
    ("expected '-' indicator", INDENTATION, False),
    ("expected <document start>", INDENTATION, False),
)
_MISSING_SPACE = re.compile(r"\s*(?:- )*(?:[\w-]+:[^ ]|-[^ -])")  # `unit:Trạm` and `-title`
_WIDE_COLON = re.compile(r"\s*(?:- )*[^\W\d][\w -]*：")
#: What stands for a dash before an item of a list; in a dialogue no key follows.
_BULLET = re.compile(r"([•●○▪■◦‣⁃·–—−])\s*(?=[\w-]+ ?:(?: |$))")
_PLAIN_FIELD = re.compile(r"(?P<indent> *)(?P<key>[a-z_]+): +(?P<value>[^\s|>\"'\[{&*!%@`#].*)")
_ANY_FIELD = re.compile(r"\s*(?:- |-$|[\w-]+ ?:(?: |$)|[\w-]+:\S|#|---|\t)")
_FIELD = re.compile(r"(?P<before>(?:- )*(?:[^\s:{[]+: )?)(?P<value>.+)")
Position = tuple[int, int]  # line and column, from 0


def explain(complaint: str, at: Position, since: Position, text: str, path: str) -> Finding:
    """The finding for a syntax error of libyaml.

    ``complaint`` is its “context: problem”; it stopped at ``at``, inside a construct that began at ``since``. ``path``
    is that of the file in the finding.
    """
    lines = text.split("\n")
    if copied := _copied(lines, at[0], path):
        return copied
    rule, place = SYNTAX, at
    for part, matching_rule, use_context in COMPLAINTS:
        if part in complaint:
            rule, place = matching_rule, since if use_context else at
            break
    rule, place = _refined(rule, place, at, lines)
    if wide := next(
        (n for n in range(at[0], max(-1, at[0] - 3), -1) if _WIDE_COLON.match("".join(lines[n : n + 1]))), None
    ):
        meant = lines[wide].strip().replace("：", ": ", 1).replace(":  ", ": ", 1)
        return WIDE_COLON.at(Source(path, wide + 1, 1), line=lines[wide].strip()[:200], example=meant[:200])
    if rule in (COLON_IN_VALUE, LINE, INDENTATION, SYNTAX) and (unlike := _unlike_a_field(lines, place[0])) is not None:
        return LINE.at(Source(path, unlike + 1, 1), line=lines[unlike].strip()[:200])
    if rule in (COLON_IN_VALUE, LINE, INDENTATION, SYNTAX) and (prose := _prose(lines, place[0])):
        number, column, key = prose
        return PROSE.at(Source(path, number + 1, column + 1), key=key)
    if rule is SPECIAL_START and not text[sum(len(each) + 1 for each in lines[: place[0]]) + place[1] :].strip():
        rule, place = BRACKET, since  # the text ends where a list or a group goes on
    line = lines[place[0]] if place[0] < len(lines) else ""
    sign = line[place[1] : place[1] + 1]
    facts = {"line": line.strip()[:200], "sign": sign, "example": _with_quoted_value(line), "problem": complaint}
    if rule is QUOTE:
        facts["example"] = _closed(line)
    texts = rule.vi.message + rule.vi.hint
    used = {name: fact for name, fact in facts.items() if f"{{{name}}}" in texts}
    return rule.at(Source(path, place[0] + 1, place[1] + 1), **used)


def _copied(lines: list[str], number: int, path: str) -> Finding | None:
    """The finding for what came along with a copied text: the fence of a block of code, a bullet just above a fault."""
    for n in range(min(number, len(lines) - 1), max(-1, number - 4), -1):
        line = lines[n].strip()[:200]
        if n == number and line.startswith("```"):
            return FENCE.at(Source(path, n + 1, 1), line=line)
        if match := _BULLET.match(line):
            source = Source(path, n + 1, lines[n].index(match[1]) + 1)
            return BULLET.at(source, line=line, sign=match[1], example=f"- {line[match.end() :]}")
    return None


#: A key with another sign than a colon: “gender = female”, “gender -> female”.
_OTHER_SIGN = re.compile(r"\s*(?:- )*[a-z_]{3,20} ?(?:=>?|->|[→–—]| - ?) ?[^\s=>-][^:]{0,80}")


def _unlike_a_field(lines: list[str], number: int) -> int | None:
    """The line at most three above a fault which has another sign in the place of the colon."""
    near = range(min(number, len(lines) - 1), max(-1, number - 4), -1)
    return next((n for n in near if _OTHER_SIGN.fullmatch(lines[n])), None)


def _prose(lines: list[str], number: int) -> tuple[int, int, str] | None:
    """Line, column and key of a plain value around line ``number`` that goes on in lines which are no fields."""
    for first in range(min(number, len(lines) - 1), max(-1, number - 50), -1):
        match = _PLAIN_FIELD.fullmatch(lines[first])
        if match:
            below = next((line for line in lines[first + 1 : first + 50] if line.strip()), "")
            is_prose = bool(below) and not _ANY_FIELD.match(below) and len(below.split()) > 2
            return (first, len(match["indent"]), match["key"]) if is_prose else None
        if lines[first].strip() and _ANY_FIELD.match(lines[first]):
            return None
    return None


def _refined(rule: Rule, place: Position, at: Position, lines: list[str]) -> tuple[Rule, Position]:
    """The most likely cause, judged by the lines around it, where one complaint of the parser has several."""
    number, column = place
    line = lines[number] if number < len(lines) else ""
    indent = line[: len(line) - len(line.lstrip())]
    if ("\t" in indent and column <= len(indent)) or line[column : column + 1] == "\t":
        return TAB, (number, line.index("\t"))
    if rule is SPECIAL_START and column == len(indent) and line[column : column + 2] == "- ":
        opened = _left_open(lines, number)
        return (rule, place) if opened is None else (BRACKET, opened)
    if rule is INDENTATION and column > len(indent):
        return AFTER_QUOTE, place
    if rule is INDENTATION and line.lstrip().startswith(":"):
        return KEY, place
    if rule is BRACKET and at[0] == number and line[at[1] : at[1] + 1] == ":":
        return COLON_IN_VALUE, at
    if rule is COLON_IN_VALUE and ": " not in line[:column]:
        above = next((n for n in range(number - 1, -1, -1) if lines[n].strip()), number)
        faulty = next((n for n in (number, above) if _MISSING_SPACE.match(lines[n])), None)
        return (INDENTATION, (number, len(indent))) if faulty is None else (LINE, (faulty, 0))
    return rule, place


def _left_open(lines: list[str], number: int) -> Position | None:
    """Where the line above ``number``, if it is not empty, opens a bracket that it does not close."""
    above = next((n for n in range(number - 1, -1, -1) if lines[n].strip()), number)
    for opening, closing in ("[]", "{}"):
        if lines[above].count(opening) > lines[above].count(closing):
            return above, lines[above].rindex(opening)
    return None


def _with_quoted_value(line: str) -> str:
    """``line`` with its value in double quotes; a fixed example where the value is a list or a mapping."""
    match = _FIELD.match(line.strip()[:200])
    if match is None or re.match(r"\{|\[.*:", match["value"]):
        return 'title: "Người tốt: việc tốt"'
    value = match["value"].strip()
    if re.fullmatch(
        r'"[^"]*(?<=[\s(])"[^"]+"[^"]*"', value
    ):  # “"Hội nghị "tôn vinh" gương"”: the outer ones are no text
        value = value[1:-1]
    return match["before"] + in_quotes(value)


def _closed(line: str) -> str:
    """``line`` with its value, behind whose opening quote none follows, in double quotes."""
    match = _FIELD.match(line.strip()[:200])
    return match["before"] + in_quotes(match["value"].strip("'\" ")) if match else '"Người tốt"'


def in_quotes(text: str) -> str:
    """``text`` in double quotes, escaped as a person would type it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
