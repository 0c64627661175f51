"""A small pen for SVG: one drawing gives a file for light pages and one for dark ones."""

import math

LIGHT = {
    "ink": "#1c2733", "muted": "#5f6c7b", "line": "#c6ced8", "panel": "#f5f7fa", "zone": "#e6ebf1",
    "edge": "#8c9aab", "blue": "#1f6feb", "orange": "#d9730d", "green": "#23875a", "red": "#cf3f3f",
    "violet": "#7a5cc7", "paper": "#ffffff",
}
DARK = {
    "ink": "#e8edf3", "muted": "#9eabb9", "line": "#3d4854", "panel": "#171d25", "zone": "#262f3a",
    "edge": "#66758a", "blue": "#5ba3ff", "orange": "#ffab5e", "green": "#56c790", "red": "#ff7d75",
    "violet": "#b9a0ff", "paper": "#000000",
}
FONT = "Inter, 'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif"


def number(value):
    """Two decimals at most, so that every machine writes the same file."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


class Drawing:
    """Shapes in the order in which they are painted; colours are names of the palette."""

    def __init__(self, width, height, palette):
        self.width, self.height, self.palette = width, height, palette
        self.parts, self.clips = [], 0

    def style(self, fill=None, stroke=None, width=1.5, opacity=None, dash=None, fill_opacity=None):
        words = [f'fill="{self.palette.get(fill, "none") if fill else "none"}"']
        if fill_opacity is not None:
            words.append(f'fill-opacity="{number(fill_opacity)}"')
        if stroke:
            words.append(f'stroke="{self.palette[stroke]}" stroke-width="{number(width)}"')
        if dash:
            words.append(f'stroke-dasharray="{dash}"')
        if opacity is not None:
            words.append(f'opacity="{number(opacity)}"')
        return " ".join(words)

    def add(self, part):
        self.parts.append(part)

    def path(self, data, **style):
        self.add(f'<path d="{data}" stroke-linecap="round" stroke-linejoin="round" {self.style(**style)}/>')

    def line(self, *points, closed=False, **style):
        steps = " L".join(f"{number(x)} {number(y)}" for x, y in points)
        self.path(f"M{steps}{' Z' if closed else ''}", **style)

    def polygon(self, points, **style):
        self.line(*points, closed=True, **style)

    def rings(self, rings, **style):
        data = "".join("M" + " L".join(f"{number(x)} {number(y)}" for x, y in ring) + "Z" for ring in rings)
        self.add(f'<path d="{data}" fill-rule="evenodd" {self.style(**style)}/>')

    def circle(self, x, y, radius, **style):
        self.add(f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" {self.style(**style)}/>')

    def box(self, x, y, wide, high, radius=6, **style):
        self.add(
            f'<rect x="{number(x)}" y="{number(y)}" width="{number(wide)}" height="{number(high)}" '
            f'rx="{number(radius)}" {self.style(**style)}/>')

    def arc(self, x, y, radius, start, end, **style):
        """Counter-clockwise as seen on the page, from one angle to the next; angles in radians, y upwards."""
        a = (x + radius * math.cos(start), y - radius * math.sin(start))
        b = (x + radius * math.cos(end), y - radius * math.sin(end))
        large = 1 if end - start > math.pi else 0
        self.path(
            f"M{number(a[0])} {number(a[1])} A{number(radius)} {number(radius)} 0 {large} 0 "
            f"{number(b[0])} {number(b[1])}", **style)

    def text(self, x, y, words, size=13, color="ink", anchor="start", weight=400, italic=False, halo=False):
        extra = ' font-style="italic"' if italic else ""
        if halo:
            extra += (
                f' stroke="{self.palette["paper"]}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"')
        words = words.replace("&", "&amp;").replace("<", "&lt;")
        self.add(
            f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}" font-weight="{weight}" '
            f'text-anchor="{anchor}" fill="{self.palette[color]}"{extra}>{words}</text>')

    def arrow(self, start, end, color="muted", width=1.5, head=7, **style):
        (x, y), (u, v) = start, end
        angle = math.atan2(v - y, u - x)
        base = (u - head * 0.8 * math.cos(angle), v - head * 0.8 * math.sin(angle))
        self.line(start, base, stroke=color, width=width, **style)
        wings = [
            (u - head * math.cos(angle + turn), v - head * math.sin(angle + turn)) for turn in (0.42, -0.42)]
        self.polygon([end, *wings], fill=color)

    def clip(self, points):
        """Begins a group that is cut by a polygon; `end` ends it."""
        self.clips += 1
        corners = " ".join(f"{number(x)},{number(y)}" for x, y in points)
        self.add(
            f'<clipPath id="c{self.clips}"><polygon points="{corners}"/></clipPath><g clip-path="url(#c{self.clips})">')

    def group(self, opacity):
        self.add(f'<g opacity="{number(opacity)}">')

    def end(self):
        self.add("</g>")

    def svg(self):
        body = "\n".join(self.parts)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}" '
            f'width="{self.width}" height="{self.height}" font-family="{FONT}">\n{body}\n</svg>\n')

    # Signs that all figures share.

    def stop(self, x, y, color="blue", size=5):
        """A facility."""
        self.circle(x, y, size, fill=color, stroke="paper", width=1.5)

    def home(self, x, y, color="ink", size=6):
        """Where somebody lives."""
        s = size
        self.polygon(
            [(x - s, y + s), (x - s, y - 0.1 * s), (x, y - s), (x + s, y - 0.1 * s), (x + s, y + s)], fill=color,
            stroke="paper", width=1)

    def heading(self, x, y, words, anchor="start"):
        self.text(x, y, words, size=14, weight=600, anchor=anchor)

    def note(self, x, y, words, anchor="start", **more):
        self.text(x, y, words, size=12, color="muted", anchor=anchor, **more)
