from pathlib import Path

from catalog.reading.json_events import Utf8Bytes
from catalog.reading.limits import Limits
from catalog.reading.xml_events import END, START, XmlEvents
from tests.reading.files import make_file


def events_of(path: Path) -> XmlEvents:
    return XmlEvents(Utf8Bytes(path, "utf-8", Limits().max_record_bytes), Limits(), "xml")


def test_path_is_that_of_the_element_at_its_start_and_of_its_parent_at_its_end(tmp_path: Path) -> None:
    events = events_of(make_file(tmp_path, '<a xmlns="urn:x"><b/>t</a>', "a.xml"))
    seen = [(event, tuple(events.path)) for event, _ in events]
    assert seen == [(START, ("a",)), (START, ("a", "b")), (END, ("a",)), (END, ())]


def test_held_element_is_whole_at_its_end(tmp_path: Path) -> None:
    events = events_of(make_file(tmp_path, "<a><r><b>1</b><b>2</b></r><r><b>3</b></r></a>", "a.xml"))
    texts = []
    for event, element in events:
        if event == START and element.tag == "r":
            events.hold()
        elif event == END and element.tag == "r":
            texts.append([child.text for child in element])
    assert texts == [["1", "2"], ["3"]]


def test_what_has_been_read_is_dropped(tmp_path: Path) -> None:
    events = events_of(make_file(tmp_path, "<a>" + "<r><b>1</b></r>" * 50_000 + "</a>", "a.xml"))
    most = 0
    for event, element in events:
        if event == END and element.tag == "r":
            parent = element.getparent()
            most = max(most, len(parent) if parent is not None else 0)
    assert most < 5_000, "no more than the parser reads ahead"
