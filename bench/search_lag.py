"""How long after its commit a change is found: measured with the follower of this environment running."""

import time

from django.utils import timezone

from catalog.models import Dataset
from catalog.search.ask import open_index
from catalog.search.engine.question import Question
from catalog.search.engine.reader import answer
from catalog.search.query import need_of

CHANGES = 40
LONGEST = 30.0


def lag() -> float:
    """The 95th of a hundred, in milliseconds; -1 where a change was not found within LONGEST seconds."""
    times = []
    for number, dataset in enumerate(Dataset.objects.public().order_by("pk")[:CHANGES]):
        word = f"benchword{number}x{int(time.time())}"
        dataset.title = {**dataset.title, "en": f"{dataset.title.get('en', '')} {word}"}
        dataset.modified = timezone.now()
        dataset.save(update_fields=["title", "modified"])
        began = time.perf_counter()
        while not answer(open_index(), Question(need=need_of(word), size=1)).count:
            if time.perf_counter() - began > LONGEST:
                return -1.0
            time.sleep(0.002)
        times.append((time.perf_counter() - began) * 1000)
    return round(sorted(times)[int(0.95 * len(times))], 1)
