"""Memory and processor time of the processes behind the ports, and of all that `make run` started."""

from dataclasses import dataclass

import psutil

MEGABYTE = 1024 * 1024
_LOOKS = 3
SUPERVISOR = "ops.watch"  # what ops.supervisor becomes once it has prepared


@dataclass(frozen=True)
class Usage:
    """What a process and its children use.

    Attributes:
        memory: resident MB (RSS); what several processes share counts in each of them.
        share: resident MB with shared pages divided among those who share them (PSS); these add up.
        cpu: processor seconds since the start.
    """

    memory: float
    share: float
    cpu: float


def listening(port: int) -> psutil.Process:
    """Return the process that listens on a port of this machine.

    Raises:
        LookupError: nobody listens there.
    """
    # A process that ends while the system's tables are read can hide others from the reader.
    for _ in range(_LOOKS):
        for connection in psutil.net_connections("tcp"):
            address = connection.laddr
            if connection.status == psutil.CONN_LISTEN and address and address.port == port and connection.pid:
                return psutil.Process(connection.pid)
    raise LookupError(f"nobody listens on port {port}")


def usage(port: int) -> Usage:
    """Measure the process behind a port, its children included."""
    process = listening(port)
    return _usage([process, *process.children(recursive=True)])


def launcher(port: int) -> Usage:
    """Measure what stands above a service: the supervisor, and processes of its own should it start any.

    Raises:
        LookupError: the process behind the port was not started by the supervisor.
    """
    above = [process for process in listening(port).parents() if SUPERVISOR in process.cmdline()]
    if not above:
        raise LookupError(f"no supervisor above port {port}")
    top = above[-1]
    return _usage([top, *(child for child in top.children() if SUPERVISOR in child.cmdline())])


def _usage(family: list[psutil.Process]) -> Usage:
    full = [member.memory_full_info() for member in family]
    cpu = sum(sum(member.cpu_times()[:2]) for member in family)
    return Usage(
        memory=round(sum(one.rss for one in full) / MEGABYTE, 1),
        share=round(sum(one.pss for one in full) / MEGABYTE, 1),
        cpu=round(cpu, 2),
    )
