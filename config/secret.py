"""The signing key of a single machine: made once, kept in a file that only its owner reads."""

import os
import secrets
from pathlib import Path


def local_secret(path: Path) -> str:
    """The key in `path`, made if it is not there. Two processes that start together end with the same key."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    if not path.exists():
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48), encoding="ascii")
        try:
            # A hard link never replaces: whoever comes second keeps the first one's key.
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii")
