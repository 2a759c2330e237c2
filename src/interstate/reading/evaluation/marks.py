"""Spans out of texts in which they are marked with tags: `<s>Kenya</s> visited <t>Ghana</t>`."""

import re

from interstate.errors import BadInput

TAG = re.compile(r"(</?[st]>)")


def unmarked(text: str) -> tuple[str, dict[str, list[int]]]:
    """The text without tags, and [start, end] of the source (`s`) and the target (`t`) in it.

    Raises:
        BadInput: a tag that is closed before it is opened.
    """
    plain, spans = "", {}
    for part in TAG.split(text):
        if part in ("<s>", "<t>"):
            spans[part[1]] = [len(plain), len(plain)]
        elif part in ("</s>", "</t>"):
            if part[2] not in spans:
                raise BadInput(f"{part} without its opening tag in: {text[:60]}")
            spans[part[2]][1] = len(plain)
        else:
            plain += part
    return plain, spans
