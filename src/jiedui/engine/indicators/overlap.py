"""When one condition is stronger than another. Only implications that hold for every row of every register are claimed."""

from __future__ import annotations

from jiedui.engine.indicators.tree import Atom, Indicator, Param

CUT = Param("CUT")


def implies(a: Atom, b: Atom) -> bool:
    """Whether every row that meets `a` meets `b`.

    >>> from jiedui.engine.indicators.tree import Path
    >>> implies(Atom(Path("dest"), "=", ("paired",)), Atom(Path("dest"), "=", ("paired", "other_east")))
    True
    """
    if a == b:
        return True
    if a.left != b.left:
        return _span_to_date(a, b)
    if a.op == b.op == "=":
        return set(a.right) <= set(b.right)
    if b.op == "notnull":
        return a.op != "null"
    if a.op == "at" and b.op == "overlaps":  # in force on a day of the year, so it overlaps the year
        return a.right == (CUT,)
    if a.op == "in_year":
        return b.op == "<=" and b.right == (CUT,)
    return _numbers(a, b)


def _numbers(a: Atom, b: Atom) -> bool:
    """`>= 13` is stronger than `>= 7`; `<= CUT-3m` is stronger than `<= CUT`."""
    if a.op != b.op or a.op not in ("<", "<=", ">", ">="):
        return False
    x, y = a.right[0], b.right[0]
    if isinstance(x, int) and isinstance(y, int):
        return x >= y if a.op in (">", ">=") else x <= y
    if isinstance(x, Param) and isinstance(y, Param) and x.name == y.name == "CUT":
        return x.months_back >= y.months_back if a.op in ("<", "<=") else x.months_back <= y.months_back
    return False


def _span_to_date(a: Atom, b: Atom) -> bool:
    """A span in force at CUT has begun by CUT."""
    began = b.left.ref == a.left.ref and b.left.column == f"{a.left.column}_from"
    return began and a.op == "at" and a.right == (CUT,) and b.op == "<=" and b.right == (CUT,)


def narrower(a: Indicator, b: Indicator) -> bool:
    """Whether the rows of `a` are always among the rows of `b`, counted the same way over the same places."""
    if "ratio" in (a.measure.kind, b.measure.kind):
        return False
    same = (a.register, a.measure, _reach(a)) == (b.register, b.measure, _reach(b))
    return same and all(any(implies(mine, theirs) for mine in a.where) for theirs in b.where)


def _reach(indicator: Indicator) -> bool:
    return indicator.roll == "own"
