"""Every demo dataset."""

from seeds.datasets import environment, finance, market, people, reference, transport, urban

DATASETS = (
    *environment.DATASETS,
    *transport.DATASETS,
    *urban.DATASETS,
    *finance.DATASETS,
    *market.DATASETS,
    *people.DATASETS,
    *reference.DATASETS,
)
