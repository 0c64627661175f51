"""Figures of scenarios and of fair shares."""

from coverage import Frame
from geometry import circle_points


def change(pen):
    """A stop moves: what comes into reach, and what falls out of it."""
    before, after, other = (120, 110, 66), (196, 128, 66), (210, 48, 66)
    frame = Frame(pen, 16, 250, 1.15)
    own = lambda circle, others, color: difference(pen, frame, circle, others, color)
    for circle in (before, after, other):
        frame.disc(circle, fill="edge", fill_opacity=0.12)
    own(before, [after, other], "red")
    own(after, [before, other], "green")
    for circle, color, dash in ((other, "edge", None), (before, "red", "4 4"), (after, "green", None)):
        frame.disc(circle, stroke=color, width=1.6, dash=dash)
    pen.stop(*frame.at(other[:2]), color="ink")
    pen.circle(*frame.at(before[:2]), 6, fill="paper", stroke="red", width=2)
    pen.stop(*frame.at(after[:2]), color="green", size=7)
    a, b = frame.at(before[:2]), frame.at(after[:2])
    pen.arrow((a[0] + 9, a[1] - 2), (b[0] - 10, b[1] + 2), color="ink")
    x = 400
    for y, color, title, words in (
            (84, "green", "gained", "new reach ∖ old reach"), (136, "red", "lost", "old reach ∖ new reach")):
        pen.box(x, y - 14, 26, 20, 4, fill=color, fill_opacity=0.35, stroke=color)
        pen.heading(x + 40, y + 1, title)
        pen.note(x + 106, y + 1, words)
    pen.text(x, 192, "change = gained − lost")
    pen.note(x, 214, "Both are exact areas of unions. What the two")
    pen.note(x, 232, "states share is never cut, so no slivers appear.")


def difference(pen, frame, circle, others, color):
    """What a circle has and others have not: painted as what even-odd leaves within its clip."""
    pen.clip(frame.all(circle_points(*circle, corners=240)))
    # The others are cut out one after another: outside the first, of that outside the second.
    for other in others:
        hole = frame.all(circle_points(*other, corners=240))
        box = [(-10, -10), (900, -10), (900, 400), (-10, 400)]
        data = "".join("M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for ring in (box, hole))
        pen.clips += 1
        pen.add(
            f'<clipPath id="c{pen.clips}"><path clip-rule="evenodd" d="{data}"/></clipPath>'
            f'<g clip-path="url(#c{pen.clips})">')
    frame.disc(circle, fill=color, fill_opacity=0.35)
    for _ in range(len(others) + 1):
        pen.end()


def shares(pen):
    """Two projects whose reaches overlap, in both orders."""
    value = {"": 0.0, "A": 3.0, "B": 2.5, "AB": 4.5}
    frame = Frame(pen, 2, 246, 1.12)
    a, b = (84, 106, 76), (178, 126, 69)
    for circle, color, name, words, place in (
            (a, "blue", "A", "alone +3.0", (54, 112)), (b, "orange", "B", "alone +2.5", (206, 134))):
        frame.disc(circle, fill=color, fill_opacity=0.2, stroke=color, width=1.5)
        u, v = frame.at(place)
        pen.text(u, v, name, 17, color, "middle", 700)
        pen.note(u, v + 18, words, "middle")
    pen.note(*frame.at((126, 8)), "both together +4.5", "middle")
    x, unit, top = 340, 78, 44
    rows = [
        ("A first, then B", [("A", value["A"]), ("B", value["AB"] - value["A"])]),
        ("B first, then A", [("B", value["B"]), ("A", value["AB"] - value["B"])])]
    rows.append(("the mean of both", [(p, sum(dict(r[1])[p] for r in rows) / 2) for p in "AB"]))
    for number, (title, pieces) in enumerate(rows):
        y = top + number * 62 + (14 if number == 2 else 0)
        pen.text(x, y, title, weight=600 if number == 2 else 400)
        left = x
        for project, amount in pieces:
            color = "blue" if project == "A" else "orange"
            pen.box(left, y + 10, amount * unit - 3, 22, 4, fill=color, fill_opacity=0.85 if number == 2 else 0.35)
            pen.text(left + amount * unit / 2, y + 26, f"{project} +{amount:.1f}", 13, "paper" if number == 2 else "ink",
                     "middle", 600)
            left += amount * unit
    pen.note(x, 254, "Shares add up to the whole change, in whatever order it is built.")


def versions(pen):
    """A scenario shares what no edit touches with the baseline."""
    layers = ["zones", "stops", "parks", "people"]
    figures = [("coverage", (0, 1)), ("park area each", (0, 2, 3))]
    xs = {"base": 150, "scenario": 470}
    for column, (name, title) in enumerate((("base", "Baseline"), ("scenario", "Scenario: one park more"))):
        x = xs[name]
        pen.heading(x, 26, title, "middle")
        for row, layer in enumerate(layers):
            y = 46 + 38 * row
            edited = column == 1 and layer == "parks"
            pen.box(x - 74, y, 148, 28, 7, fill="green" if edited else "edge",
                    fill_opacity=0.22 if edited else 0.14, stroke="green" if edited else "edge", width=1.2)
            pen.text(x, y + 19, layer + (" + edit" if edited else ""), anchor="middle", weight=600 if edited else 400)
            if column == 1 and not edited:
                pen.line((xs["base"] + 78, y + 14), (x - 78, y + 14), stroke="edge", width=1.2, dash="2 4")
        for row, (figure, reads) in enumerate(figures):
            y = 222 + 38 * row
            fresh = column == 1 and 2 in reads
            color = "blue" if column == 0 or fresh else "edge"
            pen.box(x - 74, y, 148, 28, 14, fill=color, fill_opacity=0.16, stroke=color, width=1.5)
            pen.text(x, y + 19, figure, anchor="middle", weight=600 if fresh else 400)
            if column == 1 and not fresh:
                pen.line((xs["base"] + 78, y + 14), (x - 78, y + 14), stroke="edge", width=1.2, dash="2 4")
    pen.note(310, 52, "shared", "middle", halo=True)
    pen.note(562, 65, "layers, each with a version")
    pen.note(562, 241, "read again from memory")
    pen.text(562, 279, "computed anew", 12, "blue")


FIGURES = {"gained-and-lost": (change, 740, 272), "fair-shares": (shares, 740, 272), "versions": (versions, 740, 304)}
