"""Why a fetch did not happen or did not end well: a stable code, what is wrong, and what to do."""

from dataclasses import dataclass

from catalog.language import Text


@dataclass(frozen=True, slots=True)
class Refusal:
    """`{figures}` are filled from what is known of the one fetch."""

    code: str
    message: Text
    advice: Text


UPLOAD = Text("Upload the file instead.", "请改为上传文件。")
CHECK = Text("Check the address.", "请检查地址。")

REFUSALS: dict[str, Refusal] = {
    refusal.code: refusal
    for refusal in (
        Refusal(
            "scheme",
            Text("“{url}” does not begin with http:// or https://.", "“{url}”不以 http:// 或 https:// 开头。"),
            Text("Give a web address.", "请提供网址。"),
        ),
        Refusal(
            "credentials",
            Text("The address carries a user name or password.", "地址中含有用户名或密码。"),
            Text(
                "Data that needs one is not public: give an address without.",
                "需要登录的数据不是公开数据，请提供不含用户名和密码的地址。",
            ),
        ),
        Refusal(
            "too-long",
            Text("The address is longer than {most} characters.", "地址超过 {most} 个字符。"),
            Text("Give a shorter one.", "请提供较短的地址。"),
        ),
        Refusal("host", Text("“{url}” names no server.", "“{url}”没有指明有效的服务器。"), CHECK),
        Refusal(
            "port",
            Text("Port {port} is not one that we fetch from.", "不从端口 {port} 获取数据。"),
            Text("Use 80, 443, 8080 or 8443, or upload the file.", "请使用 80、443、8080 或 8443 端口，或上传文件。"),
        ),
        Refusal(
            "address",
            Text(
                "“{host}” leads into a private network, where only you can look.",
                "“{host}”指向内部网络，外部无法访问。",
            ),
            UPLOAD,
        ),
        Refusal(
            "redirects",
            Text("The address was redirected more than {most} times.", "地址重定向超过 {most} 次。"),
            Text("Give the final address.", "请提供最终地址。"),
        ),
        Refusal(
            "cookies",
            Text(
                "The server sends readers in circles until they keep a cookie.",
                "服务器要求保留 Cookie，否则会一直重定向。",
            ),
            Text("Have its operator serve the file without cookies.", "请其运营方允许不使用 Cookie 直接下载文件。"),
        ),
        Refusal("unresolved", Text("There is no server named “{host}”.", "找不到服务器“{host}”。"), CHECK),
        Refusal(
            "connection",
            Text(
                "The server of “{host}” did not answer, or broke off.",
                "“{host}”的服务器没有响应，或中断了连接。",
            ),
            Text("Try again later, or upload the file.", "请稍后再试，或上传文件。"),
        ),
        Refusal(
            "tls",
            Text("No secure connection with “{host}” was possible.", "无法与“{host}”建立安全连接。"),
            Text("Its operator must renew its certificate.", "需由其运营方更新证书。"),
        ),
        Refusal(
            "too-slow",
            Text("The server was too slow: {seconds} seconds were not enough.", "服务器太慢：{seconds} 秒内未完成。"),
            UPLOAD,
        ),
        Refusal(
            "too-large",
            Text("The file is larger than {megabytes} MB.", "文件超过 {megabytes} MB。"),
            Text("Split it, or publish it as Parquet.", "请拆分文件，或以 Parquet 格式发布。"),
        ),
        Refusal(
            "encoding",
            Text(
                "The server packed the file as “{encoding}” unasked, and it could not be unpacked.",
                "服务器未经请求以“{encoding}”压缩了文件，且无法解压。",
            ),
            Text(
                "Have its operator send the file as it is, or upload it.",
                "请其运营方不压缩、直接发送文件，或改为上传文件。",
            ),
        ),
        Refusal(
            "page",
            Text("A web page came instead of the file.", "得到的是网页而不是文件。"),
            Text(
                "Open the address in a private window: if a login or a notice shows, give the file's own address.",
                "请在无痕窗口中打开该地址：如出现登录页或提示页，请改为文件本身的地址。",
            ),
        ),
        Refusal(
            "status",
            Text("The server answered {status} instead of the file.", "服务器返回 {status} 而非文件。"),
            Text("Open the address in a private window and mend it.", "请在无痕窗口中打开该地址并修正。"),
        ),
    )
}


class FetchTrouble(Exception):
    """`code` is a key of REFUSALS; `text` is the message with the advice.

    `retry_after` is in how many seconds the server wants us back, None where it does not say.
    """

    def __init__(self, code: str, *, retry_after: int | None = None, **figures: object) -> None:
        refusal = REFUSALS[code]
        self.code = code
        self.status = figures.get("status")
        self.retry_after = retry_after
        self.message = refusal.message.fill(figures)
        self.advice = refusal.advice
        self.text = Text(f"{self.message.en} {self.advice.en}", f"{self.message.zh}{self.advice.zh}")
        super().__init__(self.text.en)


class FetchRefused(FetchTrouble):
    """We did not go there."""


class FetchFailed(FetchTrouble):
    """We went, and it did not end well."""
