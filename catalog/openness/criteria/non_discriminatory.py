"""Non-discriminatory (非歧视): the same bytes for everyone, no login, key, fee, purpose or excluding licence."""

from catalog.language import Text
from catalog.openness import thresholds
from catalog.openness.facts import AccessFacts, DatasetFacts, ResourceFacts
from catalog.openness.making import evidence, met, partly, unknown, unmet
from catalog.openness.marks import Evidence, Mark
from catalog.vocabulary.criteria import NON_DISCRIMINATORY
from catalog.vocabulary.licenses import find_license

CONDITIONS = Text("The agency asks for a login, a key, a fee or a purpose.", "机构要求登录、密钥、付费或说明用途。")
NO_CONDITIONS = Text("No login, key, fee or purpose is asked for.", "不要求登录、密钥、付费或说明用途。")
EXCLUDES = Text("The licence {license} excludes persons or uses.", "许可 {license} 排除了部分人员或用途。")
NOT_CHECKED = Text(
    "Nobody could try the download yet: that happens once the dataset is public.", "尚未检测下载：公开后才会检测。"
)
SAME = Text(
    "{agents} different programs, without cookie or referrer, got the same bytes.",
    "{agents} 种不同程序在无 Cookie、无来源页的情况下得到相同内容。",
)
DIFFERENT = Text("Different programs got different answers for “{title}”.", "不同程序下载“{title}”得到不同结果。")

DROP_CONDITIONS = Text(
    "Drop the condition: open data asks nobody who they are.", "请取消该条件：开放数据不问使用者身份。"
)
OTHER_LICENSE = Text(
    "Choose a licence open to everyone and every use, such as CC-BY-4.0.",
    "请选择对所有人和所有用途开放的许可，如 CC-BY-4.0。",
)
WAIT = Text(
    "Have the dataset approved; the first check follows within a minute.", "数据集获批后一分钟内会进行首次检测。"
)
SERVE_ALL = Text("Serve every program alike, or upload the file here.", "请对所有程序一视同仁，或将文件上传到本平台。")

# Licences of the table that shut out persons or fields of use (Open Definition 2.1, 2.1.8 and 2.2).
EXCLUDING = ("CC-BY-NC-4.0", "on-request", "all-rights-reserved")


def measure(facts: DatasetFacts) -> Mark:
    items = [
        evidence("conditions", CONDITIONS) if facts.access_conditions else evidence("no-conditions", NO_CONDITIONS)
    ]
    license_ = find_license(facts.license) if facts.license else None
    excludes = license_ is not None and license_.code in EXCLUDING
    if license_ is not None and excludes:
        items.append(evidence("excludes", EXCLUDES, {"license": license_.code}))
    if facts.access_conditions:
        return unmet(NON_DISCRIMINATORY, items, DROP_CONDITIONS)
    if excludes:
        return unmet(NON_DISCRIMINATORY, items, OTHER_LICENSE)
    return _of_checks(facts, items)


def _of_checks(facts: DatasetFacts, items: list[Evidence]) -> Mark:
    latest = [(resource, _latest(resource)) for resource in facts.resources if resource.checks]
    agents = {check.user_agent for _resource, checks in latest for check in checks}
    if len(agents) < thresholds.AGENTS_NEEDED:
        return unknown(NON_DISCRIMINATORY, [*items, evidence("not-checked", NOT_CHECKED)], WAIT)
    # What nobody gets discriminates against nobody: that is for `accessible` to say.
    reached = [(resource, checks) for resource, checks in latest if any(check.ok for check in checks)]
    if not reached:
        return unknown(NON_DISCRIMINATORY, [*items, evidence("not-checked", NOT_CHECKED)], SERVE_ALL)
    unequal = [resource for resource, checks in reached if not _is_equal(checks)]
    if not unequal:
        return met(NON_DISCRIMINATORY, [*items, evidence("same", SAME, {"agents": len(agents)})])
    items.extend(evidence("different", DIFFERENT, {"title": resource.title}) for resource in unequal)
    if len(unequal) == len(reached):
        return unmet(NON_DISCRIMINATORY, items, SERVE_ALL)
    return partly(NON_DISCRIMINATORY, items, 1 - len(unequal) / len(reached), SERVE_ALL)


def _latest(resource: ResourceFacts) -> list[AccessFacts]:
    newest = max(check.at for check in resource.checks)
    return [check for check in resource.checks if check.at == newest]


def _is_equal(checks: list[AccessFacts]) -> bool:
    return all(check.ok for check in checks) and len({check.digest for check in checks}) == 1
