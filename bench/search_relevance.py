"""`python -m bench.search_relevance`: nDCG@10 and success@1 over the judged queries, and those that fare worst."""

from tests.relevance.corpora import CORPORA
from tests.relevance.judgements import judged
from tests.relevance.measures import mean, measure

WORST = 8


def main() -> None:
    for name, corpus in CORPORA.items():
        try:
            documents = corpus()
        except FileNotFoundError:
            print(f"{name}: absent, not measured")
            continue
        found = measure(documents, judged(name))
        figures = f"ndcg@10 {mean(one.ndcg for one in found):.3f} success@1 {mean(one.success for one in found):.3f}"
        print(f"{name}: {len(found)} queries over {len(documents)} datasets: {figures}")
        for one in sorted(found, key=lambda one: one.ndcg)[:WORST]:
            print(f"  {one.ndcg:.2f} {one.query}: {', '.join(one.first[:3]) or 'nothing'}")


if __name__ == "__main__":
    main()
