"""/alkuperainen/{digest}: the original file, handed out so that it can do no harm.

Text (HTML too) is shown as plain text, all else is downloaded; whatever it is, the
browser may run nothing of it.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from urllib.parse import quote

import falcon

from archive.catalogue import Catalogue, Original
from web.item.byte_range import ByteRange, FilePiece, Unsatisfiable, read_range
from web.operation.conditional import has_already
from web.operation.stream_slots import StreamSlots

SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'"
SNIFFED = 65_536
_DIGEST = re.compile(r"[0-9a-f]{64}")
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


class OriginalFile:
    """Streams original files from the catalogue."""

    def __init__(self, catalogue: Catalogue, slots: StreamSlots) -> None:
        self._catalogue = catalogue
        self._slots = slots

    def on_get(self, req: falcon.Request, resp: falcon.Response, digest: str) -> None:
        """One file by its SHA-256."""
        original = self._catalogue.original(digest) if _DIGEST.fullmatch(digest) else None
        if original is None:
            raise falcon.HTTPNotFound()
        tag = f'"{original.digest}"'
        shown_as, content_type = _presentation(original)
        resp.set_header("ETag", tag)
        if has_already(req, tag):
            resp.status = falcon.HTTP_304
            return
        self._stream(req, resp, original, tag)
        resp.content_type = content_type
        resp.set_header("Content-Disposition", f"{shown_as}; {_file_name(original.name)}")
        resp.set_header("Content-Security-Policy", SANDBOX)

    on_head = on_get

    def _stream(
        self, req: falcon.Request, resp: falcon.Response, original: Original, tag: str
    ) -> None:
        """Send the file, or the piece of it that is asked for."""
        size = original.path.stat().st_size
        unchanged = req.get_header("If-Range") in (None, tag)
        try:
            piece = read_range(req.get_header("Range") if unchanged else None, size)
        except Unsatisfiable:
            headers = {"Content-Range": f"bytes */{size}"}
            raise falcon.HTTPError(falcon.HTTP_416, headers=headers) from None
        resp.set_header("Accept-Ranges", "bytes")
        if piece:
            resp.status = falcon.HTTP_206
            resp.set_header("Content-Range", f"bytes {piece.first}-{piece.last}/{size}")
        piece = piece or ByteRange(0, size - 1)
        resp.set_header("Content-Length", str(piece.length))
        if req.method != "HEAD":
            self._slots.send(resp, FilePiece(original.path.open("rb"), piece))


def _presentation(original: Original) -> tuple[str, str]:
    """Content-Disposition and Content-Type."""
    kind = original.media_type.partition(";")[0].strip().lower()
    if kind.startswith("text/") or kind in ("application/json", "application/xml"):
        return "inline", f"text/plain; charset={_charset(original.path)}"
    if kind == "application/pdf":
        return "attachment", "application/pdf"
    return "attachment", "application/octet-stream"


def _charset(path: Path) -> str:
    """UTF-8 where the beginning of the file is UTF-8, else the old Windows set."""
    with path.open("rb") as file:
        beginning = file.read(SNIFFED)
    try:
        beginning.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(beginning) - 4:
            return "windows-1252"
    return "utf-8"


def _file_name(name: str) -> str:
    """The file's own name, plain for old clients and whole for others (RFC 6266)."""
    last = PurePosixPath(name.replace("\\", "/")).name or "asiakirja"
    plain = _UNSAFE.sub("_", last).strip("._")[-100:] or "asiakirja"
    return f"filename=\"{plain}\"; filename*=UTF-8''{quote(last[-200:], safe='', errors='replace')}"
