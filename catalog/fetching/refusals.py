"""Why a fetch did not happen or did not end well: a stable code, what is wrong, and what to do."""

from collections.abc import Mapping

from catalog.language import Text

SENTENCES: Mapping[str, Text] = {
    "scheme": Text(
        "“{url}” does not begin with http:// or https://. Give a web address.",
        "“{url}”不以 http:// 或 https:// 开头，请提供网址。",
    ),
    "credentials": Text(
        "The address carries a user name or password. Data that needs one is not public: give an address without.",
        "地址中含有用户名或密码。需要登录的数据不是公开数据，请提供不含密码的地址。",
    ),
    "host": Text("“{url}” names no server. Check the address.", "“{url}”没有服务器名，请检查地址。"),
    "port": Text(
        "Port {port} is not one that we fetch from. Use 80, 443, 8080 or 8443, or upload the file.",
        "不从端口 {port} 获取数据。请使用 80、443、8080 或 8443，或上传文件。",
    ),
    "address": Text(
        "“{host}” leads into a private network, where only you can look. Upload the file instead.",
        "“{host}”指向内部网络，外部无法访问。请改为上传文件。",
    ),
    "redirects": Text(
        "The address was redirected more than {most} times. Give the final address.",
        "地址重定向超过 {most} 次，请提供最终地址。",
    ),
    "unresolved": Text("There is no server named “{host}”. Check the address.", "找不到服务器“{host}”，请检查地址。"),
    "connection": Text(
        "The server of “{host}” did not answer, or broke off. Try again later, or upload the file.",
        "“{host}”的服务器没有响应或中断了连接。请稍后再试，或上传文件。",
    ),
    "tls": Text(
        "The certificate of “{host}” is not valid. Its operator must renew it.",
        "“{host}”的证书无效，需由其运营方更新。",
    ),
    "too-slow": Text(
        "The server was too slow: {seconds} seconds were not enough. Upload the file instead.",
        "服务器太慢：{seconds} 秒内未完成。请改为上传文件。",
    ),
    "too-large": Text(
        "The file is larger than {megabytes} MB. Split it, or publish it as Parquet.",
        "文件超过 {megabytes} MB。请拆分，或以 Parquet 发布。",
    ),
    "status": Text(
        "The server answered {status} instead of the file. Open the address in a private window and mend it.",
        "服务器返回 {status} 而非文件。请在无痕窗口中打开该地址并修复。",
    ),
}


class FetchTrouble(Exception):
    """`code` is a key of SENTENCES; `text` is its sentence, filled in."""

    def __init__(self, code: str, **figures: object) -> None:
        self.code = code
        self.status = figures.get("status")
        self.text = SENTENCES[code].fill(figures)
        super().__init__(self.text.en)


class FetchRefused(FetchTrouble):
    """We did not go there."""


class FetchFailed(FetchTrouble):
    """We went, and it did not end well."""
