"""A real cluster for the tests: OpenSearch nodes as processes on 127.0.0.1.

They run in a folder of their own, not as root, with 256 MB of heap each, and end with the
process that started them, whatever becomes of it.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
SERVER = ROOT / ".venv" / "opensearch"
VERSION_FILE = SERVER / "ready"
NOBODY = 65534
START_SECONDS = 90.0
_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None)

JAVA_OPTIONS = (
    "-Xms256m",
    "-Xmx256m",
    "-Xss1m",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-XX:-UsePerfData",
    "-Djava.awt.headless=true",
    "-Dfile.encoding=UTF-8",
    "-Djna.nosys=true",
    "-Dio.netty.noUnsafe=true",
    "-Dio.netty.noKeySetOptimization=true",
    "-Dio.netty.recycler.maxCapacityPerThread=0",
    "-Dio.netty.allocator.numDirectArenas=0",
    "-Dlog4j.shutdownHookEnabled=false",
    "-Dlog4j2.disable.jmx=true",
    "-Djava.locale.providers=SPI,COMPAT",
    "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
    "org.opensearch.secure_sm.SecuredForkJoinWorkerThreadFactory",
    "-Dopensearch.distribution.type=tar",
    "-Dopensearch.bundled_jdk=false",
)


@dataclass(eq=False)
class Node:
    name: str
    folder: Path
    http: int
    transport: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.http}"

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    def send(self, number: signal.Signals) -> None:
        os.kill(self.pid, number)

    def kill(self) -> None:
        """SIGKILL: nothing is written any more."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def log(self) -> str:
        path = self.folder / "output"
        return path.read_text(errors="replace")[-4_000:] if path.exists() else ""


@dataclass(eq=False)
class Cluster:
    """Nodes of one cluster; ``settings`` are lines added to each opensearch.yml."""

    folder: Path
    settings: tuple[str, ...] = ()
    nodes: list[Node] = field(default_factory=list)

    @classmethod
    def of(cls, size: int, settings: tuple[str, ...] = ()) -> Cluster:
        """Nodes that are not started yet."""
        if not VERSION_FILE.is_file():
            raise RuntimeError(
                f"The cluster tests need the OpenSearch server in {SERVER}. Get it with: "
                "make cluster-server"
            )
        cluster = cls(Path(tempfile.mkdtemp(prefix="cluster-")), settings)
        cluster.folder.chmod(0o755)
        version = VERSION_FILE.read_text()
        shutil.copytree(SERVER / f"opensearch-{version}", cluster.home)
        (cluster.folder / "snapshots").mkdir()
        for number in range(size):
            cluster.nodes.append(
                Node(f"n{number}", cluster.folder / f"n{number}", free_port(), free_port())
            )
        for node in cluster.nodes:
            cluster._prepare(node)
        if os.geteuid() == 0:
            for path in (cluster.folder, *cluster.folder.rglob("*")):
                os.chown(path, NOBODY, NOBODY)
        return cluster

    @property
    def home(self) -> Path:
        return self.folder / "server"

    @property
    def hosts(self) -> str:
        """The addresses as the setting ``opensearch_hosts`` has them."""
        return ",".join(node.url for node in self.nodes)

    def start(self, *nodes: Node) -> None:
        """Start these nodes, or all, and wait until every one answers and knows the others."""
        for node in nodes or self.nodes:
            self._start(node)
        for node in nodes or self.nodes:
            self.wait(node)

    def stop(self) -> None:
        """End every node and remove all that it left."""
        for node in self.nodes:
            if node.process is not None and node.process.poll() is None:
                node.process.kill()
        for node in self.nodes:
            if node.process is not None:
                node.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def wait(self, node: Node) -> None:
        """Until this node answers and sees as many nodes as are running."""
        running = sum(n.process is not None and n.process.poll() is None for n in self.nodes)
        path = f"/_cluster/health?wait_for_nodes=>={running}&timeout=5s"
        self._until(node, lambda: not ask(node, path)["timed_out"])

    def wait_for_green(self, node: Node | None = None) -> None:
        """Until every copy of every shard is there."""
        asked = node or next(n for n in self.nodes if n.process and n.process.poll() is None)
        path = (
            "/_cluster/health?wait_for_status=green&wait_for_no_relocating_shards=true&timeout=5s"
        )
        self._until(asked, lambda: not ask(asked, path)["timed_out"])

    def manager(self) -> Node:
        """The node that the others elected."""
        living = next(n for n in self.nodes if n.process and n.process.poll() is None)
        name = ask(living, "/_cat/cluster_manager?format=json")[0]["node"]
        return next(node for node in self.nodes if node.name == name)

    def memory(self) -> list[int]:
        """The resident memory of each running node, in MB."""
        pages = [
            int(Path(f"/proc/{node.pid}/statm").read_text().split()[1])
            for node in self.nodes
            if node.process and node.process.poll() is None
        ]
        return [page * os.sysconf("SC_PAGE_SIZE") // 2**20 for page in pages]

    def _until(self, node: Node, done) -> None:
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                if done():
                    return
            except (OSError, ValueError):
                pass
            if node.process is not None and node.process.poll() is not None:
                raise RuntimeError(f"The node {node.name} ended:\n{node.log()}")
            if time.monotonic() > deadline:
                raise RuntimeError(f"The node {node.name} is not ready:\n{node.log()}")
            time.sleep(0.1)

    def _prepare(self, node: Node) -> None:
        for name in ("config", "data", "logs", "tmp"):
            (node.folder / name).mkdir(parents=True)
        shutil.copy(self.home / "config" / "log4j2.properties", node.folder / "config")
        seeds = ", ".join(f'"127.0.0.1:{n.transport}"' for n in self.nodes)
        names = ", ".join(n.name for n in self.nodes)
        lines = (
            "cluster.name: tests",
            f"node.name: {node.name}",
            f"path.data: {node.folder / 'data'}",
            f"path.logs: {node.folder / 'logs'}",
            f"path.repo: ['{self.folder / 'snapshots'}']",
            "network.host: 127.0.0.1",
            f"http.port: {node.http}",
            f"transport.port: {node.transport}",
            f"discovery.seed_hosts: [{seeds}]",
            f"cluster.initial_cluster_manager_nodes: [{names}]",
            "node.processors: 2",
            "action.auto_create_index: false",
            "indices.query.bool.max_clause_count: 8192",
            "cluster.fault_detection.follower_check.interval: 500ms",
            "cluster.fault_detection.follower_check.timeout: 1s",
            "cluster.fault_detection.follower_check.retry_count: 2",
            "cluster.fault_detection.leader_check.interval: 500ms",
            "cluster.fault_detection.leader_check.timeout: 1s",
            "cluster.fault_detection.leader_check.retry_count: 2",
            "cluster.publish.timeout: 5s",
            "cluster.follower_lag.timeout: 10s",
            *self.settings,
        )
        (node.folder / "config" / "opensearch.yml").write_text("\n".join(lines) + "\n")

    def _start(self, node: Node) -> None:
        command = [
            "java",
            *JAVA_OPTIONS,
            f"-Djava.io.tmpdir={node.folder / 'tmp'}",
            f"-Dopensearch.path.home={self.home}",
            f"-Dopensearch.path.conf={node.folder / 'config'}",
            "-cp",
            f"{self.home / 'lib'}/*",
            "org.opensearch.bootstrap.OpenSearch",
        ]
        root = os.geteuid() == 0
        with (node.folder / "output").open("wb") as output:
            node.process = subprocess.Popen(
                command,
                cwd=node.folder,
                env={"PATH": os.environ["PATH"], "HOME": str(node.folder)},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                user=NOBODY if root else None,
                group=NOBODY if root else None,
                extra_groups=[] if root else None,
                preexec_fn=_end_with_parent,
            )


def ask(node: Node, path: str, method: str = "GET", body: object = None, seconds: float = 10.0):
    """One request to one node, answered as JSON; errors of HTTP are raised."""
    request = urllib.request.Request(
        node.url + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=seconds) as answer:
        return json.load(answer)


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _end_with_parent() -> None:
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
