"""How conditions on the use of data are put, in Chinese and English, and how they only seem to be.

Chinese is simplified beforehand; words that are in use only where people write traditional characters stand here too.

A pattern is looked for in one sentence at a time. `about_data`: what it says is a condition only in a sentence about
data or files, since cars, parks and chemicals have conditions of use too.
"""

import re
from dataclasses import dataclass

NON_COMMERCIAL, NO_DERIVATIVES, PERMISSION = "non-commercial", "no-derivatives", "permission"
REGISTRATION, FEE, PURPOSE, PERSONS = "registration", "fee", "purpose", "persons"


@dataclass(frozen=True, slots=True)
class ClausePattern:
    kind: str
    pattern: re.Pattern[str]
    about_data: bool = False


def _clause(kind: str, pattern: str, *, about_data: bool = False) -> ClausePattern:
    return ClausePattern(kind, re.compile(pattern, re.IGNORECASE), about_data)


# Getting or using it; a word that binds; a word that forbids; what may stand between, inside one clause.
USE = r"(?:下载|使用|获取|访问|查看|查阅|利用|领取|取得|调用|浏览)"
COPY = r"(?:转载|复制|传播|发布|引用|转发|转让|再分发|转售)"
MUST = r"(?<![无不毋免])(?:必须|需要|应当|需|须|应|请|要)"
FORBIDDEN = r"(?:不得|禁止|严禁|不可|不能|不允许|不许|请勿|谢绝)"
ONLY = r"(?:仅限于|仅限|仅供|仅用于|仅可|仅能|仅对|仅向|仅面向|仅|只限|只供|只能|只可|只用于|只对|只向|只)"
THEN = r"(?:后方可|后方能|后才能|后才可|之后|方可|方能|才能|才可|即可|后可|后)"
IN = r"[^，。；]"
COMMERCE = r"(?:商业(?:性|用途|使用|目的|利用|开发|化|传播)|商用|营利|盈利|牟利)"
NOT_EN = r"(?:may not|must not|shall not|should not|can ?not|can't|mustn't|not|never)"
COMMERCIAL_EN = (
    r"(?:commercial(?:ly)? (?:use|usage|purposes?|exploitation|gain|reuse|re-use|redistribution|advantage)\b)"
)
BANNED_EN = r"(?:is|are)? ?(?:strictly )?(?:prohibited|forbidden|excluded|disallowed|not (?:allowed|permitted))"
GET_EN = r"(?:download|access|obtain|get|view|use|using|downloading|accessing|obtaining)"
ACCOUNT_EN = r"(?:registration|login|log-in|sign-in|user account|account|api key|password|authentication|membership)"

PATTERNS = (
    _clause(NON_COMMERCIAL, rf"{FORBIDDEN}{IN}{{0,14}}{COMMERCE}"),
    _clause(NON_COMMERCIAL, rf"{ONLY}{IN}{{0,12}}非(?:商业|商用|营利|盈利)"),
    _clause(NON_COMMERCIAL, r"署名\W{0,3}非商业|\bcc[ -]by[ -]nc\b"),
    _clause(NON_COMMERCIAL, rf"{COMMERCE}{IN}{{0,8}}(?:除外|须|需|应)(?:另行|事先)?(?:授权|许可|申请|付费|联系)?"),
    _clause(
        NON_COMMERCIAL,
        r"(?<!commercial and )(?<!commercial or )(?<!commercial, )\bnon-?commercial (?:use|usage|"
        r"purposes?|reuse|re-use|research|basis|only|licen[cs]e)\b",
    ),
    _clause(NON_COMMERCIAL, rf"\b{NOT_EN} (?:be )?(?:\w+ ){{0,6}}(?:for |in )?(?:any )?{COMMERCIAL_EN}"),
    _clause(NON_COMMERCIAL, rf"(?<!\w)no {COMMERCIAL_EN}"),
    _clause(NON_COMMERCIAL, rf"\b{NOT_EN} be (?:\w+ ){{1,3}}commercially\b"),
    _clause(NON_COMMERCIAL, rf"{COMMERCIAL_EN}[^.;]{{0,20}}{BANNED_EN}"),
    _clause(
        NO_DERIVATIVES,
        rf"{FORBIDDEN}{IN}{{0,10}}(?:修改|改编|演绎|汇编|二次开发|再加工)(?!来源|出处|署名|的)",
        about_data=True,
    ),
    _clause(
        NO_DERIVATIVES,
        r"署名\W{0,3}(?:非商业性使用\W{0,3})?禁止演绎|\bcc[ -]by(?:[ -]nc)?[ -]nd\b|\bno[- ]derivatives?\b",
    ),
    _clause(
        NO_DERIVATIVES,
        r"\b(?:may|must|shall|should|can) ?not (?:be )?(?:\w+ ){0,4}(?:modif(?:y|ied)|alter(?:ed)?|"
        r"adapt(?:ed)?|remix(?:ed)?)\b",
        about_data=True,
    ),
    _clause(NO_DERIVATIVES, rf"\b(?:modifications?|adaptations?|derivative works?) {BANNED_EN}"),
    _clause(
        REGISTRATION,
        rf"{MUST}(?:先|首先|提前|事先)?{IN}{{0,8}}(?:注册|登录|登陆|登入|实名认证){IN}{{0,8}}，?(?:再|然后)?{USE}(?!的|权)",
    ),
    _clause(
        REGISTRATION,
        rf"(?:注册|登录|登陆|登入|实名认证)(?:用户|账号|账户|帐号|帐户|会员|成功|平台)?，?{THEN}{IN}{{0,4}}{USE}(?!的|权)",
    ),
    _clause(REGISTRATION, rf"{ONLY}{IN}{{0,6}}(?:注册|登录|登入|实名|会员)(?:用户|会员)?{IN}{{0,6}}{USE}(?!的|权)"),
    _clause(REGISTRATION, r"(?:提取码|访问密码|下载密码|解压密码)"),
    _clause(
        REGISTRATION,
        rf"\b(?:must|need to|needs to|have to|has to|required to|please|after|before|by|upon) (?:first )?"
        rf"(?:register(?:ing)?|sign(?:ing)? (?:up|in)|log(?:ging)?[ -]?in|creat(?:e|ing) an? (?:free )?account)\b"
        rf"[^.;]{{0,60}}\b{GET_EN}\b",
    ),
    _clause(
        REGISTRATION,
        rf"\b{GET_EN}\b[^.;]{{0,60}}\b(?:must|need to|have to|required to|please|after|by|upon) (?:first )?"
        r"(?:register(?:ing)?|sign(?:ing)? (?:up|in)|log(?:ging)?[ -]?in|creat(?:e|ing) an? (?:free )?account)\b",
    ),
    _clause(
        REGISTRATION,
        rf"^\W*(?:register|sign (?:up|in)|log[ -]?in|create an? (?:free )?account) "
        rf"(?:first |here |online |for free |with us )?to {GET_EN}\b",
    ),
    _clause(REGISTRATION, rf"\b{ACCOUNT_EN} (?:is |are )?(?:required|needed|necessary|mandatory)\b"),
    _clause(REGISTRATION, rf"\brequires? (?:an? |user |prior |free |your )*{ACCOUNT_EN}\b"),
    _clause(
        REGISTRATION,
        r"\b(?:registered|logged-in) (?:users|members) only\b|\bonly (?:to|for) (?:registered|logged-in) users\b",
    ),
    _clause(FEE, r"付费(?:后|方可|下载|获取|访问|查阅|调用)(?!的)"),
    _clause(FEE, rf"(?:缴费|交费|购买|付款|支付费用){THEN}{IN}{{0,4}}{USE}(?!的|权)", about_data=True),
    _clause(
        FEE,
        rf"(?:{USE}{IN}{{0,6}}(?:数据|文件|资料|接口|全文|全集)|下载){IN}{{0,10}}{MUST}(?:付费|缴费|缴纳|支付|交纳|收费|购买)",
    ),
    _clause(
        FEE, rf"(?:收取|{MUST}付|支付|缴纳){IN}{{0,6}}(?:数据|下载|许可|授权|信息)(?:使用|服务)?费", about_data=False
    ),
    _clause(FEE, r"有偿(?:使用|提供|获取)(?!的)", about_data=True),
    _clause(
        FEE,
        rf"\b(?:fee|payment|charge) (?:is |are )?(?:required|charged|payable|due|applies) (?:for|to|before) "
        rf"(?:the )?{GET_EN}",
    ),
    _clause(FEE, rf"\b(?:pay|purchase|buy)\b[^.;]{{0,25}}\b(?:to|before) {GET_EN}\b", about_data=True),
    _clause(
        FEE,
        r"\b(?:data|dataset|files?|downloads?|access|copies)\b[^.;]{0,40}\b(?:for|subject to|upon|on) (?:an? )?"
        r"(?:\w+ )?(?:fee|payment|charge)\b(?! of)",
    ),
    _clause(
        PERMISSION, rf"{MUST}(?:先|事先|提前)?{IN}{{0,12}}申请{IN}{{0,12}}(?:{USE}|说明)(?!的|权)", about_data=True
    ),
    _clause(
        PERMISSION,
        rf"{USE}{IN}{{0,8}}(?:前|时)?{MUST}(?:先|事先|提前)?{IN}{{0,8}}(?:申请|审批|批准)(?!的)",
        about_data=True,
    ),
    _clause(PERMISSION, rf"(?:申请|审核|审批)(?:通过|批准|同意)?{THEN}{IN}{{0,4}}{USE}(?!的|权)", about_data=True),
    _clause(
        PERMISSION,
        rf"经{IN}{{0,12}}(?:批准|同意|审批|许可|授权){THEN}{IN}{{0,6}}(?:{USE}|{COPY})(?!的|权)",
        about_data=True,
    ),
    _clause(PERMISSION, rf"未经{IN}{{0,14}}(?:许可|同意|授权|批准|允许)[，,]?{IN}{{0,6}}{FORBIDDEN}{IN}{{0,10}}{COPY}"),
    _clause(
        PERMISSION,
        rf"未经{IN}{{0,14}}(?:许可|同意|授权|批准|允许)[，,]?{IN}{{0,6}}{FORBIDDEN}{IN}{{0,10}}{USE}",
        about_data=True,
    ),
    _clause(
        PERMISSION,
        r"\b(?:may|must|can|shall|should) ?not\b[^.;]{0,70}\bwithout (?:\w+ ){0,5}(?:permission|consent|approval)\b",
    ),
    _clause(
        PERMISSION,
        r"\b(?:prior|written|express) (?:\w+ )?(?:permission|consent|approval)\b[^.;]{0,25}\b(?:required|needed|"
        r"necessary)\b",
    ),
    _clause(
        PERMISSION,
        rf"\b{GET_EN}\b[^.;]{{0,40}}\b(?:requires?|subject to|only with|needs?) (?:\w+ ){{0,3}}(?<!planning )"
        r"(?<!building )(?:permission|consent|approval|authori[sz]ation)\b",
        about_data=True,
    ),
    _clause(
        PERMISSION,
        rf"\b(?:must|have to|need to|please) (?:first )?(?:ask|apply|request)\b[^.;]{{0,30}}\b(?:first|{GET_EN}|"
        r"permission)\b",
        about_data=True,
    ),
    _clause(
        PERMISSION,
        r"\b(?:this|the) (?:data|dataset|file)s? (?:is |are )?(?:only )?(?:available|provided|released) (?:only )?"
        r"(?:on|upon|by) (?:written )?request\b",
    ),
    _clause(PURPOSE, rf"{USE}{IN}{{0,10}}{MUST}{IN}{{0,4}}(?:说明|填写|填报|写明|提供){IN}{{0,8}}(?:用途|目的|理由)"),
    _clause(PURPOSE, rf"{MUST}(?:说明|填写|填报|写明|告知){IN}{{0,6}}(?:使用|数据){IN}{{0,4}}(?:用途|目的|理由)"),
    _clause(PURPOSE, rf"{ONLY}{IN}{{0,8}}(?:学习|教学|科研|研究|学术|个人|内部)(?:交流|目的|用途|使用|参考|之用)"),
    _clause(
        PURPOSE,
        rf"{FORBIDDEN}{IN}{{0,10}}用于{IN}{{0,8}}(?:军事|政治|宗教|竞争|训练|人工智能|广告|营销|转售|新闻)",
        about_data=True,
    ),
    _clause(
        PURPOSE,
        r"\b(?:state|say|explain|specify|declare|tell us|describe) (?:[\w']+ ){0,4}(?:purpose|intended use|"
        r"need it for|use it for|what for)\b",
    ),
    _clause(
        PURPOSE,
        r"\b(?:only|solely|exclusively|limited to|restricted to) (?:for )?(?:\w+ (?:and|or) )?(?:research|"
        r"educational|academic|internal|personal|scientific|teaching|private)(?: (?:and|or) \w+)? (?:use|purposes?)\b",
    ),
    _clause(
        PURPOSE,
        r"\bfor (?:\w+ (?:and|or) )?(?:research|educational|academic|internal|personal|scientific|private)"
        r"(?: (?:and|or) \w+)? (?:use|purposes?) only\b",
    ),
    _clause(
        PURPOSE,
        r"\b(?:may|must|shall|can) ?not be used (?:for|in|to) (?:\w+ ){0,2}(?:marketing|advertising|military|political|"
        r"religious|resale|ai|training|surveillance|profit)\b",
    ),
    _clause(
        PERSONS,
        rf"{ONLY}{IN}{{0,15}}(?:本市|本省|本地|境内|中国|内部|机关|政府部门|事业单位|高校|科研机构){IN}{{0,12}}"
        rf"(?:{USE}|开放)(?!的|权)",
        about_data=True,
    ),
    _clause(PERSONS, rf"{FORBIDDEN}{IN}{{0,8}}(?:境外|外国|国外|外资){IN}{{0,14}}(?:{USE}|提供)", about_data=True),
    _clause(
        PERSONS,
        r"\b(?:only (?:for|available to|open to|accessible to|by)|(?:available|accessible|open|restricted|limited) "
        r"(?:only )?to) (?:\w+ ){0,3}(?:residents|citizens|members|agencies|public bodies|researchers|students|"
        r"nationals|employees|registered users|government (?:bodies|departments|users))\b",
        about_data=True,
    ),
)

# A sentence about data; one about what held before; words that turn a condition into its opposite.
ABOUT_DATA = re.compile(
    r"数据|下载|文件|资料|接口|本集|\bapi\b|\bdata(?:set)?s?\b|\bfiles?\b|\bdownload", re.IGNORECASE
)
BEFORE = re.compile(
    r"以前|此前|曾经|原先|过去|旧版|\b(?:formerly|previously|until \d{4}|used to|earlier versions?)\b", re.IGNORECASE
)
FREED = re.compile(
    r"(?:无需|无须|毋须|不需要?|不用|不必|免(?:费|于)?|不要求|不收取?|没有|并非|不限于?|不再|均可|都可以?|无偿|不禁止|取消)\S{0,6}$"
    r"|\b(?:no|not|without|never|nor|isn't|doesn't|don't|aren't|need not|free of|no longer|neither)(?: \w+){0,3} ?$",
    re.IGNORECASE,
)
FREED_AFTER = re.compile(
    r"^\S{0,4}(?:均可|都可以?|皆可|不受限制|也可以?|亦可)|^[^.;]{0,12}\b(?:not (?:required|needed|necessary|"
    r"prohibited|restricted|forbidden)|allowed|permitted|welcome|free of)\b",
    re.IGNORECASE,
)
FREED_WITHIN = re.compile(
    r"无需|无须|毋须|不需要|不必|不收|\b(?:no (?:restrictions?|limits?|need|registration|permission|fee|charge)|"
    r"not (?:restrict|limit|required|prohibit|forbid)\w*|without (?:asking|the need|registration|permission))",
    re.IGNORECASE,
)
