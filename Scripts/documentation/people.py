"""Figures of people: where they live, and what a share may mean."""

import math
import random

from walking import Streets


def mask(pen):
    """People of a block, spread evenly and on the part of it that is lived on."""
    high, wide, top = 180, 208, 44
    homes = [(14, 14, 62, 56), (14, 92, 50, 74), (150, 104, 46, 62)]
    stop, radius = (38, 66), 74
    inside = lambda x, y: math.dist((x, y), stop) <= radius
    lived = lambda x, y: any(a <= x <= a + w and b <= y <= b + h for a, b, w, h in homes)
    cells = [(x + 0.5, y + 0.5) for x in range(wide) for y in range(high)]
    even = sum(inside(*c) for c in cells) / len(cells)
    on_mask = [c for c in cells if lived(*c)]
    masked = sum(inside(*c) for c in on_mask) / len(on_mask)
    draw = random.Random(7)
    for number, left in enumerate((16, 266, 516)):
        at = lambda x, y: (left + x, top + y)
        pen.box(left, top, wide, high, 4, fill="zone", stroke="edge", width=1.5)
        if number:
            for x, y, w, h in homes:
                pen.box(*at(x, y), w, h, 3, fill="violet", fill_opacity=0.22, stroke="violet", width=1)
        if number == 1:
            continue
        pen.clip([at(0, 0), at(wide, 0), at(wide, high), at(0, high)])
        pen.circle(*at(*stop), radius, fill="blue", fill_opacity=0.13, stroke="blue", width=1.5)
        pen.end()
        count = 0
        while count < 120:
            x, y = 5 + draw.random() * (wide - 10), 5 + draw.random() * (high - 10)
            if number == 0 or lived(x, y):
                pen.circle(*at(x, y), 2.4, fill="blue" if inside(x, y) else "muted")
                count += 1
        pen.stop(*at(*stop), color="ink")
    for left, title, words in (
            (120, "Spread over the block", f"{100 * even:.0f} % within reach"), (370, "The mask", "residential land"),
            (620, "Spread over the mask", f"{100 * masked:.0f} % within reach")):
        pen.heading(left, 28, title, "middle")
        pen.text(left, top + high + 26, words, anchor="middle")


def readings(pen):
    """One stop and one town with a river and a bridge: four meanings of a share within a distance."""
    columns, rows = [0, 36, 72, 108, 144, 180], [0, 30, 60, 92, 122, 152]
    streets = Streets.grid(columns, rows, missing=[((x, 60), (x, 92)) for x in columns if x != 36])
    stop, reach = (112, 45), 84
    homes = [(10, 8), (26, 40), (46, 22), (62, 48), (82, 14), (94, 66), (98, 36), (126, 20), (134, 52), (152, 36),
             (168, 8), (172, 66), (54, 84), (84, 98), (100, 112), (118, 84), (128, 106), (150, 98), (16, 112), (40, 138),
             (76, 140), (116, 144), (160, 132)]
    entered = [streets.enter(stop)]
    found = streets.distances(entered)

    def walk(home):
        edge, along, way, _ = streets.enter(home)
        return way + streets.at(found, entered, edge, along)[0]

    near = [home for home in homes if math.dist(home, stop) <= reach]
    walked = [home for home in homes if walk(home) <= reach]
    served = streets.served(entered, reach)
    west, south, east, north = -8, -8, 188, 160
    land = sum(math.dist((x + 0.5, y + 0.5), stop) <= reach for x in range(west, east) for y in range(south, north))
    shares = [
        land / ((east - west) * (north - south)), len(near) / len(homes), len(walked) / len(homes),
        sum(math.dist(a, b) for a, b, _ in served) / sum(math.dist(*edge) for edge in streets.edges)]
    titles = [
        ("Land", "in a straight line"), ("People", "in a straight line"), ("People", "along streets"),
        ("Streets", "along streets")]
    scale = 0.84
    for number, left in enumerate((10, 192, 374, 556)):
        at = lambda p: (left + (p[0] - west) * scale, 58 + (north - p[1]) * scale)
        frame = [at(p) for p in ((west, south), (east, south), (east, north), (west, north))]
        pen.polygon(frame, fill="zone")
        pen.clip(frame)
        pen.line(at((west, 76)), at((east, 76)), stroke="line", width=10)
        for edge in streets.edges:
            pen.line(at(edge[0]), at(edge[1]), stroke="paper", width=4)
        if number < 2:
            pen.circle(*at(stop), reach * scale, fill="blue", fill_opacity=(0.24, 0.08)[number], stroke="blue", width=1.5)
        else:
            for a, b, _ in served:
                pen.line(at(a), at(b), stroke="blue", width=(1.5, 4)[number - 2])
        if number in (1, 2):
            for home in homes:
                pen.home(*at(home), color="blue" if home in (near, walked)[number - 1] else "muted", size=5.5)
        pen.end()
        pen.stop(*at(stop), color="orange", size=6)
        pen.polygon(frame, stroke="edge", width=1.2)
        middle = left + (east - west) * scale / 2
        pen.heading(middle, 26, titles[number][0], "middle")
        pen.note(middle, 45, titles[number][1], "middle")
        pen.text(middle, 226, f"{100 * shares[number]:.0f} %", 17, "ink", "middle", 600)


FIGURES = {"people-on-a-mask": (mask, 740, 262), "readings": (readings, 730, 240)}
