"""A town of streets for the figures, and walks along them."""

import heapq
import math


class Streets:
    """Nodes at places, and edges between them, in metres."""

    def __init__(self, edges):
        self.edges = edges
        self.ways = {}
        for a, b in edges:
            self.ways.setdefault(a, []).append((b, math.dist(a, b)))
            self.ways.setdefault(b, []).append((a, math.dist(a, b)))

    @staticmethod
    def grid(columns, rows, missing=()):
        """Streets through all columns and rows, without some of the pieces between neighbours."""
        nodes = [(x, y) for y in rows for x in columns]
        edges = []
        for i, x in enumerate(columns):
            for j, y in enumerate(rows):
                if i + 1 < len(columns):
                    edges.append(((x, y), (columns[i + 1], y)))
                if j + 1 < len(rows):
                    edges.append(((x, y), (x, rows[j + 1])))
        return Streets([e for e in edges if e not in missing and e[::-1] not in missing])

    def enter(self, place):
        """The nearest place on a street: its edge, how far along it, the way there, and the place."""
        best = None
        for edge in self.edges:
            (x, y), (u, v) = edge
            length = math.dist(*edge)
            t = ((place[0] - x) * (u - x) + (place[1] - y) * (v - y)) / length ** 2
            t = max(0, min(1, t))
            point = (x + t * (u - x), y + t * (v - y))
            way = math.dist(place, point)
            if best is None or way < best[2] - 1e-9:
                best = (edge, t * length, way, point)
        return best

    def distances(self, starts):
        """For each node the nearest of some entered places, as distance and number."""
        found, queue = {}, []
        for number, (edge, along, way, _) in enumerate(starts):
            length = math.dist(*edge)
            heapq.heappush(queue, (way + along, number, edge[0]))
            heapq.heappush(queue, (way + length - along, number, edge[1]))
        while queue:
            distance, number, node = heapq.heappop(queue)
            if node in found:
                continue
            found[node] = (distance, number)
            for other, length in self.ways[node]:
                if other not in found:
                    heapq.heappush(queue, (distance + length, number, other))
        return found

    def at(self, found, starts, edge, along):
        """The nearest start of a place on an edge, as distance and number."""
        length = math.dist(*edge)
        a, b = found.get(edge[0], (math.inf, -1)), found.get(edge[1], (math.inf, -1))
        options = [(a[0] + along, a[1]), (b[0] + length - along, b[1])]
        options += [
            (way + abs(start - along), number) for number, (e, start, way, _) in enumerate(starts) if e == edge]
        return min(options)

    def served(self, starts, limit):
        """The pieces of all edges within a limit: two points, and the number of the nearest start."""
        found, pieces = self.distances(starts), []
        for edge in self.edges:
            (x, y), (u, v) = edge
            length = math.dist(*edge)
            steps = max(1, round(length / 2))
            run = None
            for k in range(steps):
                distance, number = self.at(found, starts, edge, (k + 0.5) * length / steps)
                number = number if distance <= limit else -1
                if run and run[2] == number:
                    run[1] = k + 1
                else:
                    run = [k, k + 1, number]
                    pieces.append((edge, run))
        place = lambda edge, t: tuple(p + t * (q - p) for p, q in zip(*edge))
        return [
            (place(edge, a / max(1, round(math.dist(*edge) / 2))), place(edge, b / max(1, round(math.dist(*edge) / 2))),
             number) for edge, (a, b, number) in pieces if number >= 0]
