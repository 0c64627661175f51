"""Zones as unions of the cells of a jittered grid: shared borders are the same vertices, holes and islands occur.

city.py imports it; it is not run by itself.
"""

from __future__ import annotations

import random
from collections import defaultdict

Point = tuple[float, float]
Cell = tuple[Point, ...]
"""A polygon's corners, counterclockwise, the first not repeated."""


def grid_cells(random: random.Random, columns: int, rows: int, step: float, jitter: float) -> list[Cell]:
    """The cells of a grid whose vertices are moved at random, some cut into triangles."""

    def vertex(column: int, row: int) -> Point:
        shift = [jitter * step * random.uniform(-1, 1) for _ in range(2)] if jitter else (0.0, 0.0)
        return round(column * step + shift[0], 3), round(row * step + shift[1], 3)

    at = {(c, r): vertex(c, r) for r in range(rows + 1) for c in range(columns + 1)}
    cells: list[Cell] = []
    for row in range(rows):
        for column in range(columns):
            a, b = at[column, row], at[column + 1, row]
            c, d = at[column + 1, row + 1], at[column, row + 1]
            if random.random() < 0.2:
                cells += [(a, b, c), (a, c, d)]
            else:
                cells.append((a, b, c, d))
    return cells


def zones_of_cells(random: random.Random, cells: list[Cell], count: int) -> dict[str, list[Cell]]:
    """So many zones grown from seeds, now and then with an exclave, or with cells that belong to none."""
    neighbours = neighbours_of(cells)
    owner: dict[int, int] = dict(zip(random.sample(range(len(cells)), count), range(count)))
    border = list(owner)
    while border:
        cell = border.pop(random.randrange(len(border)))
        for near in sorted(neighbours[cell]):
            if near not in owner:
                owner[near] = owner[cell]
                border.append(near)
    for cell in range(len(cells)):
        chance = random.random()
        if chance < 0.04:
            owner[cell] = random.randrange(count)
        elif chance < 0.08:
            owner.pop(cell, None)
    zones: dict[str, list[Cell]] = {}
    for cell in sorted(owner):
        zones.setdefault(f"zone {owner[cell]}", []).append(cells[cell])
    return zones


def edges_of(cell: Cell) -> list[tuple[Point, Point]]:
    """The directed edges of a cell."""
    return [(cell[i - 1], cell[i]) for i in range(len(cell))]


def neighbours_of(cells: list[Cell]) -> list[set[int]]:
    """The cells that share an edge with each cell."""
    users: dict[frozenset[Point], list[int]] = defaultdict(list)
    for number, cell in enumerate(cells):
        for edge in edges_of(cell):
            users[frozenset(edge)].append(number)
    found: list[set[int]] = [set() for _ in cells]
    for pair in users.values():
        if len(pair) == 2:
            found[pair[0]].add(pair[1])
            found[pair[1]].add(pair[0])
    return found


def polygons(cells: list[Cell]) -> list[list[list[Point]]]:
    """The polygons that cells make: one for each connected part, its outline first, then its holes; rings closed."""
    neighbours = neighbours_of(cells)
    left = set(range(len(cells)))
    parts = []
    while left:
        stack, part = [min(left)], []
        left.remove(stack[0])
        while stack:
            cell = stack.pop()
            part.append(cells[cell])
            near = neighbours[cell] & left
            left -= near
            stack += sorted(near)
        rings = rings_of(part)
        rings.sort(key=signed_area, reverse=True)
        parts.append([ring + ring[:1] for ring in rings])
    return parts


def rings_of(cells: list[Cell]) -> list[list[Point]]:
    """The boundary of connected cells as simple rings: the outline counterclockwise, holes clockwise."""
    edges = {edge for cell in cells for edge in edges_of(cell)}
    following: dict[Point, list[Point]] = defaultdict(list)
    for start, end in sorted(edge for edge in edges if edge[::-1] not in edges):
        following[start].append(end)
    rings = []
    while following:
        path = [min(following)]
        while True:
            ends = following[path[-1]]
            path.append(ends.pop())
            if not ends:
                del following[path[-2]]
            if path[-1] in path[:-1]:
                begin = path.index(path[-1])
                rings.append(path[begin:-1])
                path = path[: begin + 1]
                if len(path) == 1 and path[0] not in following:
                    break
    return rings


def signed_area(ring: list[Point]) -> float:
    """The area that a ring encloses, below 0 where it runs clockwise."""
    return sum(a[0] * b[1] - a[1] * b[0] for a, b in zip(ring, ring[1:] + ring[:1])) / 2
