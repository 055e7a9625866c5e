"""The part of Solr's query language that CKAN's clients use in `q` and `fq`, parsed to a tree.

`field:value`, `field:"a b"`, `field:(a OR b)`, `+a -b`, AND, OR, NOT, ranges, `field:*`, `beginning*`, `*:*`; words
side by side must all fit, as CKAN asks Solr to have it. Anything else is refused
with its position, never left out silently.
https://solr.apache.org/guide/solr/latest/query-guide/standard-query-parser.html
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST, DEEPEST, MOST = 4_000, 20, 200


class BadSolr(Exception):
    """`position` is counted from 0."""

    def __init__(self, position: int, what: str) -> None:
        self.position = position
        super().__init__(f"{what} at position {position}")


@dataclass(frozen=True, slots=True)
class Everything:
    """`*:*`"""


@dataclass(frozen=True, slots=True)
class Match:
    """`field` is "" for words anywhere. `phrase`: it stood in quotation marks; `prefix`: it ended with a star."""

    field: str
    text: str
    position: int
    phrase: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Exists:
    """`field:*`"""

    field: str
    position: int


@dataclass(frozen=True, slots=True)
class Range:
    """None for an open end; `above` and `below`: the end itself does not count."""

    field: str
    low: str | None
    high: str | None
    position: int
    above: bool = False
    below: bool = False


@dataclass(frozen=True, slots=True)
class All:
    members: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    members: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    member: "Node"


Node = Everything | Match | Exists | Range | All | AnyOf | Not


@dataclass(frozen=True, slots=True)
class Token:
    kind: str
    text: str
    position: int


ESCAPED = r"(?:\\.|[^\s\\+\-!(){}\[\]^\"~*?:&|])(?:\\.|[^\s\\!(){}\[\]^\"~*?:&|])*"
TOKENS = re.compile(
    rf"""(?P<space>\s+)
    |(?P<all>\*:\*)
    |(?P<range>[\[{{]\s*(?P<low>"[^"]*"|\*|[^\s\]}}]+)\s+TO\s+(?P<high>"[^"]*"|\*|[^\s\]}}]+)\s*[\]}}])
    |(?P<phrase>"(?:\\.|[^"\\])*")
    |(?P<and>AND\b|&&)|(?P<or>OR\b|\|\|)|(?P<not>NOT\b|!)
    |(?P<plus>\+(?=\S))|(?P<minus>-(?=\S))
    |(?P<open>\()|(?P<close>\))
    |(?P<field>{ESCAPED}:)
    |(?P<word>{ESCAPED}\*?)
    |(?P<star>\*)
    |(?P<boost>\^\d+(?:\.\d+)?)
    |(?P<other>.)""",
    re.VERBOSE,
)
UNESCAPE = re.compile(r"\\(.)")
REASONS = {
    "close": "a closing bracket without an opening one",
    "other": "this is not understood here",
    "boost": "a boost without a word before it",
    "field": "a field without a value",
}


def parse_solr(text: str) -> Node:
    """Raises BadSolr. Nothing asked for is everything."""
    if len(text) > LONGEST:
        raise BadSolr(LONGEST, "the query is too long: it goes on")
    parser = _Parser(list(_tokens(text)), len(text))
    return parser.whole()


def _tokens(text: str) -> Iterator[Token]:
    for found in TOKENS.finditer(text):
        kind = found.lastgroup or "other"
        # `low` and `high` are groups within a range.
        kind = "range" if found["range"] else kind
        if kind != "space":
            yield Token(kind, found.group(), found.start())


class _Parser:
    """Recursive descent: OR binds weakest, then AND and standing side by side, then the signs before a term."""

    def __init__(self, tokens: list[Token], end: int) -> None:
        self.tokens, self.end, self.at, self.terms = tokens, end, 0, 0

    def whole(self) -> Node:
        if not self.tokens:
            return Everything()
        node = self._either("", 0)
        if (rest := self._next()) is not None:
            raise _bad(rest)
        return node

    def _next(self, *kinds: str) -> Token | None:
        """The token that comes, if it is of these kinds; it is taken only where kinds are named."""
        token = self.tokens[self.at] if self.at < len(self.tokens) else None
        if not kinds:
            return token
        if token is None or token.kind not in kinds:
            return None
        self.at += 1
        return token

    def _either(self, field: str, depth: int) -> Node:
        members = [self._all(field, depth)]
        while self._next("or"):
            members.append(self._all(field, depth))
        return members[0] if len(members) == 1 else AnyOf(tuple(members))

    def _all(self, field: str, depth: int) -> Node:
        members = [self._signed(field, depth)]
        while (token := self._next()) is not None and token.kind not in ("or", "close"):
            self._next("and")
            members.append(self._signed(field, depth))
        return members[0] if len(members) == 1 else All(tuple(members))

    def _signed(self, field: str, depth: int) -> Node:
        if depth > DEEPEST:
            raise BadSolr(self._position(), "too many brackets in brackets")
        if self._next("minus", "not"):
            return Not(self._signed(field, depth + 1))
        self._next("plus")
        return self._term(field, depth)

    def _term(self, field: str, depth: int) -> Node:
        self.terms += 1
        if self.terms > MOST:
            raise BadSolr(self._position(), f"more than {MOST} terms")
        if self._next("open"):
            node = self._either(field, depth + 1)
            if not self._next("close"):
                raise BadSolr(self._position(), "a bracket is not closed")
        elif (named := self._next("field")) is not None:
            node = self._value(_unescaped(named.text[:-1]), depth, named)
        else:
            node = self._plain(field)
        self._next("boost")
        return node

    def _value(self, field: str, depth: int, named: Token) -> Node:
        if self._next("open"):
            node = self._either(field, depth + 1)
            if not self._next("close"):
                raise BadSolr(self._position(), "a bracket is not closed")
            return node
        if self._next() is None:
            raise BadSolr(named.position, REASONS["field"])
        sign = self._next("minus")
        node = self._plain(field)
        return Not(node) if sign else node

    def _plain(self, field: str) -> Node:
        token = self._next("all", "range", "phrase", "word", "star", "and", "or", "not")
        if token is None:
            raise _bad(self._next()) if self._next() else BadSolr(self.end, "something is missing")
        if token.kind in ("and", "or", "not"):
            raise BadSolr(token.position, f"{token.text} has nothing before or after it")
        if token.kind == "all" or (token.kind == "star" and not field):
            return Everything()
        if token.kind == "star":
            return Exists(field, token.position)
        return _range(field, token) if token.kind == "range" else _match(field, token)

    def _position(self) -> int:
        token = self._next()
        return token.position if token else self.end


def _match(field: str, token: Token) -> Match:
    if token.kind == "phrase":
        return Match(field, _unescaped(token.text[1:-1]), token.position, phrase=True)
    prefix = token.text.endswith("*") and not token.text.endswith("\\*")
    return Match(
        field, _unescaped(token.text.removesuffix("*") if prefix else token.text), token.position, prefix=prefix
    )


def _range(field: str, token: Token) -> Range:
    found = TOKENS.fullmatch(token.text)
    if not field or found is None:
        raise BadSolr(token.position, "a range without a field")
    low, high = (None if end == "*" else end.strip('"') for end in (found["low"], found["high"]))
    return Range(field, low, high, token.position, above=token.text[0] == "{", below=token.text[-1] == "}")


def _unescaped(text: str) -> str:
    return UNESCAPE.sub(r"\1", text)


def _bad(token: Token | None) -> BadSolr:
    if token is None:
        raise ValueError("there is no token to complain of")
    return BadSolr(token.position, f"{REASONS.get(token.kind, 'this is not understood here')}: {token.text[:20]!r}")
