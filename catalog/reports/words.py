"""A finding in words, also one that an older release kept and today's kinds no longer know."""

from catalog.checks.kinds import describe
from catalog.language import Text
from catalog.reading.table import Finding

# Problems stay with their version for good; a kind may go, or its sentence may come to need another figure.
OLD = Text("“{code}”: told by an earlier release of the checks.", "“{code}”：由较早版本的检查程序报告。")
CHECK_AGAIN = Text("Upload the file again to have it checked anew.", "请重新上传文件以重新检查。")


def words_of(finding: Finding) -> tuple[Text, Text]:
    """The message and the advice."""
    try:
        return describe(finding)
    except KeyError:
        return OLD.fill({"code": finding.code}), CHECK_AGAIN
