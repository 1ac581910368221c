"""What is shown of an error."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus


@dataclass(frozen=True, slots=True)
class ErrorView:
    """One error in words for people; ``reason`` is why an item was removed."""

    status: int
    title: str
    text: str
    reason: str | None = None
    parameter: str | None = None
    error_id: str | None = None

    def problem(self) -> dict[str, object]:
        """The error as a problem document (RFC 9457)."""
        document: dict[str, object] = {
            "type": "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.text,
        }
        extra = {"reason": self.reason, "parameter": self.parameter, "error_id": self.error_id}
        return document | {name: value for name, value in extra.items() if value is not None}
