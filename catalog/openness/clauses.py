"""Conditions that a publisher writes beside an open licence: whatever the licence field says, they bind its readers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from catalog.language import Text
from catalog.openness.clause_patterns import (
    ABOUT_DATA,
    BEFORE,
    FEE,
    FREED,
    FREED_AFTER,
    FREED_WITHIN,
    NO_DERIVATIVES,
    NON_COMMERCIAL,
    PATTERNS,
    PERMISSION,
    PERSONS,
    PURPOSE,
    REGISTRATION,
    ClausePattern,
)
from catalog.openness.facts import Statement
from catalog.simplified import simplify

SENTENCE = re.compile(r"[^。！？!?；;\n]+?(?:[。！？!?；;\n]|\.(?=\s|$)|$)")
# What hides a phrase from a pattern and not from a reader: signs without width, spaces inside Chinese, wrapped lines.
NO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
SPACES = re.compile(r"[^\S\n]+")
INSIDE_CHINESE = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
WRAPPED = re.compile(r"(?<=[a-z,]) ?\n ?(?=[a-z])")
# Somebody may paste a book; conditions stand near its beginning.
LONGEST = 20_000
EXCERPT = 120
# What these fields say is about the data, whether they say so or not.
ALWAYS_ABOUT_DATA = ("access_conditions", "license")

KINDS = {
    NON_COMMERCIAL: Text("no commercial use", "不得商用"),
    NO_DERIVATIVES: Text("no changed versions", "不得修改后再发布"),
    PERMISSION: Text("permission must be asked for", "须经申请或许可"),
    REGISTRATION: Text("a sign-in, registration or password", "须注册、登录或密码"),
    FEE: Text("a fee", "须付费"),
    PURPOSE: Text("certain purposes only, or a stated purpose", "限定用途或须说明用途"),
    PERSONS: Text("certain people only", "限定人群"),
}
# Against the Open Definition (https://opendefinition.org/od/2.1/en/ section 2.2), and against some people or uses.
CLOSING = (NON_COMMERCIAL, NO_DERIVATIVES, PERMISSION, FEE, PURPOSE, PERSONS)
SHUTTING_OUT = (NON_COMMERCIAL, PERMISSION, REGISTRATION, FEE, PURPOSE, PERSONS)


@dataclass(frozen=True, slots=True)
class Clause:
    """`field` is where it stands, `excerpt` the sentence."""

    kind: str
    field: str
    excerpt: str


def find_clauses(statements: Iterable[Statement]) -> tuple[Clause, ...]:
    """The first of each kind, in the order of the statements."""
    found: dict[str, Clause] = {}
    for statement in statements:
        for sentence in SENTENCE.findall(_plain(statement.text[:LONGEST])):
            for kind in _kinds(simplify(sentence.strip()), always=statement.field in ALWAYS_ABOUT_DATA):
                found.setdefault(kind, Clause(kind, statement.field, _excerpt(sentence)))
    return tuple(found.values())


def _plain(text: str) -> str:
    text = SPACES.sub(" ", NO_WIDTH.sub("", text.replace("\r\n", "\n")))
    return WRAPPED.sub(" ", INSIDE_CHINESE.sub("", text))


def _kinds(sentence: str, *, always: bool) -> Iterable[str]:
    if not sentence or BEFORE.search(sentence):
        return
    about_data = always or ABOUT_DATA.search(sentence) is not None
    for clause in PATTERNS:
        if (about_data or not clause.about_data) and _binds(clause, sentence):
            yield clause.kind


def _binds(clause: ClausePattern, sentence: str) -> bool:
    """Said, and not said away: “no registration is required”, 无需注册即可下载."""
    for match in clause.pattern.finditer(sentence):
        freed = FREED.search(sentence[: match.start()]) or FREED_AFTER.search(sentence[match.end() :])
        if not freed and not FREED_WITHIN.search(match[0]):
            return True
    return False


def _excerpt(sentence: str) -> str:
    words = " ".join(sentence.split())
    return words if len(words) <= EXCERPT else words[: EXCERPT - 1] + "…"
