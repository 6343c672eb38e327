"""Where we go and what we open: addresses, schemes, files.

Every connection passes `Guard.refusal` with the numeric address that is connected to, so spellings of
addresses, redirects and names that change their address between two lookups need no cases of their own.
"""

import ipaddress
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

SCHEMES = frozenset({"http", "https"})

# IPv6 ranges that carry an IPv4 address: prefix, and how many bits stand right of that address.
_CARRIERS = (
    (ipaddress.IPv6Network("::/96"), 0),  # IPv4-compatible (RFC 4291 section 2.5.5.1)
    (ipaddress.IPv6Network("::ffff:0:0/96"), 0),  # IPv4-mapped (section 2.5.5.2)
    (ipaddress.IPv6Network("::ffff:0:0:0/96"), 0),  # IPv4-translated (RFC 2765)
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),  # NAT64 (RFC 6052)
    (ipaddress.IPv6Network("2002::/16"), 80),  # 6to4 (RFC 3056)
)
# What `is_global` lets through in some Python versions although it is no place on the public Internet.
_NOWHERE = tuple(
    ipaddress.ip_network(block)
    for block in (
        "192.0.0.0/24",  # IETF protocols, among them anycast to the local gateway (RFC 7723)
        "192.88.99.0/24",  # 6to4 relays (RFC 7526)
        "64:ff9b:1::/48",  # local NAT64 (RFC 8215)
        "2001::/23",  # IETF protocols, among them Teredo
        "3fff::/20",  # documentation (RFC 9637)
        "5f00::/16",  # segment routing (RFC 9602)
        "fec0::/10",  # site-local (RFC 3879)
    )
)


class RefusedError(OSError):
    """We do not go there. An OSError, so that it passes through connection code like any other failure."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets global addresses through, and others when `allow_private` or a network in `allow` says so.

    `allow` holds networks in CIDR notation; raises ValueError when one is malformed.
    """

    allow_private: bool = False
    allow: tuple[str, ...] = ()
    networks: tuple[Network, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "networks", tuple(ipaddress.ip_network(block) for block in self.allow))

    def refusal(self, address: str) -> str | None:
        """Why a numeric address may not be connected to, None when it may."""
        try:
            parsed: Address = ipaddress.ip_address(address)
        except ValueError:
            return f"{address!r} is no address"
        if self.allow_private:
            return None
        real = _carried(parsed)
        if any(real in network or parsed in network for network in self.networks):
            return None
        return None if _public(real) else f"{address} is not a public address"

    def check_url(self, url: str) -> str | None:
        """Why an address (RFC 3986) may not be asked for, None when its host may be looked up."""
        try:
            parts = urlsplit(url)
            host, _ = parts.hostname, parts.port
        except ValueError as error:
            return f"malformed address: {error}"
        if parts.scheme not in SCHEMES:
            return f"only http and https are fetched, not {parts.scheme or 'an address without scheme'!r}"
        if not host:
            return "the address names no host"
        try:
            ipaddress.ip_address(host)
        except ValueError:
            return None
        return self.refusal(host)


def _carried(address: Address) -> Address:
    """The IPv4 address inside an IPv6 one, else the address itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    for network, shift in _CARRIERS:
        # "::" and "::1" lie in the first range but are addresses of their own.
        if address in network and int(address) > 1:
            return ipaddress.IPv4Address(int(address) >> shift & 0xFFFFFFFF)
    return address


def _public(address: Address) -> bool:
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    return not any(address in network for network in _NOWHERE)


def read_file(root: Path, path: Path, limit: int) -> bytes:
    """The bytes of a regular file below `root` (both resolved through symbolic links).

    Raises RefusedError when it lies outside, is no regular file, is larger than `limit` bytes or changes
    while it is read, OSError when it cannot be read.
    """
    try:
        real = path.resolve(strict=True)
    except RuntimeError as error:  # what Python before 3.13 raises for links that lead to each other
        raise RefusedError("leads to itself") from error
    if not real.is_relative_to(root.resolve(strict=True)):
        raise RefusedError("leads out of the folder")
    # O_NONBLOCK: opening a FIFO would wait for its writer. O_NOFOLLOW: the name may have been swapped since.
    flags = (
        os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    )
    with os.fdopen(os.open(real, flags), "rb") as file:
        before = os.fstat(file.fileno())
        if not stat.S_ISREG(before.st_mode):
            raise RefusedError("is not a regular file")
        if before.st_size > limit:
            raise RefusedError(f"is larger than {limit:,} bytes")
        body = file.read(limit + 1)
        after = os.fstat(file.fileno())
    if len(body) != before.st_size or (before.st_size, before.st_mtime_ns) != (
        after.st_size,
        after.st_mtime_ns,
    ):
        raise RefusedError("changed while it was read")
    return body
