"""Accessible (可获得): a plain download by anyone's program, over the last 30 days of checks."""

from datetime import timedelta

from catalog.language import Text
from catalog.openness import thresholds
from catalog.openness.facts import AccessFacts, DatasetFacts, ResourceFacts
from catalog.openness.making import clamp, evidence, met, partly, unknown, unmet
from catalog.openness.marks import Evidence, Mark
from catalog.vocabulary.criteria import ACCESSIBLE

NO_FILE = Text("There is no file yet.", "还没有文件。")
NOT_CHECKED = Text(
    "Nobody could try the download yet: that happens once the dataset is public.", "尚未检测下载：公开后才会检测。"
)
REACHED = Text(
    "{ok} of {checks} downloads in the last {days} days worked at once.",
    "最近 {days} 天的 {checks} 次下载中有 {ok} 次直接成功。",
)
BROKEN = Text("The last try of “{title}” failed: {error}.", "最近一次下载“{title}”失败：{error}。")
KNOWN = Text(
    "Size and checksum are known for {known} of {files} files.", "{files} 个文件中有 {known} 个已知大小和校验和。"
)
RANGES = Text("Broken downloads can be taken up again (range requests).", "支持断点续传（范围请求）。")
NO_RANGES = Text("Broken downloads must begin anew: no range requests.", "不支持断点续传（范围请求）。")

ADD_FILE = Text("Add a file or a link.", "请添加文件或链接。")
WAIT = Text(
    "Have the dataset approved; the first check follows within a minute.", "数据集获批后一分钟内会进行首次检测。"
)
MEND = Text("Mend the address of “{title}”, or upload the file here.", "请修复“{title}”的链接，或将文件上传到本平台。")
STEADY = Text(
    "Find out why some downloads fail; a file uploaded here is always there.",
    "请查明部分下载失败的原因；也可将文件上传到本平台。",
)


def measure(facts: DatasetFacts) -> Mark:
    if not facts.resources:
        return unmet(ACCESSIBLE, [evidence("no-file", NO_FILE)], ADD_FILE)
    since = facts.now - timedelta(days=thresholds.CHECKED_DAYS)
    checks = [check for resource in facts.resources for check in resource.checks if check.at >= since]
    if not checks:
        return unknown(ACCESSIBLE, [evidence("not-checked", NOT_CHECKED)], WAIT)
    return _of_checks(facts, checks)


def _of_checks(facts: DatasetFacts, checks: list[AccessFacts]) -> Mark:
    good = sum(check.ok and check.direct for check in checks)
    share = good / len(checks)
    known = sum(bool(r.sha256) and r.size is not None for r in facts.resources)
    items = [
        evidence("reached", REACHED, {"ok": good, "checks": len(checks), "days": thresholds.CHECKED_DAYS}),
        evidence("known", KNOWN, {"known": known, "files": len(facts.resources)}),
        evidence("ranges", RANGES) if any(c.ranges for c in checks) else evidence("no-ranges", NO_RANGES),
    ]
    broken = [resource for resource in facts.resources if _is_broken(resource)]
    items.extend(_broken(resource) for resource in broken)
    if broken:
        advice = MEND.fill({"title": broken[0].title})
        if len(broken) == len(facts.resources):
            return unmet(ACCESSIBLE, items, advice, clamp(share))
        return partly(ACCESSIBLE, items, clamp(share), advice)
    if share >= thresholds.REACHED_MET and known == len(facts.resources):
        return met(ACCESSIBLE, items, clamp(share))
    if share >= thresholds.REACHED_PARTLY:
        return partly(ACCESSIBLE, items, clamp(share), STEADY)
    return unmet(ACCESSIBLE, items, STEADY, clamp(share))


def _latest(resource: ResourceFacts) -> list[AccessFacts]:
    newest = max((check.at for check in resource.checks), default=None)
    return [check for check in resource.checks if check.at == newest]


def _is_broken(resource: ResourceFacts) -> bool:
    latest = _latest(resource)
    return bool(latest) and not any(check.ok and check.direct for check in latest)


def _broken(resource: ResourceFacts) -> Evidence:
    error = next((c.error or str(c.status) for c in _latest(resource)), "")
    return evidence("broken", BROKEN, {"title": resource.title, "error": error})
