"""Licences by SPDX identifier, and whether each conforms to the Open Definition.

Sources: https://spdx.org/licenses/ and https://opendefinition.org/licenses/ (facts re-entered).
"""

from dataclasses import dataclass

from catalog.language import Text
from catalog.vocabulary.term import Term


@dataclass(frozen=True, slots=True)
class License(Term):
    """`conformant`: listed as conformant with the Open Definition 2.1. `restriction` says what closes it, if not."""

    conformant: bool = False
    restriction: Text | None = None


CC = "https://creativecommons.org/"
NON_COMMERCIAL = Text("It forbids commercial use.", "禁止商业用途。")
NO_DERIVATIVES = Text("It forbids changed or combined versions.", "禁止修改或汇编后再发布。")
ALL_RESERVED = Text("All rights are reserved: any use needs permission.", "保留所有权利：任何使用都需要许可。")
ON_REQUEST = Text("Each use must be asked for.", "每次使用都需要申请。")

LICENSES = (
    License(
        "CC0-1.0",
        Text("Creative Commons Zero 1.0", "知识共享 CC0 1.0（放弃权利）"),
        CC + "publicdomain/zero/1.0/",
        True,
    ),
    License("CC-BY-4.0", Text("Creative Commons Attribution 4.0", "知识共享 署名 4.0"), CC + "licenses/by/4.0/", True),
    License(
        "CC-BY-SA-4.0",
        Text("Creative Commons Attribution-ShareAlike 4.0", "知识共享 署名—相同方式共享 4.0"),
        CC + "licenses/by-sa/4.0/",
        True,
    ),
    License(
        "CC-BY-NC-4.0",
        Text("Creative Commons Attribution-NonCommercial 4.0", "知识共享 署名—非商业性使用 4.0"),
        CC + "licenses/by-nc/4.0/",
        False,
        NON_COMMERCIAL,
    ),
    License(
        "CC-BY-ND-4.0",
        Text("Creative Commons Attribution-NoDerivatives 4.0", "知识共享 署名—禁止演绎 4.0"),
        CC + "licenses/by-nd/4.0/",
        False,
        NO_DERIVATIVES,
    ),
    License(
        "PDDL-1.0",
        Text("ODC Public Domain Dedication", "开放数据共用 公有领域 1.0"),
        "https://opendatacommons.org/licenses/pddl/1-0/",
        True,
    ),
    License(
        "ODC-By-1.0",
        Text("ODC Attribution 1.0", "开放数据共用 署名 1.0"),
        "https://opendatacommons.org/licenses/by/1-0/",
        True,
    ),
    License(
        "ODbL-1.0",
        Text("ODC Open Database Licence 1.0", "开放数据库许可 1.0"),
        "https://opendatacommons.org/licenses/odbl/1-0/",
        True,
    ),
    License(
        "OGL-UK-3.0",
        Text("Open Government Licence (UK) 3.0", "英国开放政府许可 3.0"),
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        True,
    ),
    License(
        "etalab-2.0",
        Text("Etalab Open Licence 2.0", "法国 Etalab 开放许可 2.0"),
        "https://spdx.org/licenses/etalab-2.0.html",
        True,
    ),
    License(
        "DL-DE-BY-2.0",
        Text("Data licence Germany, attribution 2.0", "德国数据许可 署名 2.0"),
        "https://www.govdata.de/dl-de/by-2-0",
        True,
    ),
    License(
        "MulanPSL-2.0",
        Text("Mulan Permissive Software Licence 2.0", "木兰宽松许可证 2.0"),
        "https://license.coscl.org.cn/MulanPSL2",
        False,
    ),
    License("US-PD", Text("United States public domain", "美国公有领域"), "https://www.usa.gov/government-works", True),
    License("MIT", Text("MIT Licence", "MIT 许可证"), "https://spdx.org/licenses/MIT.html", True),
    License(
        "Apache-2.0",
        Text("Apache Licence 2.0", "Apache 许可证 2.0"),
        "https://www.apache.org/licenses/LICENSE-2.0",
        True,
    ),
    License("all-rights-reserved", Text("All rights reserved", "保留所有权利"), "", False, ALL_RESERVED),
    License("on-request", Text("Use on request only", "须申请后使用"), "", False, ON_REQUEST),
)
LICENSE = {license_.code: license_ for license_ in LICENSES}
LICENSE_BY_URI = {license_.uri.rstrip("/"): license_ for license_ in LICENSES if license_.uri}


def find_license(code_or_uri: str) -> License | None:
    """The licence with this SPDX identifier or address; None where the table does not know it."""
    return LICENSE.get(code_or_uri) or LICENSE_BY_URI.get(code_or_uri.rstrip("/"))
