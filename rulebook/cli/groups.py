"""Hold commands of which each is imported only when it is used."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import ClassVar

import click


class Lazy(click.Group):
    """Find each command in a module of its own: `offered` says, per command, the module and what the command does."""

    offered: ClassVar[Mapping[str, tuple[str, str]]] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.offered)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.offered:
            return None
        command: click.Command = importlib.import_module(f"rulebook.cli.{self.offered[name][0]}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, does) for name, (_, does) in self.offered.items()])
