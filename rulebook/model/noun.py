"""Let nouns be written as names with types: frozen, compared by what they hold, quick to define.

`dataclasses` writes and compiles source for every class, half a millisecond of it, and a cold
start would spend more on that than on a check. All nouns share the few functions here.
"""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar, dataclass_transform

Kind = TypeVar("Kind", bound="Noun")

_LATER = "_later"


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Noun:
    """Hold values by name. What is left out has the default that stands in the class.

    `_later` may give functions for names, which make their values when somebody asks for them.
    """

    _names: ClassVar[tuple[str, ...]] = ()
    _required: ClassVar[frozenset[str]] = frozenset()
    _allowed: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls) -> None:
        """Note the names of a kind of noun, after those of the kind that it extends."""
        own = tuple(cls.__annotations__)
        cls._names = (*cls._names, *own)
        cls._allowed = frozenset((*cls._names, _LATER))
        cls._required = cls._required | {name for name in own if name not in cls.__dict__}

    def __init__(self, **values: Any) -> None:
        """Take the values. Raises TypeError when a name is missing or unknown."""
        names = values.keys()
        if not (self._required <= names <= self._allowed):
            names = names | values.get(_LATER, {}).keys()
            wrong = sorted((self._required - names) | (names - self._allowed))
            if wrong:
                raise TypeError(f"{type(self).__name__}: {', '.join(wrong)} missing or unknown")
        self.__dict__.update(values)

    def __getattr__(self, name: str) -> Any:
        """Make a value that was left for later. Such a name can have no default."""
        later = self.__dict__.get(_LATER, {}).get(name)
        if later is None:
            raise AttributeError(f"{type(self).__name__} has no {name}")
        value = self.__dict__[name] = later()
        return value

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse to change."""
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __delattr__(self, name: str) -> None:
        """Refuse to change."""
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __eq__(self, other: object) -> bool:
        """Compare by kind and values."""
        if type(self) is not type(other):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self._names)

    def __repr__(self) -> str:
        """Show what was given."""
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in given(self).items())})"

    def __getstate__(self) -> dict[str, Any]:
        """Be copied with every value made."""
        return given(self)


def given(noun: Noun) -> dict[str, Any]:
    """Return the values that a noun was given, without defaults."""
    later = noun.__dict__.get(_LATER, {})
    return {name: getattr(noun, name) for name in noun._names if name in noun.__dict__ or name in later}


def replaced(noun: Kind, **changes: Any) -> Kind:
    """Return a noun with other values for some names."""
    return type(noun)(**{**given(noun), **changes})


def plain(value: Any) -> Any:
    """Return what a noun was given as plain values, under the keys that files have: a name cannot be `in`."""
    if isinstance(value, Noun):
        return {name.removesuffix("_"): plain(part) for name, part in given(value).items()}
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    return [plain(part) for part in value] if isinstance(value, list | tuple) else value
