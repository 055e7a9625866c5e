"""The sheet of a version's problems as an answer: streamed, so that memory stays flat however many there are."""

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from catalog.models import Version
from catalog.reports.serve import is_lettered, sheet_rows
from catalog.reports.sheet import problem_sheet
from catalog.spoken import current_language


def sheet_response(version: Version) -> StreamingHttpResponse:
    """In the reader's language."""
    lines = problem_sheet(sheet_rows(version), current_language(), lettered=is_lettered(version))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    stem = version.filename.rsplit(".", 1)[0] or "file"
    name = f"{stem}-v{version.number}-problems.csv"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return response
