"""Writes the types of the package from the catalog of a component: python generate.py bitbucket.wasm

`shapes.py` gets a TypedDict for what actions and triggers take and return, and `actions.py` a method for each action.
"""

from __future__ import annotations

import keyword
import re
import sys
import textwrap
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from bitbucket_connector import Connector
from bitbucket_connector.contract import Schemas

PACKAGE = Path(__file__).parent / "src" / "bitbucket_connector"
WIDTH = 120

NOTE = "Generated from the catalog of the connector by generate.py. Do not edit."

SHAPES = f'''"""Inputs and outputs of actions, configurations and events of triggers. {NOTE}"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, Literal, NotRequired, TypedDict, TypeVar

T = TypeVar("T")


class Page(TypedDict, Generic[T]):
    """A page of a list."""

    items: list[T]
    """Items of the list."""
    next: str | None
    """Pass it as `cursor` to get the next page. `None` on the last page."""
    skipped: NotRequired[list[Skipped]]
    """Items that Bitbucket returned without the member that identifies them. Present only if there are any."""


class Done(TypedDict):
    """Output of an action that returns nothing."""

    done: Literal[True]
    """Always `True`."""
'''

ACTIONS = f'''"""The actions as methods. {NOTE}"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .method import Method

if TYPE_CHECKING:  # Nothing needs the types when it runs, and they take a while to load.
    from . import shapes


class Actions:
    """A method for each action of the catalog."""

'''

Schema = dict[str, Any]
Inner = Callable[[str, Schema], str]
"""Names the type of an object that a member has."""

SCALARS = {"string": "str", "boolean": "bool", "integer": "int", "null": "None"}
# Every number of the catalog is an ID, a count, a size or a time, and so a whole one: a test looks at all fixtures.
SCALARS["number"] = "int"


def generate(wasm: bytes) -> dict[Path, str]:
    """The files, and what they should contain."""
    with Connector.load(wasm, connections={}, folder=".") as connector:
        actions, triggers = connector.actions(), connector.triggers()
        ids = [action.id for action in actions] + [trigger.id for trigger in triggers]
        schemas = {id: found for id in ids if (found := connector.schemas_of(id))}
    shapes, methods = Shapes(item_of(schemas[action.id].output).get("title") for action in actions), []
    for action in actions:
        of = schemas[action.id]
        hints = [shapes.input(action.id, of.input), shapes.output(action.id, of.output)]
        types = ", ".join(re.sub(r"\b([A-Z])", r"shapes.\1", hint) for hint in hints)
        name = snake(action.id)
        methods.append(f'    {name}: Method[{types}] = Method("{action.id}")\n{document(action.description)}')
    for trigger in triggers:
        shapes.trigger(trigger.id, schemas[trigger.id])
    return {
        PACKAGE / "shapes.py": SHAPES + "".join(shapes.classes.values()),
        PACKAGE / "actions.py": ACTIONS + "".join(methods),
    }


class Shapes:
    """The classes so far, by name."""

    def __init__(self, outputs: Iterable[str | None]) -> None:
        self.classes: dict[str, str] = {}
        self._members: dict[str, dict[str, str]] = {}
        self._outputs = set(outputs)
        """The titles of what actions return."""

    def input(self, action: str, schema: Schema) -> str:
        name = f"{camel(action)}Input"
        members = self._hints(schema, lambda member, item: self._item(action, member, item))
        return self._write(name, schema, members, f"Input of `{action}`.")

    def output(self, action: str, schema: Schema) -> str:
        if list(schema["properties"]) == ["done"]:
            return "Done"
        if (item := item_of(schema)) is schema:
            return self._shape(action, schema)
        self._shape("Skipped", schema["properties"]["skipped"]["items"])
        return f"Page[{self._shape(action, item)}]"

    def trigger(self, trigger: str, schemas: Schemas) -> None:
        members = self._hints(schemas.input, lambda member, item: self._item(trigger, member, item))
        event = self._shape(trigger, schemas.output, nested=True)
        about = f"Configuration of the trigger `{trigger}`. The payload of its events is a `{event}`."
        self._write(f"{camel(trigger)}Config", schemas.input, members, about)

    def _item(self, action: str, member: str, schema: Schema) -> str:
        """An object inside of an input, named by its member, or by action and member where that is taken."""
        members = self._hints(schema, lambda inner, item: self._item(action, inner, item))
        names = (
            ["FileInput"] if schema.get("x-blob") else [f"{camel(member)}Item", f"{camel(action)}{camel(member)}Item"]
        )
        about = "A file, by its handle." if schema.get("x-blob") else f"An item of `{member}`."
        return self._write(self._free(names, members), schema, members, about)

    def _shape(self, otherwise: str, schema: Schema, *, nested: bool = False) -> str:
        """A type of the catalog. Inside of another, each of its members can be null: then it is a type of its own."""
        title: str = schema.get("title", otherwise)
        members = self._hints(schema, lambda member, item: self._shape(member, item, nested=True))
        if schema.get("x-blob"):
            return self._item(otherwise, "file", schema)
        partial = nested and title in self._outputs and members != self._members.get(camel(title))
        name = f"Partial{camel(title)}" if partial else camel(title)
        return self._write(self._free([name], members), schema, members, f"{title}.")

    def _free(self, names: list[str], members: dict[str, str]) -> str:
        """The first name that is free, or of the same type."""
        for name in names:
            if self._members.get(name, members) == members:
                return name
        raise ValueError(f"different types are called {names}")

    def _hints(self, schema: Schema, inner: Inner) -> dict[str, str]:
        required = schema.get("required", [])
        hints = {member: self._hint(member, it, inner) for member, it in schema["properties"].items()}
        return {member: hint if member in required else f"NotRequired[{hint}]" for member, hint in hints.items()}

    def _hint(self, member: str, schema: Schema, inner: Inner) -> str:
        if "anyOf" in schema:
            return self._union(self._hint(member, option, inner) for option in schema["anyOf"])
        if "const" in schema or "enum" in schema:
            values = schema.get("enum", [schema.get("const")])
            hint = f"Literal[{', '.join(literal(value) for value in values)}]"
            return f"{hint} | None" if "null" in types_of(schema) and None not in values else hint
        if not types_of(schema):
            return "Any"
        return self._union(self._of_type(kind, member, schema, inner) for kind in types_of(schema))

    def _of_type(self, kind: str, member: str, schema: Schema, inner: Inner) -> str:
        if kind == "array":
            return f"list[{self._hint(member, schema.get('items', {}), inner)}]"
        if kind != "object":
            return SCALARS[kind]
        if "properties" in schema:
            return inner(member, schema)
        return f"Mapping[str, {self._hint(member, schema.get('additionalProperties') or {}, inner)}]"

    def _union(self, hints: Any) -> str:
        options = list(dict.fromkeys(hints))
        return "Any" if "Any" in options else " | ".join(options)

    def _write(self, name: str, schema: Schema, members: dict[str, str], about: str) -> str:
        self._members[name] = members
        if name in self.classes:
            return name
        base, text = "TypedDict", ""
        # `from` cannot be written as an attribute.
        if keywords := {member: hint for member, hint in members.items() if keyword.iskeyword(member)}:
            base = f"_{name}"
            text += f'\n\n{base} = TypedDict("{base}", {{{", ".join(f"{m!r}: {h!r}" for m, h in keywords.items())}}})\n'
        text += f"\n\nclass {name}({base}):\n{document(about)}\n"
        for member, hint in members.items():
            if member not in keywords:
                text += f"    {member}: {hint}\n{document(schema['properties'][member].get('description', ''))}"
        self.classes[name] = text
        return name


def item_of(output: Schema) -> Schema:
    """What a list has, or else the output itself."""
    properties = output["properties"]
    return properties["items"]["items"] if "skipped" in properties else output


def types_of(schema: Schema) -> list[str]:
    kinds = schema.get("type", [])
    return [kinds] if isinstance(kinds, str) else kinds


def document(text: str) -> str:
    """A docstring, or nothing for no text."""
    if not text:
        return ""
    lines = textwrap.wrap(text.replace("\\", "\\\\"), WIDTH - 10)
    end = '"""' if len(lines) == 1 else '\n"""'
    return textwrap.indent('"""' + "\n".join(lines) + end, "    ") + "\n"


def literal(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else repr(value)


def camel(text: str) -> str:
    """create-pull-request, Pull request → CreatePullRequest, PullRequest"""
    return "".join(word[:1].upper() + word[1:] for word in re.split(r"[^A-Za-z0-9]+", text))


def snake(text: str) -> str:
    return text.replace("-", "_")


if __name__ == "__main__":
    for path, content in generate(Path(sys.argv[1]).read_bytes()).items():
        path.write_text(content)
