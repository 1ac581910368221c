"""The settings of the site out of those of the archive, checked before anything is served."""

from __future__ import annotations

from urllib.parse import urlsplit

from archive.errors import UsageError
from archive.settings import Settings
from web.operation.client_address import ClientAddress
from web.service import WebSettings

_EVERYWHERE = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 (compared with)
_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "[::1]"})


def web_settings(settings: Settings) -> WebSettings:
    """What the pages need to know.

    Raises :class:`archive.errors.UsageError` naming a setting that cannot be used.
    """
    base_url = settings.text("base_url").rstrip("/")
    if base_url and not _is_address(base_url):
        raise UsageError(
            f"base_url ({settings.values['base_url'].origin}) must be an address like "
            f"https://minutes.example.fi, not {base_url!r}."
        )
    return WebSettings(
        base_url=base_url,
        hosts=_hosts(settings, base_url),
        rate_limit=settings.number("rate_limit"),
        trusted_proxies=_proxies(settings),
        contact=settings.text("contact"),
        streams=max(1, settings.number("threads") // 2),
    )


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.query


def _hosts(settings: Settings, base_url: str) -> frozenset[str]:
    """The names that are answered; none (any) where the service listens everywhere unnamed."""
    named = {name.casefold() for name in _list(settings.text("hosts"))}
    if base_url:
        named.add((urlsplit(base_url).hostname or "").casefold())
    listens = settings.text("host")
    if not named and listens in _EVERYWHERE:
        return frozenset()
    own = f"[{listens}]" if ":" in listens else listens
    return frozenset(named) | _THIS_MACHINE | ({own.casefold()} - {"", "0.0.0.0", "[::]"})  # noqa: S104


def _proxies(settings: Settings) -> tuple[str, ...]:
    proxies = tuple(_list(settings.text("trusted_proxies")))
    try:
        ClientAddress(proxies)
    except ValueError as error:
        raise UsageError(
            f"trusted_proxies ({settings.values['trusted_proxies'].origin}) must be addresses "
            f"or networks such as 10.0.0.0/8, parted by commas: {error}."
        ) from error
    return proxies


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
