"""`rulebook rules`: list the rules or show one, write a new one, compare editions. Each is a file of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import click

from rulebook.cli.groups import Lazy


class _Rules(Lazy):
    """Take what is no command for the name of a rule: `rulebook rules SPEC-201` shows it."""

    offered: ClassVar[Mapping[str, tuple[str, str]]] = {
        "show": ("rules_show", "List the rules, or show one; `rulebook rules [RULE]` does the same."),
        "fields": ("rules_fields", "List what the conditions of rules can name."),
        "init": ("rules_init", "Start a rulebook of your own: a copy, or one for a text of yours."),
        "new": ("rules_new", "Write the skeleton of a new rule, with examples that pass."),
        "diff": ("rules_diff", "Compare two editions: which rules differ, and what that does to drafts."),
    }

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        known = {*self.offered, *ctx.help_option_names}
        return super().parse_args(ctx, args if args and args[0] in known else ["show", *args])


@click.group("rules", cls=_Rules, options_metavar="", subcommand_metavar="[RULE] [OPTIONS] | COMMAND ...")
def command() -> None:
    """List the rules, or show one by its id (SPEC-201) or its slug.

    \b
    rulebook rules                      lists the rules
    rulebook rules SPEC-201 --lang nl   shows one, with its sentence in the letter's context
    rulebook rules init my-rules        starts a rulebook of your own
    rulebook rules new --help           says how to add a rule
    rulebook rules show --help          says which options there are
    rulebook rules diff A B             compares two editions
    """
