"""Figures of streets, snapping and reach along them."""

import math

from walking import Streets


def snapping(pen):
    """A home beside a footway that leads nowhere, and the street beyond."""
    home, snap = (250, 150), 118
    streets = [[(30, 70), (180, 56), (330, 76), (470, 64)], [(330, 76), (352, 200), (344, 268)], [(180, 56), (120, 180)]]
    footway = [(206, 236), (262, 186), (304, 196)]
    pen.circle(*home, snap, fill="blue", fill_opacity=0.06, stroke="blue", width=1.2, dash="4 5")
    for line in streets:
        pen.line(*line, stroke="line", width=12)
        pen.line(*line, stroke="paper", width=9)
    pen.line(*footway, stroke="violet", width=3, dash="1 7")
    for line, color in ((streets, "blue"), ([footway], "violet")):
        place = nearest(home, line)
        pen.line(home, place, stroke=color, width=2.5)
        pen.circle(*place, 6, fill="paper", stroke=color, width=2.5)
    pen.line(home, (home[0] - snap * math.cos(0.5), home[1] + snap * math.sin(0.5)), stroke="muted", width=1)
    pen.note(home[0] - 66, home[1] + 22, "max-snap", "middle", halo=True)
    pen.home(*home, size=10)
    pen.stop(430, 67, "orange", 7)
    x = 506
    pen.heading(x, 92, "Who may enter where")
    for y, color, words in (
            (120, "blue", ["the nearest place of the streets"]),
            (150, "violet", ["the nearest place of a footway", "that leads nowhere"])):
        pen.circle(x + 7, y, 6, fill="paper", stroke=color, width=2.5)
        for row, text in enumerate(words):
            pen.text(x + 24, y + 5 + 18 * row, text)
    for row, words in enumerate(("Each part of the streets within", "max-snap is entered, and the best", "way to the facility counts.")):
        pen.note(x, 204 + 18 * row, words)


def nearest(point, lines):
    """The nearest place on some lines."""
    best = None
    for line in lines:
        for (x, y), (u, v) in zip(line, line[1:]):
            t = ((point[0] - x) * (u - x) + (point[1] - y) * (v - y)) / ((u - x) ** 2 + (v - y) ** 2)
            t = max(0, min(1, t))
            place = (x + t * (u - x), y + t * (v - y))
            if best is None or math.dist(point, place) < math.dist(point, best):
                best = place
    return best


def parts(pen):
    """The distance along an edge as the least of ways from both ends and from a facility on it."""
    left, right, bottom, top, length, limit, highest = 70, 560, 232, 34, 600.0, 205.0, 330.0
    x = lambda metres: left + metres / length * (right - left)
    y = lambda distance: bottom - distance / highest * (bottom - top)
    ways = [(0, 60, "violet", "A"), (300, 20, "orange", "B"), (600, 130, "green", "C")]
    pen.line((left, bottom), (right, bottom), stroke="line", width=1)
    pen.line((left, y(limit)), (right, y(limit)), stroke="red", width=1.5, dash="6 4")
    pen.text(right + 12, y(limit) + 4, "the radius", 13, "red")
    for start, used, color, _ in ways:
        ends = [(0, used + start), (start, used), (length, used + length - start)]
        pen.clip([(left, top), (right, top), (right, bottom), (left, bottom)])
        pen.line(*[(x(m), y(d)) for m, d in ends], stroke=color, width=1.2, dash="3 4")
        pen.end()
    least = lambda m: min((used + abs(m - start), number) for number, (start, used, _, _) in enumerate(ways))
    runs = []
    for k in range(600):
        distance, number = least(k + 0.5)
        number = number if distance <= limit else -1
        if runs and runs[-1][2] == number:
            runs[-1][1] = k + 1
        else:
            runs.append([k, k + 1, number])
    strip = bottom + 34
    pen.line((x(0), strip), (x(length), strip), stroke="line", width=9)
    for start, end, number in runs:
        if number < 0:
            continue
        points = sorted({start, end, *[m for m, *_ in ways if start <= m <= end]})
        pen.line(*[(x(m), y(least(m)[0])) for m in points], stroke=ways[number][2], width=3.5)
        pen.line((x(start), strip), (x(end), strip), stroke=ways[number][2], width=9)
        for m in (start, end):
            if 0 < m < length:
                pen.line((x(m), y(least(m)[0])), (x(m), strip), stroke="muted", width=1, dash="1 4")
    for m, used, color, name in ways:
        pen.circle(x(m), strip, 8, fill=color, stroke="paper", width=2)
        pen.text(x(m), strip + 28, name, 13, color, "middle", 600)
    pen.note(left - 12, y(300), "distance", "end")
    pen.note(left - 12, bottom + 4, "0", "end")
    pen.note(right + 20, strip + 4, "the edge")
    pen.note(right + 12, y(300), "slope ±1")


def service(pen):
    """Three facilities in a town of streets: who serves which stretch best, within a reach."""
    columns, rows = [0, 52, 104, 156, 208, 260, 312, 364], [0, 48, 96, 144, 192]
    streets = Streets.grid(columns, rows, missing=[
        ((156, 48), (156, 96)), ((208, 96), (260, 96)), ((52, 144), (52, 192)), ((312, 0), (364, 0)),
        ((260, 144), (260, 192)), ((104, 0), (104, 48))])
    places = [(60, 54), (226, 140), (322, 40)]
    colors = ["violet", "orange", "green"]
    entered = [streets.enter(p) for p in places]
    served = streets.served(entered, 150)
    at = lambda p: (24 + p[0], 232 - p[1])
    for edge in streets.edges:
        pen.line(at(edge[0]), at(edge[1]), stroke="line", width=5)
    for a, b, number in served:
        pen.line(at(a), at(b), stroke=colors[number], width=5)
    for place, color in zip(places, colors):
        pen.stop(*at(place), color, 8)
    x = 440
    pen.heading(x, 72, "Areas of responsibility")
    for row, (color, words) in enumerate(zip(colors, ("served best by the first", "by the second", "by the third"))):
        pen.line((x, 98 + 26 * row), (x + 26, 98 + 26 * row), stroke=color, width=5)
        pen.text(x + 38, 103 + 26 * row, words)
    pen.line((x, 176), (x + 26, 176), stroke="line", width=5)
    pen.text(x + 38, 181, "beyond everybody's radius")
    pen.note(x, 216, "Each stretch once, cut where two are equally far.")


FIGURES = {"snapping": (snapping, 740, 290), "served-parts": (parts, 690, 312), "service-areas": (service, 740, 262)}
