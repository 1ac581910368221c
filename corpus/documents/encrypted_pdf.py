"""The entry of a PDF that needs a password: the standard handler with a key of 40 bits."""

from __future__ import annotations

import hashlib

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_PERMISSIONS = -44


def encryption(password: str) -> str:
    """The entries of the trailer that make the password needed."""
    identity = hashlib.md5(b"pykala", usedforsecurity=False).digest()
    user = (password.encode("latin-1") + _PADDING)[:32]
    owner = _rc4(_md5(user)[:5], user)
    permissions = _PERMISSIONS.to_bytes(4, "little", signed=True)
    key = _md5(user + owner + permissions + identity)[:5]
    check = _rc4(key, _PADDING)
    return (
        f"/ID [<{identity.hex()}> <{identity.hex()}>] /Encrypt << /Filter /Standard /V 1 /R 2"
        f" /P {_PERMISSIONS} /O <{owner.hex()}> /U <{check.hex()}> >> "
    )


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
