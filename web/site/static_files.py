"""Style sheet, logo and icon: read once at the start, served under names that change with
their content, so that browsers may keep them for ever.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import falcon

FOLDER = Path(__file__).parents[1] / "static"
MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
FOREVER = "public, max-age=31536000, immutable"


class StaticFiles:
    """The files of the static folder by their public name; also the resource that serves them."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._address: dict[str, str] = {}
        self._files: dict[str, tuple[bytes, str]] = {}
        for path in sorted(folder.iterdir()):
            data = path.read_bytes()
            public = f"{path.stem}.{hashlib.sha256(data).hexdigest()[:12]}{path.suffix}"
            self._address[path.name] = f"/static/{public}"
            self._files[public] = (data, MEDIA_TYPES[path.suffix])

    def address(self, name: str) -> str:
        """Where a file is served now. Raises KeyError for a file that is not there."""
        return self._address[name]

    def on_get(self, req: falcon.Request, resp: falcon.Response, name: str) -> None:
        """One file; a name of another version is not found."""
        if name not in self._files:
            raise falcon.HTTPNotFound()
        resp.data, resp.content_type = self._files[name]
        resp.cache_control = [FOREVER]

    on_head = on_get


class Favicon:
    """/favicon.ico, which browsers ask for unasked: it points to the real one."""

    def __init__(self, static: StaticFiles) -> None:
        self._address = static.address("favicon.svg")

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Say where the icon is."""
        raise falcon.HTTPFound(self._address)

    on_head = on_get
