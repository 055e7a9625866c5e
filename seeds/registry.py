"""Every demo dataset."""

from seeds.datasets import city, environment, reference, transport

DATASETS = (*environment.DATASETS, *transport.DATASETS, *city.DATASETS, *reference.DATASETS)
