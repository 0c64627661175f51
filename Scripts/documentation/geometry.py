"""Circles and polygons for the figures: the same pieces of boundary that Ambit sums, for a handful of circles. y upwards."""

import math

TURN = 2 * math.pi


def circle_points(x, y, radius, corners=180, turn=0.0):
    angles = [turn + TURN * k / corners for k in range(corners)]
    return [(x + radius * math.cos(a), y + radius * math.sin(a)) for a in angles]


def holds(polygon, point):
    """Whether a polygon holds a point."""
    inside = False
    for (x, y), (u, v) in zip(polygon, polygon[1:] + polygon[:1]):
        if (y > point[1]) != (v > point[1]) and point[0] < x + (point[1] - y) / (v - y) * (u - x):
            inside = not inside
    return inside


def hidden(circle, others):
    """The intervals of a circle that others hide, as angles with 0 ≤ start < 2π."""
    x, y, r = circle
    found = []
    for u, v, s in others:
        d = math.hypot(u - x, v - y)
        if d >= r + s or d == 0:
            continue
        half = math.acos(max(-1, min(1, (d * d + r * r - s * s) / (2 * d * r))))
        middle = math.atan2(v - y, u - x)
        found.append(((middle - half) % TURN, 2 * half))
    return found


def outline(circles):
    """The arcs on the rim of the union: circle, start, end."""
    arcs = []
    for index, circle in enumerate(circles):
        x, y, r = circle
        cover = hidden(circle, circles[:index] + circles[index + 1:])
        cuts = sorted({a % TURN for start, span in cover for a in (start, start + span)})
        if not cuts:
            arcs.append((circle, 0.0, TURN))
        for start, end in zip(cuts, cuts[1:] + [cuts[0] + TURN] if cuts else []):
            middle = (start + end) / 2
            if not any((middle - a) % TURN < span for a, span in cover):
                arcs.append((circle, start, end))
    return arcs


def arcs_inside(arcs, polygon):
    """The pieces of arcs that a polygon holds."""
    pieces = []
    for (x, y, r), start, end in arcs:
        cuts = [start, end]
        for a, b in zip(polygon, polygon[1:] + polygon[:1]):
            for t in crossings(a, b, (x, y, r)):
                if 0 <= t <= 1:
                    angle = math.atan2(a[1] + t * (b[1] - a[1]) - y, a[0] + t * (b[0] - a[0]) - x)
                    angle = start + (angle - start) % TURN
                    if angle < end:
                        cuts.append(angle)
        cuts.sort()
        for from_, to in zip(cuts, cuts[1:]):
            middle = (from_ + to) / 2
            if to - from_ > 1e-9 and holds(polygon, (x + r * math.cos(middle), y + r * math.sin(middle))):
                pieces.append(((x, y, r), from_, to))
    return pieces


def crossings(a, b, circle):
    """Where the line through a and b meets a circle, as parts of the way from a to b."""
    x, y, r = circle
    dx, dy = b[0] - a[0], b[1] - a[1]
    ex, ey = a[0] - x, a[1] - y
    p, q, s = dx * dx + dy * dy, ex * dx + ey * dy, ex * ex + ey * ey - r * r
    root = q * q - p * s
    return [] if root <= 0 else [(-q - math.sqrt(root)) / p, (-q + math.sqrt(root)) / p]


def edges_inside(polygon, circles):
    """The parts of a polygon's edges that any circle covers, as pairs of points."""
    pieces = []
    for a, b in zip(polygon, polygon[1:] + polygon[:1]):
        cover = sorted(
            (max(0, t[0]), min(1, t[1])) for c in circles if (t := crossings(a, b, c)) and t[1] > 0 and t[0] < 1)
        merged = []
        for start, end in cover:
            if merged and start <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], end)
            else:
                merged.append([start, end])
        at = lambda t: (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]))
        pieces += [(at(start), at(end)) for start, end in merged]
    return pieces
