"""Forms in, as JSON of name and Markdown or file; what pyxform makes of each out, as JSON."""

import json
import re
import sys

from pyxform.errors import ErrorCode, PyXFormError
from pyxform.xls2xform import convert


def pattern(template):
    """A template of a message as a pattern: its braces stand for anything."""
    parts = re.split(r"\{\w+\}", template.replace("{{", "\0").replace("}}", "\1"))
    text = ".*".join(re.escape(part.replace("\0", "{").replace("\1", "}")) for part in parts)
    return re.compile(text, re.DOTALL)


PATTERNS = [(code.name, pattern(code.value.msg)) for code in ErrorCode]


def code_of(fault):
    """The code of a fault; most are raised as text alone."""
    if getattr(fault, "code", None) is not None:
        return fault.code.name
    message = str(fault)
    fits = [(len(found.pattern), name) for name, found in PATTERNS if found.search(message)]
    return max(fits)[1] if fits else None


def answer(form):
    try:
        if form.startswith("file:"):
            made = convert(form.removeprefix("file:"), pretty_print=False)
        else:
            made = convert(form, file_type=".md", pretty_print=False)
    except PyXFormError as fault:
        return {"code": code_of(fault), "message": str(fault)}
    except Exception as fault:  # It fails on some forms without meaning to.
        return {"code": None, "message": repr(fault)}
    return {"xml": made.xform, "itemsets": made.itemsets}


json.dump({name: answer(form) for name, form in json.load(sys.stdin).items()}, sys.stdout)
