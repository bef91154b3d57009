"""Forms in, as JSON of name and Markdown or file; what pyxform makes of each out, as JSON."""

import json
import re
import sys
from xml.dom.minidom import parseString
from xml.parsers.expat import ExpatError

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


# The warnings that have no code there, and the code that they have with us.
UNCODED = [
    (r"form_id and id_string column headers", "form-id-twice"),
    (r"'disabled' column header", "disabled-column"),
    (r"Row without name, text, or label", "row-skipped"),
    (r"no longer supported on most devices", "device-meta-outdated"),
    (r"Repeat has no label", "repeat-without-label"),
    (r"select one external is only meant", "external-without-filter"),
    (r"Use the max-pixels parameter", "max-pixels-missing"),
    (r"uses or_other and translations", "or-other-translated"),
]
ROW = re.compile(r"\[row : (\d+)\]")
MISSING = re.compile(r"Language '(.*)' is missing the (\w+) (?:columns (.*)|(.*) column)\.")
UNTAGGED = re.compile(r"language declarations .* codes: (.*)\. Learn more")


def facts_of(warning):
    """What a warning says: its code, and its row or what it names."""
    missing = MISSING.findall(warning)
    if missing:
        for language, sheet, several, one in missing:
            yield " ".join(["translation-missing", sheet, language, several or one])
        return
    if found := UNTAGGED.search(warning):
        yield from (f"language-without-tag {language}" for language in found[1].split(", "))
        return
    codes = [code for text, code in UNCODED if re.search(text, warning)]
    codes = codes or [name for name, found in PATTERNS if found.search(warning)]
    row = ROW.search(warning)
    # A warning that nobody knows stays as it is, and equals none of ours.
    yield " ".join([codes[0] if codes else warning, *(row.groups() if row else ())])


def answer(form):
    warnings = []
    try:
        if form.startswith("file:"):
            made = convert(form.removeprefix("file:"), warnings=warnings, pretty_print=False)
        else:
            made = convert(form, warnings=warnings, file_type=".md", pretty_print=False)
    except PyXFormError as fault:
        return {"code": code_of(fault), "message": str(fault)}
    except Exception as fault:  # It fails on some forms without meaning to.
        return {"code": None, "message": repr(fault)}
    try:
        parseString(made.xform)
    except ExpatError as fault:  # Names of attributes are not looked at there.
        return {"code": None, "message": f"XML that cannot be read: {fault}"}
    facts = sorted(fact for warning in warnings for fact in facts_of(warning))
    return {"xml": made.xform, "itemsets": made.itemsets, "warnings": facts}


json.dump({name: answer(form) for name, form in json.load(sys.stdin).items()}, sys.stdout)
