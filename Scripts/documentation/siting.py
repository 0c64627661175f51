"""Figures of siting: four models on one small town, and a cover of land that is proved."""

import itertools
import math
import random

from coverage import Frame


def town():
    """Demands with weights, and candidates: the same in every panel."""
    draw = random.Random(11)
    demands = []
    while len(demands) < 26:
        place = (12 + draw.random() * 136, 12 + draw.random() * 136)
        if all(math.dist(place, other) > 17 for other, _ in demands):
            heavy = math.dist(place, (52, 60)) < 44
            demands.append((place, draw.choice((3, 4, 5)) if heavy else draw.choice((1, 2))))
    sites = [(x + draw.uniform(-9, 9), y + draw.uniform(-9, 9)) for x in (28, 64, 100, 134) for y in (28, 64, 100, 134)]
    return demands, sites


def models(pen):
    """The best choice of four models, found by trying all."""
    demands, sites = town()
    reach, p = 38, 3
    cost = [[math.dist(place, site) for site in sites] for place, _ in demands]
    within = [{i for i in range(len(demands)) if cost[i][j] <= reach} for j in range(len(sites))]
    weight = lambda rows: sum(demands[i][1] for i in rows)
    covered = lambda chosen: set().union(*(within[j] for j in chosen))
    everything = covered(range(len(sites)))
    few = next(
        c for n in range(1, 9) for c in itertools.combinations(range(len(sites)), n) if covered(c) >= everything)
    choices = list(itertools.combinations(range(len(sites)), p))
    most = max(choices, key=lambda c: weight(covered(c)))
    total = min(choices, key=lambda c: sum(w * min(cost[i][j] for j in c) for i, (_, w) in enumerate(demands)))
    worst = min(choices, key=lambda c: max(min(cost[i][j] for j in c) for i in range(len(demands))))
    panels = [
        ("Set covering", "fewest sites for all", few, True), ("Maximal covering", "most weight for 3 sites", most, True),
        ("p-median", "least mean distance", total, False), ("p-center", "least greatest distance", worst, False)]
    whole = weight(range(len(demands)))
    for number, (title, goal, chosen, by_reach) in enumerate(panels):
        left = 10 + 182 * number
        frame = Frame(pen, left, 222, 1.03)
        corners = frame.all([(0, 0), (160, 0), (160, 160), (0, 160)])
        pen.polygon(corners, fill="zone")
        pen.clip(corners)
        if by_reach:
            for j in chosen:
                frame.disc((*sites[j], reach), fill="blue", fill_opacity=0.13, stroke="blue", width=1)
        else:
            for i, (place, _) in enumerate(demands):
                best = min(chosen, key=lambda j: cost[i][j])
                longest = title == "p-center" and cost[i][best] == max(
                    min(cost[k][j] for j in chosen) for k in range(len(demands)))
                pen.line(frame.at(place), frame.at(sites[best]), stroke="red" if longest else "edge",
                         width=2.5 if longest else 1.2)
        for i, (place, w) in enumerate(demands):
            served = not by_reach or i in covered(chosen)
            pen.circle(*frame.at(place), 2 + 0.95 * w, fill="blue" if served else "paper", stroke="paper" if served else "muted",
                       width=1 if served else 1.5)
        for j, site in enumerate(sites):
            x, y = frame.at(site)
            if j in chosen:
                pen.polygon([(x, y - 9), (x + 8, y + 6), (x - 8, y + 6)], fill="orange", stroke="paper", width=1.5)
            else:
                pen.polygon([(x, y - 5), (x + 4.5, y + 3.5), (x - 4.5, y + 3.5)], fill="paper", stroke="muted", width=1)
        pen.end()
        pen.polygon(corners, stroke="edge", width=1.2)
        middle = left + 82
        pen.heading(middle, 24, title, "middle")
        pen.note(middle, 43, goal, "middle")
        if title == "Set covering":
            words = f"{len(chosen)} sites"
        elif by_reach:
            words = f"{100 * weight(covered(chosen)) / whole:.0f} % of the weight"
        else:
            distances = [min(cost[i][j] for j in chosen) for i in range(len(demands))]
            mean = sum(w * d for (_, w), d in zip(demands, distances)) / whole
            words = f"mean {mean:.0f}, greatest {max(distances):.0f}"
        pen.text(middle, 246, words, 13, "ink", "middle")


def cover(pen):
    """Rounds of a cover of land: a sample, a choice, the worst place left, which joins the sample."""
    side, radius = 100, 36
    steps = [8 + 14 * k for k in range(7)]
    sites = [(x, y) for x in steps for y in steps]
    fine = [(x * 2.0, y * 2.0) for x in range(51) for y in range(51)]
    sample, rounds = [(10, 10), (90, 10), (90, 90), (10, 90), (50, 50)], []
    while True:
        chosen = fewest(sample, sites, radius)
        gap = lambda p: min(math.dist(p, s) for s in chosen) - radius
        worst = max(fine, key=gap)
        rounds.append((list(sample), chosen, worst, gap(worst)))
        if gap(worst) <= 0:
            break
        sample.append(worst)
    for number, index in enumerate((0, len(rounds) // 2, len(rounds) - 1)):
        points, chosen, worst, excess = rounds[index]
        left = 12 + 246 * number
        frame = Frame(pen, left, 262, 2.1)
        corners = frame.all([(0, 0), (side, 0), (side, side), (0, side)])
        pen.polygon(corners, fill="red", fill_opacity=0.18)
        pen.clip(corners)
        for site in chosen:
            frame.disc((*site, radius), fill="paper")
        pen.end()
        frame.covered([(0, 0), (side, 0), (side, side), (0, side)], [(*s, radius) for s in chosen], "blue", 0.17)
        pen.clip(corners)
        for site in chosen:
            frame.disc((*site, radius), stroke="blue", width=1.2)
        pen.end()
        for point in points:
            pen.circle(*frame.at(point), 3, fill="ink")
        for x, y in map(frame.at, chosen):
            pen.polygon([(x, y - 8), (x + 7, y + 5), (x - 7, y + 5)], fill="orange", stroke="paper", width=1.5)
        if excess > 0:
            pen.circle(*frame.at(worst), 7, fill="red", stroke="paper", width=2)
        pen.polygon(corners, stroke="edge", width=1.2)
        middle = left + side * 1.05
        pen.heading(middle, 36, f"Round {index + 1}", "middle")
        words = (f"{len(chosen)} sites, a gap is left", f"{len(chosen)} sites reach every point")[excess <= 0]
        pen.text(middle, 288, words, anchor="middle")
        pen.note(middle, 308, f"{len(points)} points in the sample", "middle")


def fewest(sample, sites, radius):
    """The fewest sites that reach all points of a sample: depth first, the limit rising by one."""
    reached = [sum(1 << i for i, p in enumerate(sample) if math.dist(p, s) <= radius) for s in sites]
    everything = (1 << len(sample)) - 1

    def search(open_points, left):
        if not open_points:
            return []
        widest = max((mask & open_points).bit_count() for mask in reached)
        if left * widest < open_points.bit_count():
            return None
        # A point that few sites reach decides soonest.
        point = min(
            (i for i in range(len(sample)) if open_points >> i & 1), key=lambda i: sum(m >> i & 1 for m in reached))
        options = [j for j, mask in enumerate(reached) if mask >> point & 1]
        for j in sorted(options, key=lambda j: -(reached[j] & open_points).bit_count()):
            found = search(open_points & ~reached[j], left - 1)
            if found is not None:
                return [sites[j], *found]
        return None

    return next(found for n in range(1, len(sites)) if (found := search(everything, n)) is not None)


FIGURES = {"models": (models, 740, 260), "full-cover": (cover, 740, 322)}
