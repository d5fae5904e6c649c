"""Let a configuration choose what no flag says, for every command at once.

A command that is `Configured` has `--config` and `--isolated`, and looks upwards from the drafts
that it is given. What the file says becomes click's own default of each flag with the name of a key:
so a flag goes before the environment, that before the file, and that before the default.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click
from click.core import ParameterSource

from rulebook.cli.in_force import InForce, in_force
from rulebook.cli.options import LANG_VARIABLE, report_problems
from rulebook.errors import ConfigurationError, Problem, RulebookError
from rulebook.load.configuration import Configuration, Finder, read_configuration
from rulebook.load.files import Found, find_files
from rulebook.model.configuration import KEYS
from rulebook.words import LANGS, Lang

CONFIG = click.Option(
    ["--config", "config_file"], metavar="FILE", expose_value=False,
    help="Take the configuration in this file; otherwise the nearest one is looked for from the drafts upwards, "
    "to the top of the git repository.",
)  # fmt: skip
ISOLATED = click.Option(
    ["--isolated", "isolated"], is_flag=True, expose_value=False, help="Leave every configuration aside."
)


class Configured(click.Command):
    """Be a command whose flags a configuration can choose.

    `drafts` are its parameters that lead to drafts; `apart` are keys whose flag means something else here.
    """

    def __init__(self, *args: Any, drafts: Sequence[str] = (), apart: Sequence[str] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.drafts, self.apart = drafts, apart
        self.params += [CONFIG, ISOLATED]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Find the configuration before the flags get their values."""
        raw, _, _ = self.make_parser(ctx).parse_args(list(args))
        ctx.obj = InForce()
        if not (set(ctx.help_option_names) & {*args} or ctx.resilient_parsing):
            try:
                args = self._under(ctx, raw, args)
            except RulebookError as error:
                report_problems(error.problems, _lang(raw))
                ctx.exit(2)
        rest = super().parse_args(ctx, args)
        defaults = (
            name for name in ctx.obj.parameters if ctx.get_parameter_source(name) is ParameterSource.DEFAULT_MAP
        )
        ctx.obj.keys += tuple(ctx.obj.parameters[name] for name in defaults)
        return rest

    def _under(self, ctx: click.Context, raw: dict[str, Any], args: list[str]) -> list[str]:
        ctx.obj.configuration, ctx.obj.finder = _found(raw, list(_files(raw, self.drafts)))
        if ctx.obj.configuration is None:
            return args
        ctx.default_map = {}
        ctx.obj.keys = tuple(key for key in self.apart if key in ctx.obj.configuration.keys)
        for parameter in self.params:
            key = key_of(parameter)
            if key is None or key in self.apart or key not in ctx.obj.configuration.keys:
                continue
            given = ctx.obj.configuration.given(key)
            if isinstance(parameter, click.Argument):
                # A default would not do: an argument that is not there is none, whatever the default.
                if given and not list(_texts(raw, [key])):
                    args, ctx.obj.keys = [*args, *given], (*ctx.obj.keys, key)
            elif (value := _suited(parameter, given)) is not None:
                ctx.default_map[str(parameter.name)] = value
                ctx.obj.parameters[str(parameter.name)] = key
        return args


def _found(raw: dict[str, Any], drafts: Sequence[str]) -> tuple[Configuration | None, Finder | None]:
    """Return the configuration of a call, and what finds those of further drafts where one was looked for."""
    named, isolated = next(_texts(raw, ["config_file"]), None), raw.get("isolated") is True
    if named is not None and isolated:
        raise ConfigurationError(Problem("configuration.both"))
    if named is not None:
        return read_configuration(named), None
    if isolated:
        return None, None
    finder = Finder()
    return finder.over(drafts), finder


def _texts(raw: dict[str, Any], names: Iterable[str]) -> Iterator[str]:
    """Yield what was given on the command line, whatever click holds for what was not."""
    for name in names:
        value = raw.get(name)
        yield from (each for each in (value if isinstance(value, list | tuple) else [value]) if isinstance(each, str))


def _files(raw: dict[str, Any], names: Iterable[str]) -> Iterator[str]:
    """Yield the paths that were given, also those in `REV:path`; `REV:` is the path of another one."""
    for path in _texts(raw, names):
        plain = os.path.lexists(path) or ":" not in path
        if found := path if plain else path.partition(":")[2]:
            yield found


def key_of(parameter: click.Parameter) -> str | None:
    """Return the key that stands for a parameter: the one with the name of its flag."""
    if isinstance(parameter, click.Argument):
        return "paths" if parameter.name == "paths" else None
    return next((key for key in KEYS if f"--{key}" in parameter.opts), None)


def _suited(parameter: click.Parameter, given: Any) -> Any:
    """Return a value as this flag takes it, or None for one that is not for it: a form that a command does not have."""
    if isinstance(given, list) and not parameter.multiple:
        return given[0] if len(given) == 1 else None
    if isinstance(parameter.type, click.Choice) and given not in parameter.type.choices:
        return None
    return given


def _lang(raw: dict[str, Any]) -> Lang:
    asked = next(_texts(raw, ["lang"]), os.environ.get(LANG_VARIABLE))
    return next((lang for lang in LANGS if lang == asked), "en")


def found_files(paths: Sequence[str]) -> tuple[list[Found], list[str]]:
    """Return the drafts that paths lead to, and the decisions in folders. Raises ConfigurationError.

    All of them must fall under the configuration of the call: one deeper in a folder would be passed over.
    """
    found, walked = find_files(paths)
    finder = in_force().finder
    if finder is not None:
        finder.over([*paths, *(draft.path for draft in found)])
    return found, walked
