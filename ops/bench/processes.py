"""Memory and processor time of the processes behind the ports."""

from dataclasses import dataclass

import psutil

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Usage:
    """What one process uses: resident memory in MB, processor seconds since its start."""

    memory: float
    cpu: float


def listening(port: int) -> psutil.Process:
    """Return the process that listens on a port of this machine.

    Raises:
        LookupError: nobody listens there.
    """
    for connection in psutil.net_connections("tcp"):
        address = connection.laddr
        if connection.status == psutil.CONN_LISTEN and address and address.port == port and connection.pid:
            return psutil.Process(connection.pid)
    raise LookupError(f"nobody listens on port {port}")


def usage(port: int) -> Usage:
    """Measure the process behind a port, its children included."""
    process = listening(port)
    family = [process, *process.children(recursive=True)]
    memory = sum(member.memory_info().rss for member in family) / MEGABYTE
    cpu = sum(sum(member.cpu_times()[:2]) for member in family)
    return Usage(round(memory, 1), round(cpu, 2))
