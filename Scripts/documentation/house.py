"""The modules of Ambit as a house: whoever stands on a floor names only what lies below."""

FLOORS = [
    [("ambit", "the command line", "edge")],
    [("Reporting", "tables, JSON, CSV, layers, folders", "edge")],
    [("PlanStudies", "sensitivity, uncertainty, new sites", "orange")],
    [("Planning", "workspaces, scenarios, comparison, fair shares", "orange")],
    [("Measures", "the catalogue: coverage, life circles, provision …", "orange")],
    [("Evaluation", "plans with their data, people, figures and readings", "orange")],
    [("PlanFile", "plans as text", "green"), ("DataQuality", "checks of layers", "green")],
    [("Coverage", "exact areas", "blue"), ("StreetNetwork", "walks", "blue"), ("Provision", "amounts", "blue"),
     ("Importing", "GTFS, OSM", "blue"), ("Siting", "new sites", "violet"),
     ("Accessibility", "travel costs", "violet")],
    [("GIS", "values, files, coordinate systems, texts; GEOS and PROJ", "blue")],
]


def house(pen):
    left, wide, high, gap, top = 20, 700, 38, 7, 14
    for number, floor in enumerate(FLOORS):
        y = top + number * (high + gap)
        share = (wide - gap * (len(floor) - 1)) / len(floor)
        for place, (name, words, color) in enumerate(floor):
            x = left + place * (share + gap)
            pen.box(x, y, share, high, 7, fill=color, fill_opacity=0.12, stroke=color, width=1.3)
            if len(floor) > 2:
                pen.text(x + share / 2, y + 17, name, 12.5, "ink", "middle", 600)
                pen.note(x + share / 2, y + 32, words, "middle")
            else:
                pen.text(x + 18, y + 24, name, 13, "ink", weight=600)
                pen.note(x + 130, y + 24, words)
    bottom = top + len(FLOORS) * (high + gap) + 12
    pen.note(left, bottom, "Each names only what lies below it. Siting and Accessibility (violet) know no geometry.")


FIGURES = {"house": (house, 740, 440)}
