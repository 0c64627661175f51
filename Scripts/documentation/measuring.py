"""Figures of units, working systems and error bounds."""

import math

EARTH = 6_371_000


def scale(pen):
    """How far a metre of the plane is from a metre on the ground, by the distance from the central meridian."""
    left, right, top, bottom, widest, highest = 86, 560, 40, 250, 320.0, 1.3
    x = lambda km: (left + right) / 2 + km / widest * (right - left) / 2
    y = lambda mille: bottom - mille / highest * (bottom - top)
    error = lambda km: (km * 1000) ** 2 / (2 * EARTH ** 2) * 1000
    limit = EARTH * math.sqrt(2 * 0.001) / 1000
    pen.box(x(-limit), y(1), x(limit) - x(-limit), bottom - y(1), 0, fill="green", fill_opacity=0.09)
    for mille in (0, 0.25, 0.5, 0.75, 1.0, 1.25):
        pen.line((left, y(mille)), (right, y(mille)), stroke="line", width=1)
        pen.text(left - 10, y(mille) + 4, f"{mille:g} ‰", 12, "muted", "end")
        pen.text(right + 12, y(mille) + 4, f"{mille * 50:g} cm", 12, "muted")
    for km in (-300, -200, -100, 0, 100, 200, 300):
        pen.line((x(km), bottom), (x(km), bottom + 5), stroke="line", width=1)
        pen.text(x(km), bottom + 22, f"{abs(km)} km", 12, "muted", "middle")
    pen.line((left, y(1)), (right, y(1)), stroke="red", width=1.5, dash="6 4")
    points = [(x(km), y(error(km))) for km in range(-320, 321, 4)]
    pen.line(*points, stroke="blue", width=2.5)
    pen.line((x(-15), bottom - 2), (x(15), bottom - 2), stroke="orange", width=6)
    pen.line((x(0), bottom - 8), (x(0), y(0.3) + 6), stroke="orange", width=1)
    pen.text(x(0), y(0.3), "3 millionths", 13, "ink", "middle", halo=True)
    pen.text(x(0), y(0.3) - 18, "a city of 30 km:", 13, "ink", "middle", halo=True)
    pen.text(x(0), y(1) - 10, "beyond 1 ‰ a system is refused", 13, "red", "middle")
    pen.note(left - 10, 24, "|scale − 1|", "end")
    pen.note(right + 12, 24, "off on a radius of 500 m")
    pen.note((left + right) / 2, 292, "west and east of the central meridian", "middle")


def border(pen):
    """Degrees at the border, metres inside."""
    boxes = [
        (10, 112, "File", ["GeoJSON, CSV,", "GTFS, OSM …"], "edge"),
        (186, 146, "SourceLayer", ["degrees, or metres", "of the file's system"], "orange"),
        (424, 124, "Layer", ["metres of the", "working system"], "blue"),
        (628, 124, "Figure", ["with its reading", "and error bound"], "green"),
    ]
    top, high = 48, 104
    middle, between = top + high / 2, (186 + 146 + 424) / 2
    pen.line((between, 16), (between, middle - 30), stroke="red", width=1.5, dash="6 4")
    pen.line((between, middle + 14), (between, 186), stroke="red", width=1.5, dash="6 4")
    for x, wide, title, lines, color in boxes:
        pen.box(x, top, wide, high, 10, fill=color, fill_opacity=0.1, stroke=color, width=1.5)
        pen.heading(x + wide / 2, top + 34, title, "middle")
        for row, words in enumerate(lines):
            pen.note(x + wide / 2, top + 60 + 18 * row, words, "middle")
    for before, after, words in zip(boxes, boxes[1:], ("read", "project", "measure")):
        a, b = before[0] + before[1] + 6, after[0] - 6
        pen.arrow((a, middle), (b, middle))
        pen.text((a + b) / 2, middle - 12, words, 12, "muted", "middle")
    pen.note(between - 12, 184, "degrees: nothing is measured", "end")
    pen.note(between + 12, 184, "metres: all lengths and areas")


def ladder(pen):
    """How large errors are, on a radius of 500 m."""
    rows = [
        ("sums over arcs and edges", 2.5e-10, "10⁻¹² of the area", "green"),
        ("the most distant place", 1e-3, "1 mm", "green"),
        ("rim around lines and surfaces", 7.5e-5 * 500, "4 cm", "blue"),
        ("working system, at its limit", 0.5, "50 cm", "blue"),
        ("chords of map layers, no figure", 1.0, "1 m", "edge"),
        ("GCJ-02 and BD-09", 1.0, "about 1 m", "orange"),
        ("datum without a transformation", 200.0, "up to 200 m", "red"),
    ]
    left, right, top, step = 236, 596, 52, 32
    x = lambda metres: left + (math.log10(metres) + 10) / 13 * (right - left)
    for power, words in ((-9, "1 nm"), (-6, "1 µm"), (-3, "1 mm"), (0, "1 m"), (3, "1 km")):
        pen.line((x(10 ** power), top - 14), (x(10 ** power), top + step * 7 - 6), stroke="line", width=1)
        pen.text(x(10 ** power), top - 24, words, 12, "muted", "middle")
    for row, (name, metres, words, color) in enumerate(rows):
        y = top + step * row + 6
        pen.text(left - 14, y + 5, name, anchor="end")
        pen.line((x(1e-10), y), (x(metres), y), stroke=color, width=9)
        pen.text(x(metres) + 14, y + 5, words, 13, "ink", halo=True)


FIGURES = {"degrees-and-metres": (border, 762, 200), "scale": (scale, 720, 304), "error-bounds": (ladder, 720, 284)}
