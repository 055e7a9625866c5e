"""`Authorization: Bearer <token>` (RFC 6750). A wrong token is refused, never taken for no token."""

from django.contrib.auth.models import User
from django.utils import timezone
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.request import Request

from catalog.api.rest.errors import BadToken
from catalog.language import Text
from catalog.models import Token

# Often enough to see which tokens live, seldom enough not to write at each call.
TOUCH_SECONDS = 3600
SEND_TOKEN = Text("Send “Authorization: Bearer <token>”.", "请发送“Authorization: Bearer <令牌>”。")
NO_TOKEN = Text("This token is unknown or has expired.", "该令牌不存在或已过期。")


class TokenAuthentication(BaseAuthentication):
    def authenticate(self, request: Request) -> tuple[User, Token] | None:
        header = get_authorization_header(request).split()
        if not header:
            return None
        if len(header) != 2 or header[0].lower() != b"bearer":
            raise BadToken(SEND_TOKEN)
        now = timezone.now()
        token = Token.objects.find(header[1].decode("latin-1"), now=now)
        if token is None:
            raise BadToken(NO_TOKEN)
        if token.last_used is None or (now - token.last_used).total_seconds() > TOUCH_SECONDS:
            Token.objects.filter(pk=token.pk).update(last_used=now)
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"
