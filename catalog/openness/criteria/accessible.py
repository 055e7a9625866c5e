"""Accessible (可获得): direct HTTP(S) download without a script, over 30 days of checks; size, checksum, ranges."""

from urllib.parse import parse_qsl, urlsplit

from catalog.language import Text
from catalog.openness import thresholds
from catalog.openness.facts import AccessFacts, DatasetFacts, ResourceFacts
from catalog.openness.links import to_checks
from catalog.openness.making import evidence, listed, met, partly, short, unknown, unmet
from catalog.openness.marks import Evidence, Mark
from catalog.openness.rounds import WAIT, came, latest, recent
from catalog.vocabulary.criteria import ACCESSIBLE

NO_FILE = Text("There is no file yet.", "还没有文件。")
NOT_CHECKED = Text(
    "The download could not be tried in the last {days} days: only public datasets are.",
    "最近 {days} 天未能检测下载：只检测已公开的数据集。",
)
REACHED = Text(
    "{ok:,} of {checks:,} downloads in the last {days} days brought the file at once.",
    "最近 {days} 天的 {checks:,} 次下载中，有 {ok:,} 次直接取得文件。",
)
BROKEN = Text("The last try of “{title}” failed: {error}.", "最近一次下载“{title}”失败：{error}。")
A_PAGE = Text("a web page came instead of the file", "得到的是网页而不是文件")
LANDING = Text(
    "The link of “{title}” leads to a web page without a table, not to a file.",
    "“{title}”的链接指向没有表格的网页，而不是文件。",
)
SIGNED = Text(
    "The link of “{title}” holds a signature that expires ({parameter}): it will stop working.",
    "“{title}”的链接含有会过期的签名（{parameter}），届时将失效。",
)
NO_ANSWER = Text("no answer", "没有响应")
STATUS = Text("the server answered {status}", "服务器返回 {status}")
WAITING = Text("{files:,} files were not tried yet.", "有 {files:,} 个文件尚未检测。")
KNOWN = Text(
    "Size and checksum are known for {known:,} of {files:,} files.",
    "{files:,} 个文件中，{known:,} 个的大小和校验和已知。",
)
RANGES = Text(
    "A broken download can be resumed for {ranges:,} of {files:,} files (range requests).",
    "{files:,} 个文件中，{ranges:,} 个支持断点续传（范围请求）。",
)

ADD_FILE = Text("Add a file or a link: then its download can be tried.", "请添加文件或链接，之后即可检测下载情况。")
MEND = Text(
    "Mend the address of “{title}”, or upload the file here: the next daily check then counts for it.",
    "请修复“{title}”的链接，或将文件上传到本平台；下一次每日检测即按新结果计算。",
)
STEADY = Text(
    "Find out why some downloads fail, or upload the files here: at {share} of downloads this is met.",
    "请查明部分下载失败的原因，或将文件上传到本平台；下载成功比例达到 {share} 即达到此项。",
)
LAST = Text(
    "Give “{title}” an address that lasts, or upload the file here: this is then met.",
    "请为“{title}”提供长期有效的链接，或将文件上传到本平台，即可达到此项。",
)
TAKE_IN = Text(
    "Upload the file here, or have the link validated: then its size and checksum are known, and this is met.",
    "请将文件上传到本平台，或对链接进行校验，使其大小和校验和可知，即可达到此项。",
)

# Parameters of links that object stores sign for a time only, with those that stand beside them: Amazon and what
# copies it, Google, Azure, Alibaba, Tencent, Amazon's and Alibaba's older form.
SIGNATURES = (
    ("x-amz-expires", {"x-amz-signature"}),
    ("x-goog-expires", {"x-goog-signature"}),
    ("x-oss-expires", {"x-oss-signature"}),
    ("se", {"sig", "sv"}),
    ("q-key-time", {"q-signature"}),
    ("expires", {"signature"}),
)


def measure(facts: DatasetFacts) -> Mark:
    if not facts.resources:
        return unmet(ACCESSIBLE, [evidence("no-file", NO_FILE)], ADD_FILE)
    if not any(recent(resource, facts.now) for resource in facts.resources):
        days = int(thresholds.CHECKED_DAYS.value)
        return unknown(ACCESSIBLE, [evidence("not-checked", NOT_CHECKED, {"days": days})], WAIT)
    return _of_checks(facts)


def _of_checks(facts: DatasetFacts) -> Mark:
    tried = [resource for resource in facts.resources if recent(resource, facts.now)]
    checks = [check for resource in tried for check in recent(resource, facts.now)]
    share = sum(came(check) for check in checks) / len(checks)
    known = sum(bool(resource.sha256) and resource.size is not None for resource in tried)
    ranges = sum(any(check.ranges for check in latest(resource, facts.now)) for resource in tried)
    broken = [resource for resource in tried if _is_broken(resource, facts)]
    signed = [resource for resource in tried if _signature(resource)]
    items = [_reached(checks, tried[0]), *_waiting(facts, tried), *_served(known, ranges, len(tried))]
    items += listed([_expires(resource) for resource in signed])
    items += listed([_broken(resource, latest(resource, facts.now)) for resource in broken])
    value = share - thresholds.DOWNLOAD_COST.value * ((known < len(tried)) + (ranges < len(tried)))
    if not broken and share >= thresholds.REACHED_MET.value:
        if signed:
            return partly(ACCESSIBLE, items, value, LAST.fill({"title": short(signed[0].title)}))
        return met(ACCESSIBLE, items, value) if known == len(tried) else partly(ACCESSIBLE, items, value, TAKE_IN)
    advice = MEND.fill({"title": short(broken[0].title)}) if broken else _steady()
    if len(broken) == len(tried) or share < thresholds.REACHED_PARTLY.value:
        # What once could be fetched and now can't is worth no more than half.
        return unmet(ACCESSIBLE, items, advice, min(value, thresholds.REACHED_PARTLY.value))
    return partly(ACCESSIBLE, items, value, advice)


def _is_broken(resource: ResourceFacts, facts: DatasetFacts) -> bool:
    return _is_landing_page(resource) or not any(came(check) for check in latest(resource, facts.now))


def _is_landing_page(resource: ResourceFacts) -> bool:
    """A page that comes at once is still no download, unless it holds the table."""
    return bool(resource.url) and resource.format == "html" and resource.profile is None


def _signature(resource: ResourceFacts) -> str:
    """The parameter of a link that is signed for a time only; "" for one that lasts."""
    names = {name.lower() for name, _value in parse_qsl(urlsplit(resource.url).query, keep_blank_values=True)}
    return next((name for name, beside in SIGNATURES if name in names and names >= beside), "")


def _expires(resource: ResourceFacts) -> Evidence:
    figures = {"title": resource.title, "parameter": _signature(resource)}
    return evidence("signed", SIGNED, figures, link=to_checks(resource))


def _steady() -> Text:
    return STEADY.fill({"share": thresholds.REACHED_MET.shown})


def _reached(checks: list[AccessFacts], first: ResourceFacts) -> Evidence:
    ok = sum(came(check) for check in checks)
    figures = {"ok": ok, "checks": len(checks), "days": int(thresholds.CHECKED_DAYS.value)}
    return evidence("reached", REACHED, figures, link=to_checks(first))


def _waiting(facts: DatasetFacts, tried: list[ResourceFacts]) -> list[Evidence]:
    """A new file beside old ones: the next round measures it, and until then it neither helps nor harms."""
    untried = len(facts.resources) - len(tried)
    return [evidence("waiting", WAITING, {"files": untried})] if untried else []


def _served(known: int, ranges: int, files: int) -> list[Evidence]:
    return [
        evidence("known", KNOWN, {"known": known, "files": files}),
        evidence("ranges", RANGES, {"ranges": ranges, "files": files}),
    ]


def _broken(resource: ResourceFacts, checks: list[AccessFacts]) -> Evidence:
    if _is_landing_page(resource):
        return evidence("landing-page", LANDING, {"title": resource.title}, link=to_checks(resource))
    check = checks[0]
    why = short(check.error.rstrip(". "))
    if why:
        words = Text(why, why)
    elif check.ok:
        words = A_PAGE
    else:
        words = STATUS.fill({"status": check.status}) if check.status else NO_ANSWER
    figures = {"title": resource.title, "status": check.status}
    return evidence("broken", BROKEN, figures, {"error": words}, link=to_checks(resource))
