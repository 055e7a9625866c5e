"""Non-discriminatory (非歧视): the same bytes for every program, no login, key, fee, purpose or excluding licence."""

from urllib.parse import urlsplit

from catalog.language import Text
from catalog.openness import clauses, thresholds
from catalog.openness.clauses import Clause, find_clauses
from catalog.openness.facts import AccessFacts, DatasetFacts, ResourceFacts
from catalog.openness.fields import label_of
from catalog.openness.links import to_checks
from catalog.openness.making import evidence, listed, met, partly, short, unknown, unmet
from catalog.openness.marks import Evidence, Mark
from catalog.openness.rounds import WAIT, came, latest
from catalog.vocabulary.criteria import MET, NON_DISCRIMINATORY
from catalog.vocabulary.licenses import ALL_RESERVED, NON_COMMERCIAL, ON_REQUEST, License, find_license
from catalog.vocabulary.robots import ALLOWED, FORBIDDEN, UNREAD

CONDITIONS = Text("The agency asks for a login, a key, a fee or a purpose.", "机构要求登录、密钥、付费或说明用途。")
NO_CONDITIONS = Text("No login, key, fee or purpose is asked for.", "不要求登录、密钥、付费或说明用途。")
EXCLUDES = Text("The licence {name} shuts out persons or uses. {why}", "许可“{name}”排除了部分人员或用途。{why}")
OPEN_TO_ALL = Text("The licence {name} shuts out no person and no use.", "许可“{name}”未排除任何人员或用途。")
CLAUSE = Text(
    "“{field}” asks for or limits: {kind}. It says: “{excerpt}”", "“{field}”中有限制：{kind}。原文：“{excerpt}”"
)
UNKNOWN_LICENSE = Text(
    "The licence is not stated, or not in our table: whom it shuts out can't be told.",
    "许可未说明或不在我们的许可表中，无法判断是否排除部分人员或用途。",
)
NO_FILE = Text("There is no file yet.", "还没有文件。")
NOT_CHECKED = Text(
    "No file has been asked for by {needed} different programs yet: only public datasets are.",
    "尚无文件以 {needed} 种不同程序检测过：只检测已公开的数据集。",
)
NOT_REACHED = Text(
    "No program got a file, so nothing can be compared: see “Accessible”.",
    "所有程序都未能取得文件，无法比较，请参见“可获得”。",
)
LOGIN = Text(
    "“{title}” asks who you are: the server answered {status}.", "下载“{title}”需要身份验证：服务器返回 {status}。"
)
SAME = Text(
    "{agents} different programs, without cookie or referrer, got the same bytes of every file tried ({files:,}).",
    "{agents} 种不同程序在无 Cookie、无来源页的情况下，对检测的全部 {files:,} 个文件都得到相同内容。",
)
DIFFERENT = Text(
    "{refused} of {agents} programs did not get “{title}” as the others did.",
    "{agents} 种程序中有 {refused} 种未能与其他程序一样取得“{title}”。",
)
ROBOTS = Text(
    "The robots.txt at {host} asks programs to leave “{title}” alone: those that behave do not get it.",
    "{host} 的 robots.txt 要求程序不要获取“{title}”：守规矩的程序无法取得。",
)
ROBOTS_UNREAD = Text(
    "The robots.txt at {host} could not be read: whether programs may fetch “{title}” can't be told.",
    "无法读取 {host} 的 robots.txt，不知道是否允许程序获取“{title}”。",
)
HERE = Text("this site", "本平台")
ROBOTS_ALLOWED = Text(
    "No robots.txt keeps programs from the files tried ({files:,}).",
    "检测的 {files:,} 个文件均未被 robots.txt 禁止程序获取。",
)
OTHER_BYTES = Text("Different programs got different bytes of “{title}”.", "不同程序取得的“{title}”内容不同。")

ADD_FILE = Text("Add a file or a link: then its download can be tried.", "请添加文件或链接，之后即可检测下载情况。")
DROP_CONDITIONS = Text(
    "Drop the condition: open data asks nobody who they are. Downloads then decide this mark.",
    "请取消该条件：开放数据不问使用者身份。取消后以下载检测结果为准。",
)
DROP_CLAUSE = Text(
    "Take the restriction out of “{field}”, if it does not hold; else the data is not open. Downloads then decide this "
    "mark.",
    "如该限制并不适用，请从“{field}”中删去；否则数据不是开放的。删去后以下载检测结果为准。",
)
OTHER_LICENSE = Text(
    "Choose a licence open to everyone and every use, such as CC-BY-4.0. Downloads then decide this mark.",
    "请选择对所有人和所有用途开放的许可，如 CC-BY-4.0。之后以下载检测结果为准。",
)
MEND = Text(
    "Mend the download first, or upload the file here: then programs can be compared, and this is measured.",
    "请先修复下载，或将文件上传到本平台，之后即可比较并衡量此项。",
)
SERVE_ALL = Text(
    "Serve every program alike, or upload the file here: when all get the same bytes, this is met.",
    "请对所有程序一视同仁，或将文件上传到本平台；各种程序得到相同内容即达到此项。",
)

ALLOW_ROBOTS = Text(
    "Have the server's operator allow the file's address in its robots.txt (“Allow: {path}” under “User-agent: *”), or "
    "upload the file here: the next daily check then counts for it.",
    "请服务器运营方在 robots.txt 的“User-agent: *”下允许该文件的地址（“Allow: {path}”），或将文件上传到本平台；下一次"
    "每日检测即按新结果计算。",
)
MEND_ROBOTS = Text(
    "Have the server answer for /robots.txt: with its rules, or with 404 where there are none. This is then measured.",
    "请让服务器正常响应 /robots.txt：返回规则，没有规则时返回 404，之后即可衡量此项。",
)

# Restrictions on persons or fields of use (https://opendefinition.org/od/2.1/en/ sections 2.1.5 and 2.1.8). Changed
# versions forbidden is a restriction too, but the same one for everybody.
SHUTTING_OUT = (NON_COMMERCIAL, ALL_RESERVED, ON_REQUEST)
# Unauthorised, payment required, forbidden, proxy authentication: https://www.rfc-editor.org/rfc/rfc9110#section-15.5
ASKING_WHO = (401, 402, 403, 407)


def measure(facts: DatasetFacts) -> Mark:
    stated = find_license(facts.license.strip())
    shut = [clause for clause in find_clauses(facts.statements) if clause.kind in clauses.SHUTTING_OUT]
    items = [_conditions(facts), _of_license(stated), *map(said_clause, shut)]
    if facts.access_conditions:
        return unmet(NON_DISCRIMINATORY, items, DROP_CONDITIONS)
    if stated is not None and stated.restriction in SHUTTING_OUT:
        return unmet(NON_DISCRIMINATORY, items, OTHER_LICENSE)
    if shut:
        return unmet(NON_DISCRIMINATORY, items, _drop(shut[0]))
    if not facts.resources:
        return unknown(NON_DISCRIMINATORY, [*items, evidence("no-file", NO_FILE)], ADD_FILE)
    mark = _of_checks(facts, items)
    if stated is None and mark.mark == MET:
        return unknown(NON_DISCRIMINATORY, mark.evidence, OTHER_LICENSE)
    return mark


def said_clause(clause: Clause) -> Evidence:
    words = {"field": label_of(clause.field), "kind": clauses.KINDS[clause.kind]}
    figures = {"clause": clause.kind, "excerpt": clause.excerpt}
    return evidence("clause", CLAUSE, figures, words)


def _drop(clause: Clause) -> Text:
    field = label_of(clause.field)
    return Text(DROP_CLAUSE.en.format(field=field.en), DROP_CLAUSE.zh.format(field=field.zh))


def _conditions(facts: DatasetFacts) -> Evidence:
    return evidence("conditions", CONDITIONS) if facts.access_conditions else evidence("no-conditions", NO_CONDITIONS)


def _of_license(stated: License | None) -> Evidence:
    if stated is None:
        return evidence("unknown-license", UNKNOWN_LICENSE)
    figures, words = {"license": stated.code}, {"name": stated.label}
    if stated.restriction and stated.restriction in SHUTTING_OUT:
        return evidence("excludes", EXCLUDES, figures, {**words, "why": stated.restriction}, link=stated.uri)
    return evidence("open-to-all", OPEN_TO_ALL, figures, words, link=stated.uri)


def _of_checks(facts: DatasetFacts, items: list[Evidence]) -> Mark:
    rounds = [(resource, latest(resource, facts.now)) for resource in facts.resources]
    compared = [(r, checks) for r, checks in rounds if len(_agents(checks)) >= thresholds.AGENTS_NEEDED.value]
    if not compared:
        needed = int(thresholds.AGENTS_NEEDED.value)
        return unknown(NON_DISCRIMINATORY, [*items, evidence("not-checked", NOT_CHECKED, {"needed": needed})], WAIT)
    # What nobody gets discriminates against nobody, unless it is because it asks who they are.
    telling = [(r, checks) for r, checks in compared if any(map(came, checks)) or _asks_who(checks)]
    if not telling:
        return unknown(NON_DISCRIMINATORY, [*items, evidence("not-reached", NOT_REACHED)], MEND)
    unequal = [(resource, item) for resource, checks in telling if (item := _unequal(resource, checks))]
    if not unequal:
        return _equal(telling, items)
    advice = _advice(*unequal[0])
    items = [*items, *listed([item for _resource, item in unequal])]
    if len(unequal) == len(telling):
        return unmet(NON_DISCRIMINATORY, items, advice)
    return partly(NON_DISCRIMINATORY, items, 1 - len(unequal) / len(telling), advice)


def _equal(telling: list[tuple[ResourceFacts, list[AccessFacts]]], items: list[Evidence]) -> Mark:
    """Met, unless nobody knows whether a robots.txt shuts programs out."""
    figures = {"agents": len(_all_agents(telling)), "files": len(telling)}
    items = [*items, evidence("same", SAME, figures, link=to_checks(telling[0][0]))]
    unread = [resource for resource, checks in telling if _robots(checks) == UNREAD]
    if unread:
        told = [_of_robots("robots-unread", ROBOTS_UNREAD, resource) for resource in unread]
        return unknown(NON_DISCRIMINATORY, [*items, *listed(told)], MEND_ROBOTS)
    allowed = sum(_robots(checks) == ALLOWED for _resource, checks in telling)
    if allowed == len(telling):
        items.append(evidence("robots-allowed", ROBOTS_ALLOWED, {"files": allowed}, link=to_checks(telling[0][0])))
    return met(NON_DISCRIMINATORY, items)


def _advice(resource: ResourceFacts, item: Evidence) -> Text:
    if item.code != "robots":
        return SERVE_ALL
    return ALLOW_ROBOTS.fill({"path": short(urlsplit(resource.url).path or "/")})


def _robots(checks: list[AccessFacts]) -> str:
    """All programs of a round are told the same; "" in rounds of before it was read."""
    return checks[0].robots if checks else ""


def _of_robots(code: str, text: Text, resource: ResourceFacts) -> Evidence:
    host, figures = urlsplit(resource.url).netloc, {"title": resource.title}
    if host:
        return evidence(code, text, {**figures, "host": host}, link=to_checks(resource))
    return evidence(code, text, figures, {"host": HERE}, link=to_checks(resource))


def _agents(checks: list[AccessFacts]) -> set[str]:
    return {check.user_agent for check in checks}


def _all_agents(rounds: list[tuple[ResourceFacts, list[AccessFacts]]]) -> set[str]:
    return {agent for _resource, checks in rounds for agent in _agents(checks)}


def _asks_who(checks: list[AccessFacts]) -> bool:
    return all(check.status in ASKING_WHO for check in checks)


def _unequal(resource: ResourceFacts, checks: list[AccessFacts]) -> Evidence | None:
    """What speaks against this file; None where every program got the same."""
    link = to_checks(resource)
    if _asks_who(checks):
        return evidence("login", LOGIN, {"title": resource.title, "status": checks[0].status}, link=link)
    refused = {check.user_agent for check in checks if not came(check)}
    if refused:
        figures = {"title": resource.title, "refused": len(refused), "agents": len(_agents(checks))}
        return evidence("different", DIFFERENT, figures, link=link)
    if len({check.digest for check in checks}) > 1:
        return evidence("other-bytes", OTHER_BYTES, {"title": resource.title}, link=link)
    if _robots(checks) == FORBIDDEN:
        return _of_robots("robots", ROBOTS, resource)
    return None
