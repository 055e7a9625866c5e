"""The query language: words, "phrases", -not, OR, field:value, prefix* and brackets, as a tree.

    query   = either { either }
    either  = both { "OR" both }          written a OR b
    item    = [ "-" ] ( "(" query ")" | [ name ":" ] ( phrase | word [ "*" ] ) )

Performs no I/O. What can't be read is refused with its position: nothing is ignored.
"""

import re
from dataclasses import dataclass

from catalog.language import Text
from catalog.nearest import did_you_mean
from catalog.search.filters.filter import BadFilter

LONGEST = 400
DEEPEST = 20
# As keyboards of Chinese type them; each stands for one character, so positions stay.
WIDE = str.maketrans({"“": '"', "”": '"', "「": '"', "」": '"', "＂": '"', "：": ":", "（": "(", "）": ")", "　": " "})
NAME = re.compile(r"([A-Za-z_]+):(?!//)")
WORD = re.compile(r'[^\s"()]+')

TOO_LONG = Text("A search has at most {most} characters.", "检索词最多 {most} 个字符。")
TOO_DEEP = Text("Too many brackets within brackets, at character {position}.", "第 {position} 个字符处括号嵌套过深。")
UNCLOSED_QUOTE = Text(
    "The quotation mark at character {position} has no partner.", "第 {position} 个字符处的引号没有配对。"
)
UNCLOSED_BRACKET = Text("The bracket at character {position} is not closed.", "第 {position} 个字符处的括号没有闭合。")
STRAY_BRACKET = Text(
    "The bracket at character {position} closes nothing.", "第 {position} 个字符处的右括号没有对应的左括号。"
)
LONELY_OR = Text("OR at character {position} needs words on both sides.", "第 {position} 个字符处的 OR 两侧都要有词。")
LONELY_MINUS = Text("Nothing follows the minus at character {position}.", "第 {position} 个字符处的减号后面没有词。")
NO_VALUE = Text("Nothing follows “{name}:” at character {position}.", "第 {position} 个字符处的“{name}:”后面没有值。")
EMPTY = Text(
    "There is nothing between the marks at character {position}.", "第 {position} 个字符处的引号或括号内为空。"
)
NO_FIELD = Text(
    "“{name}:” at character {position} is no field. Fields are: {known}.",
    "第 {position} 个字符处的“{name}:”不是字段。可用字段：{known}。",
)


@dataclass(frozen=True, slots=True)
class Words:
    """Everything between two spaces; it may hold several tokens. `starts`: it was followed by a star."""

    text: str
    starts: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    text: str


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    value: "Words | Phrase"


@dataclass(frozen=True, slots=True)
class Not:
    item: "Node"


@dataclass(frozen=True, slots=True)
class All:
    """Every one of them; without any, everything fits."""

    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Any:
    items: tuple["Node", ...]


Node = Words | Phrase | Field | Not | All | Any


class BadQuery(BadFilter):
    """`position` counts characters from 1; `text` says what is wrong there."""

    def __init__(self, position: int, text: Text, **figures: object) -> None:
        self.position = position
        super().__init__("q", text.fill({"position": position, **figures}))


def parse(text: str, fields: tuple[str, ...] = ()) -> All:
    """Raises BadQuery."""
    if len(text) > LONGEST:
        raise BadQuery(LONGEST + 1, TOO_LONG, most=LONGEST)
    reader = _Reader(text.translate(WIDE).replace("\0", " "), fields)
    tree = reader.query(depth=0)
    if reader.at < len(reader.text):
        raise BadQuery(reader.at + 1, STRAY_BRACKET)
    return tree


class _Reader:
    def __init__(self, text: str, fields: tuple[str, ...]) -> None:
        self.text, self.fields, self.at = text, fields, 0

    def query(self, *, depth: int) -> All:
        items: list[Node] = []
        either, either_at = False, 0
        while self._skip_spaces() and self.text[self.at] != ")":
            if self._word() in ("OR", "|", "或"):
                if either or not items:
                    raise BadQuery(self.at + 1, LONELY_OR)
                either, either_at = True, self.at
                self.at += len(self._word())
                continue
            if self._word() == "AND":
                self.at += 3
                continue
            item = self._item(depth)
            items = [*items[:-1], _either(items[-1], item)] if either else [*items, item]
            either = False
        if either:
            raise BadQuery(either_at + 1, LONELY_OR)
        return All(tuple(items))

    def _item(self, depth: int) -> Node:
        if depth > DEEPEST:
            raise BadQuery(self.at + 1, TOO_DEEP)
        start = self.at
        if self.text[start] == "-" or self._word() == "NOT":
            self.at += 1 if self.text[start] == "-" else 3
            if not self._skip_spaces() or self.text[self.at] == ")":
                raise BadQuery(start + 1, LONELY_MINUS)
            return Not(self._item(depth + 1))
        if self.text[start] == "(":
            return self._bracket(depth)
        named = NAME.match(self.text, start)
        return self._field(named[1]) if named else self._plain()

    def _bracket(self, depth: int) -> Node:
        start = self.at
        self.at += 1
        tree = self.query(depth=depth + 1)
        if self.at >= len(self.text):
            raise BadQuery(start + 1, UNCLOSED_BRACKET)
        self.at += 1
        if not tree.items:
            raise BadQuery(start + 1, EMPTY)
        return tree

    def _field(self, name: str) -> Field:
        start = self.at
        if name.lower() not in self.fields:
            near = did_you_mean(name.lower(), self.fields, ending=":")
            told = Text(NO_FIELD.en + near.en, NO_FIELD.zh + near.zh)
            raise BadQuery(start + 1, told, name=name[:40], known=", ".join(self.fields))
        self.at += len(name) + 1
        if self.at >= len(self.text) or self.text[self.at] in " ()":
            raise BadQuery(start + 1, NO_VALUE, name=name)
        return Field(name.lower(), self._plain())

    def _plain(self) -> Words | Phrase:
        start = self.at
        if self.text[start] == '"':
            end = self.text.find('"', start + 1)
            if end < 0:
                raise BadQuery(start + 1, UNCLOSED_QUOTE)
            self.at = end + 1
            if not self.text[start + 1 : end].strip():
                raise BadQuery(start + 1, EMPTY)
            return Phrase(self.text[start + 1 : end])
        word = self._word()
        self.at += len(word)
        return Words(word[:-1], starts=True) if word.endswith("*") and len(word) > 1 else Words(word)

    def _word(self) -> str:
        found = WORD.match(self.text, self.at)
        return found[0] if found else ""

    def _skip_spaces(self) -> bool:
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1
        return self.at < len(self.text)


def _either(first: Node, second: Node) -> Any:
    return Any((*first.items, second)) if isinstance(first, Any) else Any((first, second))
