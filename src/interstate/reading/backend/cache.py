"""Answers kept on this computer, one file each, so that the same passage is asked of the same model once."""

import contextlib
import json
import os
import tempfile
from hashlib import sha256
from pathlib import Path

from interstate.reading.backend.prompt import PROMPT_VERSION


def key(model: str, passage: str) -> str:
    """What an answer depends on: model, version of the prompt, and the words of the passage."""
    return sha256(json.dumps([model, PROMPT_VERSION, passage]).encode()).hexdigest()


def kept(folder: Path | None, name: str) -> str | None:
    """An answer from earlier; None if there is none, or if the file does not hold what was written."""
    if folder is None:
        return None
    try:
        held = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        answer = held["answer"]
        sound = held["key"] == name and held["sha256"] == digest(name, answer)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return answer if sound and isinstance(answer, str) else None


def keep(folder: Path | None, name: str, answer: str) -> None:
    """Write an answer, whole or not at all; a folder that cannot be written costs nothing but the next request."""
    if folder is None:
        return
    text = json.dumps({"key": name, "sha256": digest(name, answer), "answer": answer})
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=folder, prefix=".part-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                out.write(text)
                out.flush()
                os.fsync(out.fileno())
            Path(part).replace(folder / f"{name}.json")
        except OSError:
            Path(part).unlink(missing_ok=True)


def digest(name: str, answer: str) -> str:
    """Ties an answer to its key."""
    return sha256(f"{name}\n{answer}".encode("utf-8", "surrogatepass")).hexdigest()
