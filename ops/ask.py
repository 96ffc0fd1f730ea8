"""`make ask Q="…"`: one question through the whole system, the answer printed as a person would see it.

Uses the running system when there is one; otherwise starts it on free ports for this one question.
"""

import json
import sys
import uuid

import httpx2

from ops.running import running_system
from ops.settings import OpsSettings


def ask(base_url: str, question: str) -> dict[str, object]:
    """Send one question as a new conversation and return the public reply.

    Raises:
        httpx2.HTTPError: the public service did not answer.
    """
    body = {"session_id": f"ask-{uuid.uuid4()}", "text": question}
    response = httpx2.post(f"{base_url}/v1/chat", json=body, timeout=30)
    response.raise_for_status()
    return dict(response.json())


def show(reply: dict[str, object]) -> str:
    """Format a public reply: the texts, the buttons, the answer as data."""
    lines: list[str] = []
    for part in reply["replies"]:  # type: ignore[attr-defined]
        lines.append(part["text"])
        if part["buttons"]:
            lines.append(" ".join(f"[{button['title']}]" for button in part["buttons"]))
        if part["answer"]:
            lines.append("answer: " + json.dumps(part["answer"], ensure_ascii=False))
    return "\n".join(lines)


def main() -> int:
    """Ask the question given as the only argument."""
    question = " ".join(sys.argv[1:]).strip()
    if not question:
        print('Cách dùng: make ask Q="câu hỏi"', file=sys.stderr)
        return 2
    with running_system(OpsSettings()) as base_url:
        print(show(ask(base_url, question)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
