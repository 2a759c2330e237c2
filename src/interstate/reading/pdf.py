"""Text of a PDF, taken in a child process with limits: a hostile file can hurt only that process."""

import subprocess
import sys

from interstate.errors import BadInput

SECONDS, MEGABYTES = 30, 1024
CHILD = """
import io, sys
try:
    import resource
    limit = {megabytes} * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
except (ImportError, ValueError, OSError):
    pass
import logging
logging.disable(logging.CRITICAL)
import pypdf
pages = pypdf.PdfReader(io.BytesIO(sys.stdin.buffer.read())).pages
sys.stdout.buffer.write("\\n\\n".join(page.extract_text() or "" for page in pages).encode("utf-8", "replace"))
"""


def text_of_pdf(data: bytes, name: str) -> str:
    """The text of all pages.

    Raises:
        BadInput: not a PDF, damaged, without text, or not read within the limits.
    """
    code = CHILD.format(megabytes=MEGABYTES, seconds=SECONDS)
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", code], input=data, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise BadInput(f"{name} was not read within {SECONDS} s; give its text instead.") from None
    if done.returncode:
        raise BadInput(f"{name} is not a PDF that can be read.")
    return done.stdout.decode("utf-8", "replace")
