"""nginx with TLS and a login in front of a node: what a guarded cluster looks like."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.cluster.nodes import Node, free_port

CONFIGURATION = """
daemon off;
{user}
worker_processes 1;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
  access_log off;
  client_max_body_size 64m;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port} ssl;
    ssl_certificate {folder}/node.pem;
    ssl_certificate_key {folder}/node.key;
    auth_basic "cluster";
    auth_basic_user_file {folder}/users;
    location / {{ proxy_pass {node}; }}
  }}
}}
"""


@dataclass(frozen=True)
class Proxy:
    """``url`` names the host as the certificate does."""

    url: str
    ca: Path
    user: str
    password_file: Path


@contextlib.contextmanager
def guarded(node: Node, folder: Path) -> Iterator[Proxy]:
    """A proxy in front of a node while the context lasts."""
    folder.mkdir()
    folder.chmod(0o755)
    port = free_port()
    user = "user root;" if os.geteuid() == 0 else ""  # its workers read this folder
    _certificates(folder)
    _openssl(folder, "passwd", "-apr1", "-in", "password", output="hash", text="invented-word\n")
    (folder / "users").write_text(f"archive:{(folder / 'hash').read_text()}")
    (folder / "nginx.conf").write_text(
        CONFIGURATION.format(folder=folder, port=port, node=node.url, user=user)
    )
    with (folder / "output").open("wb") as output:
        nginx = subprocess.Popen(
            ["/usr/sbin/nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")],
            stdout=output,
            stderr=output,
        )
    try:
        while not (folder / "pid").exists():
            assert nginx.poll() is None, (folder / "output").read_text()
            time.sleep(0.05)
        yield Proxy(f"https://localhost:{port}", folder / "ca.pem", "archive", folder / "password")
    finally:
        nginx.terminate()
        nginx.wait()


def _certificates(folder: Path) -> None:
    """A certificate authority of our own, and a certificate of it for localhost."""
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2")
    _openssl(folder, "req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=ca")
    _openssl(
        folder, "req", *key[:5], "-keyout", "node.key", "-out", "node.csr", "-subj", "/CN=localhost"
    )
    (folder / "names").write_text("subjectAltName=DNS:localhost\n")
    signing = ("-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2")
    _openssl(
        folder, "x509", "-req", "-in", "node.csr", *signing, "-extfile", "names", "-out", "node.pem"
    )


def _openssl(folder: Path, *arguments: str, output: str = "", text: str = "") -> None:
    if text:
        (folder / arguments[-1]).write_text(text)
    done = subprocess.run(
        ["/usr/bin/openssl", *arguments], cwd=folder, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    if output:
        (folder / output).write_text(done.stdout)
