"""A place where one signs in: OpenID Connect on loopback, as strict as a good one and as wrong as a test wants."""

import base64
import hashlib
import secrets
import threading
import time
from typing import Annotated, Any

import uvicorn
from fastapi import FastAPI, Form, Header, HTTPException
from fastapi.responses import RedirectResponse
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey

CLIENT, SECRET = "quay", "khoa-cua-quay-ho-tro-du-dai-cho-hs256"


class Provider:
    """What it says of the person, and what it does wrong."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self.key = RSAKey.generate_key(2048, {"kid": "1", "use": "sig"})
        self.other_key = RSAKey.generate_key(2048, {"kid": "1", "use": "sig"})
        self.reset()

    def reset(self) -> None:
        self.person: dict[str, Any] = {"preferred_username": "lan", "name": "Nguyễn Thị Lan"}
        self.wrong: dict[str, Any] = {}
        self.signed_by: Any = self.key
        self.algorithm = "RS256"
        self.claimed_issuer = self.issuer
        self.begun: dict[str, dict[str, str]] = {}

    def metadata(self) -> dict[str, Any]:
        return {
            "issuer": self.claimed_issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            # It claims to sign with a shared secret, too: we must not believe such a signature.
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
        }

    def token(self, request: dict[str, str]) -> str:
        now = int(time.time())
        claims = {"iss": self.issuer, "sub": "1", "aud": CLIENT, "iat": now, "exp": now + 60, "nonce": request["nonce"]}
        header = {"alg": self.algorithm, "kid": "1"}
        key = OctKey.import_key(SECRET) if self.algorithm == "HS256" else self.signed_by
        return jwt.encode(header, claims | self.person | self.wrong, key, algorithms=[self.algorithm])


def application(provider: Provider) -> FastAPI:
    app = FastAPI()

    @app.get("/.well-known/openid-configuration")
    def configuration() -> dict[str, Any]:
        return provider.metadata()

    @app.get("/jwks")
    def jwks() -> dict[str, Any]:
        return KeySet([provider.key]).as_dict(private=False)

    @app.get("/authorize")
    def authorize(  # noqa: PLR0913, PLR0917 - the parameters of the protocol
        response_type: str,
        client_id: str,
        redirect_uri: str,
        scope: str,
        state: str,
        nonce: str,
        code_challenge: str,
        code_challenge_method: str,
    ) -> RedirectResponse:
        if (response_type, client_id, code_challenge_method) != ("code", CLIENT, "S256") or "openid" not in scope:
            raise HTTPException(400)
        code = secrets.token_urlsafe(16)
        provider.begun[code] = {"nonce": nonce, "challenge": code_challenge, "back": redirect_uri}
        return RedirectResponse(f"{redirect_uri}?code={code}&state={state}")

    @app.post("/token")
    def token(
        grant_type: Annotated[str, Form()],
        code: Annotated[str, Form()],
        redirect_uri: Annotated[str, Form()],
        code_verifier: Annotated[str, Form()],
        authorization: Annotated[str, Header()],
    ) -> dict[str, Any]:
        request = provider.begun.pop(code, None)
        known = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        challenge = base64.urlsafe_b64encode(hashlib.sha256(code_verifier.encode()).digest()).decode().rstrip("=")
        if request is None or grant_type != "authorization_code" or authorization != f"Basic {known}":
            raise HTTPException(400)
        if challenge != request["challenge"] or redirect_uri != request["back"]:
            raise HTTPException(400)
        answer = {"access_token": "x", "token_type": "Bearer", "expires_in": 60}
        return answer if provider.wrong.get("no_token") else answer | {"id_token": provider.token(request)}

    return app


class Server(uvicorn.Server):
    """Serves from a thread until it is told to stop."""

    def __init__(self, app: FastAPI, port: int) -> None:
        super().__init__(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", lifespan="off"))
        self.ready = threading.Event()
        self._thread = threading.Thread(target=self.run)

    async def startup(self, sockets: Any = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    def __enter__(self) -> "Server":
        self._thread.start()
        assert self.ready.wait(20)
        return self

    def __exit__(self, *_: object) -> None:
        self.should_exit = True
        self._thread.join()
