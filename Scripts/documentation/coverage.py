"""Figures of exact coverage."""

import math

from geometry import TURN, arcs_inside, circle_points, crossings, edges_inside, hidden, outline

# A town and five stops, y upwards; some stops stand outside it.
TOWN = [(60, 40), (330, 20), (390, 130), (340, 250), (150, 270), (40, 180)]
STOPS = [(105, 205, 62), (185, 160, 62), (255, 215, 62), (345, 95, 62), (75, 25, 62)]


class Frame:
    """Puts figures whose y goes upwards onto the page."""

    def __init__(self, pen, left, bottom, scale=1.0):
        self.pen, self.left, self.bottom, self.scale = pen, left, bottom, scale

    def at(self, point):
        return self.left + point[0] * self.scale, self.bottom - point[1] * self.scale

    def all(self, points):
        return [self.at(point) for point in points]

    def arc(self, piece, **style):
        (x, y, r), start, end = piece
        u, v = self.at((x, y))
        if end - start > TURN - 1e-9:
            self.pen.circle(u, v, r * self.scale, **style)
        else:
            self.pen.arc(u, v, r * self.scale, start, end, **style)

    def disc(self, circle, **style):
        u, v = self.at(circle[:2])
        self.pen.circle(u, v, circle[2] * self.scale, **style)

    def covered(self, town, circles, color="blue", opacity=0.18):
        """The union of circles inside a town, in one tone."""
        pen = self.pen
        pen.clip(self.all(town))
        pen.group(opacity)
        for circle in circles:
            self.disc(circle, fill=color)
        pen.end()
        pen.end()


def boundary(pen):
    """The two kinds of pieces that bound the covered part."""
    frame = Frame(pen, 4, 292, 1.0)
    pen.polygon(frame.all(TOWN), fill="zone", stroke="edge", width=1.5)
    for stop in STOPS:
        frame.disc(stop, stroke="line", width=1.2, dash="3 4")
    frame.covered(TOWN, STOPS)
    for piece in edges_inside(TOWN, STOPS):
        pen.line(*frame.all(piece), stroke="orange", width=4)
    for piece in arcs_inside(outline(STOPS), TOWN):
        frame.arc(piece, stroke="blue", width=3)
    for stop in STOPS:
        pen.stop(*frame.at(stop[:2]), color="ink", size=4.5)
    x = 460
    pen.heading(x, 92, "½ ∮ (x dy − y dx)")
    pen.note(x, 112, "round the covered part of the town")
    pen.line((x, 150), (x + 34, 150), stroke="blue", width=3)
    pen.text(x + 46, 154, "arcs of the outline,")
    pen.text(x + 46, 172, "inside the town")
    pen.line((x, 204), (x + 34, 204), stroke="orange", width=4)
    pen.text(x + 46, 208, "edges of the town,")
    pen.text(x + 46, 226, "inside the circles")
    pen.circle(x + 17, 256, 11, stroke="edge", width=1.2, dash="3 4")
    pen.text(x + 46, 260, "what neighbours hide, or lies")
    pen.text(x + 46, 278, "outside the town: no part of it")


def hiding(pen):
    """A circle with the intervals that its neighbours hide, and the same as bars."""
    circle = (150, 140, 84)
    others = [(235, 205, 62), (268, 112, 70), (96, 42, 60), (40, 168, 48)]
    colors = ["orange", "green", "violet", "red"]
    frame = Frame(pen, 12, 284, 1.0)
    for other, color in zip(others, colors):
        frame.disc(other, fill=color, fill_opacity=0.12, stroke=color, width=1.2)
    frame.disc(circle, stroke="line", width=1.5)
    cover = hidden(circle, others)
    for (start, span), color in zip(cover, colors):
        frame.arc(((*circle[:2], circle[2] + 6), start, start + span), stroke=color, width=3)
    left = [piece for piece in outline([circle] + others) if piece[0] == circle]
    for piece in left:
        frame.arc(piece, stroke="blue", width=4)
    pen.stop(*frame.at(circle[:2]), color="ink")

    x, width, top = 392, 330, 92
    at = lambda angle: x + width * (angle % TURN) / TURN
    pen.heading(x, 62, "The rim, unrolled from 0° to 360°")
    for row, ((start, span), color) in enumerate(zip(cover, colors)):
        y = top + 26 * row
        pen.line((x, y), (x + width, y), stroke="line", width=1)
        end = start + span
        runs = [(start, end)] if end <= TURN else [(start, TURN - 1e-9), (0, end - TURN)]
        for a, b in runs:
            pen.line((at(a), y), (at(b), y), stroke=color, width=7)
    y = top + 26 * 4 + 18
    pen.line((x, y), (x + width, y), stroke="line", width=1)
    for _, start, end in left:
        runs = [(start, end)] if end <= TURN else [(start, TURN - 1e-9), (0, end - TURN)]
        for a, b in runs:
            pen.line((at(a), y), (at(b), y), stroke="blue", width=7)
    pen.note(x, y + 30, "Each neighbour hides one interval. What is left, in blue,")
    pen.note(x, y + 48, "are the arcs of this circle on the outline of all.")


def closing(pen):
    """A boundary that closes, and one of which a piece is missing."""
    town = [(20, 20), (220, 20), (220, 190), (20, 190)]
    stops = [(85, 150, 70), (150, 80, 70)]
    edges, arcs = edges_inside(town, stops), arcs_inside(outline(stops), town)
    for number, left in enumerate((20, 390)):
        frame = Frame(pen, left, 262, 1.12)
        pen.polygon(frame.all(town), fill="zone", stroke="edge", width=1.2)
        frame.covered(town, stops, "blue" if number == 0 else "red", 0.14)
        for piece in edges:
            pen.line(*frame.all(piece), stroke="orange", width=4)
        lost = max(arcs, key=lambda a: (a[2] - a[1]) * a[0][2]) if number else None
        for piece in arcs:
            if piece == lost:
                frame.arc(piece, stroke="red", width=2, dash="1 7")
            else:
                frame.arc(piece, stroke="blue", width=3)
        if lost:
            (x, y, r), start, end = lost
            ends = [(x + r * math.cos(a), y + r * math.sin(a)) for a in (end, start)]
            pen.arrow(*frame.all(ends), color="red", width=2.5, head=10)
            for end in ends:
                pen.circle(*frame.at(end), 5, fill="paper", stroke="red", width=2)
        pen.heading(left + 146, 28, ("Closed: ∮ dx = ∮ dy = 0", "A piece is missing: the run stops")[number], "middle")
    pen.note(166, 286, "the sum of all steps ends where it began", "middle")
    pen.note(536, 286, "the sum of all steps is off by the arrow", "middle")


def polygons(pen):
    """What a polygon in the place of a circle loses."""
    x, y, r, corners = 150, 152, 112, 32
    turn = math.pi / corners
    pen.polygon(circle_points(x, y, r, corners, turn), fill="blue", fill_opacity=0.14, stroke="blue", width=1.2)
    pen.circle(x, y, r, stroke="red", width=1)
    pen.stop(x, y, "ink", 4.5)
    pen.text(x, y + 24, "500 m", anchor="middle")
    # The rim to the east, 9 times as large.
    left, top, side, zoom = 330, 40, 224, 9
    window = [(left, top), (left + side, top), (left + side, top + side), (left, top + side)]
    small = side / zoom
    corner = (x + r - small * 0.75, y - small / 2)
    pen.box(*corner, small, small, 2, stroke="ink", width=1.2)
    pen.line((corner[0] + small, corner[1]), (left, top), stroke="line", width=1)
    pen.line((corner[0] + small, corner[1] + small), (left, top + side), stroke="line", width=1)
    at = lambda p: (left + (p[0] - corner[0]) * zoom, top + (p[1] - corner[1]) * zoom)
    pen.clip(window)
    pen.box(left, top, side, side, 0, fill="paper")
    pen.circle(*at((x, y)), r * zoom, fill="red", fill_opacity=0.75)
    polygon = [at(p) for p in circle_points(x, y, r, corners, turn)]
    pen.polygon(polygon, fill="paper")
    pen.polygon(polygon, fill="blue", fill_opacity=0.14, stroke="blue", width=1.5)
    pen.end()
    pen.polygon(window, stroke="ink", width=1.2)
    pen.note(left + side / 2, 288, "the rim, 9 times as large", "middle")
    pen.note(x, 288, "a circle, and 32 corners for it", "middle")
    x = 600
    pen.heading(x, 66, "What is lost")
    for row, count in enumerate((8, 16, 32, 64)):
        loss = 1 - count / TURN * math.sin(TURN / count)
        pen.text(x, 100 + 28 * row, f"{count} corners", weight=600 if count == corners else 400)
        pen.text(x + 140, 100 + 28 * row, f"{100 * loss:.2f} %", 13, "red", "end")


def depth(pen):
    """How many circles cover a place, and what one alone covers."""
    stops = [(90, 105, 70), (165, 135, 70), (140, 55, 58)]
    frame = Frame(pen, 20, 250, 1.15)
    for stop in stops:
        frame.disc(stop, fill="blue", fill_opacity=0.2)
    for stop in stops:
        frame.disc(stop, stroke="blue", width=1.5)
        pen.stop(*frame.at(stop[:2]), color="ink", size=4.5)
    for point, words in (((50, 128), "1"), ((212, 156), "1"), ((150, 15), "1"), ((125, 138), "2"), ((98, 62), "2"),
                         ((176, 86), "2"), ((131, 94), "3")):
        pen.text(*frame.at(point), words, 14, weight=600, anchor="middle")
    pen.heading(165, 286, "How many facilities cover a place", "middle")

    frame = Frame(pen, 390, 250, 1.15)
    first, others = stops[0], stops[1:]
    pen.group(0.14)
    for stop in others:
        frame.disc(stop, fill="edge")
    pen.end()
    own = [piece for piece in outline(stops) if piece[0] == first]
    inner = arcs_inside(outline(others), circle_points(*first, corners=720))
    pen.polygon(frame.all(chain(own, inner)), fill="orange", fill_opacity=0.35)
    for piece in own:
        frame.arc(piece, stroke="orange", width=3)
    for piece in inner:
        frame.arc(piece, stroke="orange", width=3, dash="1 6")
    for stop in others:
        frame.disc(stop, stroke="edge", width=1.2)
    for stop in stops:
        pen.stop(*frame.at(stop[:2]), color="orange" if stop == first else "ink", size=4.5)
    pen.heading(535, 286, "What one of them alone covers", "middle")


def chain(own, inner):
    """The rim of what one circle alone covers: its own arcs, then those of its neighbours, run backwards."""
    def points(piece):
        (x, y, r), start, end = piece
        angles = [start + (end - start) * k / 60 for k in range(61)]
        return [(x + r * math.cos(a), y + r * math.sin(a)) for a in angles]

    rim, rest = points(own[0]), [points(piece)[::-1] for piece in inner]
    while rest:
        nearest = min(rest, key=lambda p: math.dist(p[0], rim[-1]))
        rest.remove(nearest)
        rim += nearest
    return rim


def halving(pen):
    """Squares that are halved in search of the most distant place."""
    side, left, top = 256, 30, 20
    stops = [(30, 40), (120, 60), (215, 30), (60, 150), (40, 236), (226, 226), (150, 240), (236, 130)]
    distance = lambda x, y: min(math.hypot(x - u, y - v) for u, v in stops)
    squares, best, kept = [(0, 0, side)], 0.0, []
    place = (0, 0)
    while squares:
        further = []
        for x, y, s in squares:
            d = distance(x + s / 2, y + s / 2)
            if d > best:
                best, place = d, (x + s / 2, y + s / 2)
        for x, y, s in squares:
            d = distance(x + s / 2, y + s / 2)
            if d + s / 2 * math.sqrt(2) <= best or s <= 4:
                kept.append((x, y, s))
            else:
                further += [(x + i * s / 2, y + j * s / 2, s / 2) for i in (0, 1) for j in (0, 1)]
        squares = further
    pen.box(left, top, side, side, 0, fill="zone")
    for x, y, s in kept:
        pen.box(left + x, top + y, s, s, 0, stroke="edge", width=0.6)
    pen.circle(left + place[0], top + place[1], best, stroke="orange", width=2)
    for x, y in stops:
        pen.stop(left + x, top + y, "ink", 4.5)
    pen.circle(left + place[0], top + place[1], 6, fill="orange", stroke="paper", width=1.5)
    x = 360
    pen.heading(x, 84, "The most distant place")
    for row, words in enumerate((
            "A square whose middle lies d from the nearest",
            "facility holds nothing beyond d + half its diagonal.",
            "If that is no more than the best place found,",
            "the square is done with; else it is cut into four.",
            "So small squares gather where the worst place is,",
            "and what is found is right to 1 mm.")):
        pen.text(x, 114 + 22 * row, words, color="ink" if row < 4 else "muted")


FIGURES = {
    "boundary": (boundary, 720, 340), "hidden-intervals": (hiding, 740, 312), "closed-boundary": (closing, 720, 300),
    "polygon-loss": (polygons, 760, 304), "depth": (depth, 720, 300), "most-distant-place": (halving, 720, 296),
}
