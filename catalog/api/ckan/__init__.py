"""The CKAN Action API (https://docs.ckan.org/en/2.12/api/): what CKAN's clients ask, answered as CKAN does."""
