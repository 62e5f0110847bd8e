"""What keeps everybody else out: the address has a secret, and only this machine's own page may ask or send.

The server listens on the loopback address alone. Against pages of others in the same browser, and others on the same
machine, each request is held to: a Host that is ours (a name that is made to lead here is not), the secret in the
address, an Origin that is ours on whatever changes something, and a size. What is answered may load nothing from
elsewhere, and be framed by nobody.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, MutableMapping
from typing import Any, Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST: Final = 64 * 1024 * 1024  # bytes of one request: more than any workbook or text that reading takes
_HOSTS: Final = ("127.0.0.1", "localhost")
_UNSAID: Final = 80  # the port that no browser says
_READING: Final = {"GET", "HEAD"}
_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",  # the secret stays here; with none at all a form of ours would have no Origin
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_NOT_HERE: Final = "Her er det ingenting. Åpne adressen som Saksbygger viste da siden ble startet.\n"
_NOT_OURS: Final = "Dette kom ikke fra siden til Saksbygger, og er ikke gjort.\n"
_TOO_LARGE: Final = "Filen er for stor for Saksbygger.\n"


def new_secret() -> str:
    """Make the secret of an address: 24 bytes of chance."""
    return secrets.token_urlsafe(24)


class Guard:
    """An application that lets through what comes from its own page, and answers everything else itself."""

    _once: str = ""

    def __init__(self, app: ASGIApp, secret: str, told: Callable[[], None] = lambda: None) -> None:
        """Guard `app`, which stands below `/<secret>`; `told` is called of each request that is let through."""
        self._app, self._secret, self._told = app, secret, told

    def once(self) -> str:
        """Make a word that leads to the page as the secret does, but a single time.

        Others on the machine see what a browser is started with; when they do, it leads nowhere any more.
        """
        self._once = new_secret()
        return self._once

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        refusal = self._refusal(scope)
        if refusal is None:
            self._told()
        answer = self._app if refusal is None else refusal
        await answer(self._below(scope), receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        port = scope["server"][1]
        ours = [name if port == _UNSAID else f"{name}:{port}" for name in _HOSTS]
        if len(hosts) != 1 or hosts[0] not in ours:
            return PlainTextResponse(_NOT_HERE, 421)
        word = _first_of(scope["path"])
        if self._once and scope["method"] == "GET" and _is_same(word, self._once):
            self._once = ""
            return RedirectResponse(f"/{self._secret}/", 303)
        if not _is_same(word, self._secret):
            return PlainTextResponse(_NOT_HERE, 404)
        return None if scope["method"] in _READING else _not_sent_by(f"http://{hosts[0]}", headers)

    def _below(self, scope: Scope) -> Scope:
        return {**scope, "root_path": f"{scope.get('root_path', '')}/{self._secret}"}


def _not_sent_by(origin: str, headers: Headers) -> ASGIApp | None:
    """Refuse what another page has sent, and what does not say truly how large it is, or is too large."""
    if headers.get("origin") != origin:
        return PlainTextResponse(_NOT_OURS, 403)
    size = headers.get("content-length", "")
    if "transfer-encoding" in headers or not size.isascii() or not size.isdigit():
        return PlainTextResponse(_NOT_OURS, 411)
    return PlainTextResponse(_TOO_LARGE, 413) if int(size) > LARGEST else None


def _is_same(word: str, secret: str) -> bool:
    return secrets.compare_digest(word.encode(), secret.encode())


def _first_of(path: str) -> str:
    return path.split("/", 2)[1] if path.startswith("/") else ""


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=_raw(message))
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return sending


def _raw(message: MutableMapping[str, Any]) -> list[tuple[bytes, bytes]]:
    raw: list[tuple[bytes, bytes]] = message.setdefault("headers", [])
    if not isinstance(raw, list):
        raw = message["headers"] = list(raw)
    return raw
