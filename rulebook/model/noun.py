"""Let nouns be written as names with types: frozen, compared by what they hold, quick to define.

`dataclasses` writes and compiles source for every class, half a millisecond of it, and a cold
start would spend more on that than on a check. All nouns share the few functions here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, dataclass_transform

Kind = TypeVar("Kind", bound="Noun")

_LATER = "_later"


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Noun:
    """Hold values by name. What is left out has the default that stands in the class.

    Some values may be made later, when somebody asks for one of them (`put_off`).
    """

    _names: ClassVar[tuple[str, ...]] = ()
    _keys: ClassVar[tuple[tuple[str, str], ...]] = ()
    _required: ClassVar[frozenset[str]] = frozenset()
    _allowed: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls) -> None:
        """Note the names of a kind of noun, after those of the kind that it extends."""
        own = tuple(cls.__annotations__)
        cls._names = (*cls._names, *own)
        cls._keys = tuple((name, name.removesuffix("_")) for name in cls._names)
        cls._allowed = frozenset(cls._names)
        cls._required = cls._required | {name for name in own if name not in cls.__dict__}

    def __init__(self, **values: Any) -> None:
        """Take the values. Raises TypeError when a name is missing or unknown."""
        if not self._required <= values.keys() <= self._allowed:
            raise _wrong(type(self), values.keys())
        self.__dict__.update(values)

    if not TYPE_CHECKING:
        # Hidden from type checkers, which would take every wrong name for a value that is made later.

        def __getattr__(self, name: str) -> Any:
            """Make the values that were left for later."""
            if _LATER not in self.__dict__ or name not in self._allowed:
                raise AttributeError(name, name=name, obj=self)
            _made(self)
            return getattr(self, name)

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


def _wrong(kind: type[Noun], names: AbstractSet[str]) -> TypeError:
    wrong = sorted((kind._required - names) | (names - kind._allowed))
    return TypeError(f"{kind.__name__}: {', '.join(wrong)} missing or unknown")


def _made(noun: Noun) -> dict[str, Any]:
    """Return the values of a noun, with those that were left for later."""
    values = noun.__dict__
    if _LATER in values:
        values.update(values[_LATER]())
        values.pop(_LATER, None)
    return values


def put_off(kind: type[Kind], values: dict[str, Any], later: Callable[[], Mapping[str, Any]], *names: str) -> Kind:
    """Return a noun with some values now; `later` gives those of `names`, and is asked when one of them is."""
    if not kind._required <= values.keys() | names <= kind._allowed:
        raise _wrong(kind, values.keys() | names)
    noun = kind.__new__(kind)
    noun.__dict__.update(values)
    noun.__dict__[_LATER] = later
    return noun


def given(noun: Noun) -> dict[str, Any]:
    """Return the values that a noun was given, without defaults."""
    values = _made(noun)
    return {name: values[name] for name in noun._names if name in values}


def mapped(noun: Kind, change: Callable[[Any], Any]) -> Kind:
    """Return a noun with every value changed; what was put off is made once, for both, when either asks."""
    values = {name: change(value) for name, value in noun.__dict__.items() if name != _LATER}
    if _LATER not in noun.__dict__:
        return type(noun)(**values)
    names = noun._required - values.keys()

    def later() -> dict[str, Any]:
        return {name: change(value) for name, value in given(noun).items() if name not in values}

    return put_off(type(noun), values, later, *names)


def replaced(noun: Kind, **changes: Any) -> Kind:
    """Return a noun with other values for some names."""
    return type(noun)(**{**given(noun), **changes})


def changed(noun: Kind, **changes: Any) -> Kind:
    """Return a noun with other values for some names, and leave for later what was left for later."""
    later = noun.__dict__.get(_LATER)
    if later is None:
        return replaced(noun, **changes)
    values = {name: value for name, value in noun.__dict__.items() if name != _LATER} | changes
    names = noun._required - values.keys()
    return put_off(type(noun), values, lambda: {n: v for n, v in later().items() if n in names}, *names)


def keyed(noun: Noun) -> dict[str, Any]:
    """Return the values that a noun was given, under the keys that files have: a name cannot be `in`."""
    values = _made(noun)
    return {key: values[name] for name, key in noun._keys if name in values}


def plain(value: Any) -> Any:
    """Return what a noun was given, and all that is in it, as plain values."""
    if isinstance(value, Noun):
        return {key: plain(part) for key, part in keyed(value).items()}
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    return [plain(part) for part in value] if isinstance(value, list | tuple) else value
