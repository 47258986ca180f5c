"""The picture of a model (DMNDI): editors that draw one want to know where its boxes are."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from engine.rules.exchange.dmn_xml import element, identity

WIDTH, HEIGHT, GAP, TOP = 180, 60, 40, 60


def diagram(root: Xml.Element, inputs: list[str]) -> None:
    """Inputs in a row below, decisions in rows above: those read by others first."""
    decisions = [each for each in root if each.tag.endswith("}decision")]
    rows = [[each.get("id", "") for each in decisions[-1:]], [each.get("id", "") for each in decisions[:-1]], inputs]
    drawn = element(root, "dmndi:DMNDI")
    plane = element(drawn, "dmndi:DMNDiagram", id=identity("diagram"))
    places: dict[str, tuple[int, int]] = {}
    for down, row in enumerate(each for each in rows if each):
        for across, each in enumerate(row):
            x, y = TOP + across * (WIDTH + GAP), TOP + down * (HEIGHT + 2 * GAP)
            places[each] = (x, y)
            shape = element(plane, "dmndi:DMNShape", id=identity("shape", each), dmnElementRef=each)
            element(shape, "dc:Bounds", x=str(x), y=str(y), width=str(WIDTH), height=str(HEIGHT))
    for decision in decisions:
        for arrow in (each for each in decision if each.tag.endswith("}informationRequirement")):
            source = (arrow[0].get("href") or "").removeprefix("#")
            line = element(
                plane, "dmndi:DMNEdge", id=identity("edge", arrow.get("id", "")), dmnElementRef=arrow.get("id", "")
            )
            for place, dy in ((places[source], 0), (places[decision.get("id", "")], HEIGHT)):
                element(line, "di:waypoint", x=str(place[0] + WIDTH // 2), y=str(place[1] + dy))
