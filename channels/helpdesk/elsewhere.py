"""Signing in at another place: OpenID Connect, authorization code with PKCE (library: Authlib)."""

import secrets
from hmac import compare_digest
from typing import Any

import httpx2

from channels.database import Database
from channels.helpdesk.errors import SignInElsewhereFailed
from channels.helpdesk.flows import Flow, FlowStore
from channels.helpdesk.wording import say
from channels.settings import ChannelSettings

# Signatures anybody can check and only the place itself can make; never `none`, never a shared secret.
_SIGNATURES = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"})
_TIMEOUT_SECONDS = 10.0
_TOKEN_BYTES = 32


class Elsewhere:
    """The place where one signs in, and the sign-ins that were begun."""

    def __init__(self, settings: ChannelSettings, database: Database) -> None:
        """Take where it is and who we are to it; nothing is asked yet."""
        # Half a second of imports that only those pay who use it.
        from authlib.integrations.starlette_client import StarletteOAuth2App  # noqa: PLC0415

        self.issuer = (settings.oidc_issuer or "").rstrip("/")
        self.claim = settings.oidc_claim
        self.new_accounts = settings.oidc_new_accounts
        self._flows = FlowStore(database.engine)
        self._work = database.work
        secret = settings.oidc_client_secret
        self._app = StarletteOAuth2App(
            framework=None,
            client_id=settings.oidc_client_id,
            client_secret=secret.get_secret_value() if secret else None,
            server_metadata_url=f"{self.issuer}/.well-known/openid-configuration",
            client_kwargs={
                "scope": "openid profile email",
                "code_challenge_method": "S256",
                "timeout": _TIMEOUT_SECONDS,
            },
        )

    @classmethod
    def of(cls, settings: ChannelSettings, database: Database) -> "Elsewhere | None":
        """Return the place of the settings; None when none is set."""
        return cls(settings, database) if settings.oidc_issuer else None

    async def begin(self, back: str) -> tuple[str, str]:
        """Begin a sign-in.

        Args:
            back: our address the browser comes back to.

        Returns:
            Where to send the browser, and a token that it has to bring back.

        Raises:
            SignInElsewhereFailed: the place does not answer, or is not what it says.
        """
        await self._known()
        begun = await self._app.create_authorization_url(back)
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        flow = Flow(begun["state"], begun["nonce"], begun["code_verifier"])
        await self._work(self._flows.begin, token, flow)
        return begun["url"], token

    async def finish(self, back: str, token: str, state: str, code: str) -> dict[str, Any]:
        """Finish a sign-in.

        Args:
            back: as it was begun.
            token: what the browser brought back.
            state: of the answer.
            code: of the answer, good for fetching the identity once.

        Returns:
            The claims of the identity, its signature, issuer, audience, age and nonce checked.

        Raises:
            SignInElsewhereFailed: something of that is not so.
        """
        from authlib.common.errors import AuthlibBaseError  # noqa: PLC0415
        from joserfc.errors import JoseError  # noqa: PLC0415

        flow = await self._work(self._flows.finish, token)
        if flow is None or not code or not compare_digest(flow.state, state):
            raise SignInElsewhereFailed(say("oidc_failed"))
        await self._known()
        must = {
            "iss": {"essential": True, "values": [self._app.server_metadata["issuer"]]},
            "aud": {"essential": True, "value": self._app.client_id},
        }
        try:
            answer = await self._app.fetch_access_token(back, code=code, code_verifier=flow.verifier)
            claims = await self._app.parse_id_token(answer, nonce=flow.nonce, claims_options=must)
        except (AuthlibBaseError, JoseError, httpx2.HTTPError, ValueError, KeyError) as error:
            raise SignInElsewhereFailed(say("oidc_failed")) from error
        if claims is None:
            raise SignInElsewhereFailed(say("oidc_failed"))
        return dict(claims)

    async def _known(self) -> None:
        """Read what the place says about itself, once."""
        try:
            metadata = await self._app.load_server_metadata()
        except (httpx2.HTTPError, ValueError) as error:
            raise SignInElsewhereFailed(say("oidc_failed")) from error
        if str(metadata.get("issuer", "")).rstrip("/") != self.issuer:
            metadata.clear()
            raise SignInElsewhereFailed(say("oidc_failed"))
        offered = metadata.get("id_token_signing_alg_values_supported") or ["RS256"]
        metadata["id_token_signing_alg_values_supported"] = [name for name in offered if name in _SIGNATURES]


def name_of(claims: dict[str, Any], claim: str) -> str | None:
    """Return the account name of an identity; None when it has none, or only an address nobody verified."""
    name = claims.get(claim)
    if not isinstance(name, str) or (claim == "email" and claims.get("email_verified") is not True):
        return None
    return name.strip().lower() or None
