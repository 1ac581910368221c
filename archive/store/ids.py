"""Item ids: random, short enough to read out, and free of characters that look alike."""

from __future__ import annotations

import re
import secrets

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
LENGTH = 10
PATTERN = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")


def random_id() -> str:
    """A new id; 30 to the power of 10 of them exist, and the store checks for doubles."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
