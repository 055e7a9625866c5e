"""Pages for what went wrong. None of them asks the database anything."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

API = "/api/"
PROBLEM = "application/problem+json"


def _answer(request: HttpRequest, status: int, title: str, template: str) -> HttpResponse:
    if request.path.startswith(API):
        body = {"type": "about:blank", "title": title, "status": status, "detail": title, "errors": []}
        return JsonResponse(body, status=status, content_type=PROBLEM)
    return render(request, template, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, 400, "Bad Request", "portal/pages/error_400.html")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, 403, "Forbidden", "portal/pages/error_403.html")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, 404, "Not Found", "portal/pages/error_404.html")


def server_error(request: HttpRequest) -> HttpResponse:
    return _answer(request, 500, "Internal Server Error", "portal/pages/error_500.html")
