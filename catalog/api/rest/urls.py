"""The routes under /api/v1/. No trailing slashes: an address is what it says."""

from django.urls import path
from drf_spectacular.views import SpectacularJSONAPIView

from catalog.api.rest.views import (
    datasets,
    docs,
    download,
    personal,
    resources,
    rows,
    schema,
    search,
    vocabularies,
    workflow,
)

urlpatterns = [
    path("datasets", search.Datasets.as_view(), name="datasets"),
    path("datasets/mine", datasets.OwnDatasets.as_view()),
    path("datasets/<str:key>", datasets.OneDataset.as_view()),
    path("datasets/<str:key>/versions", datasets.DatasetVersions.as_view()),
    path("datasets/<str:key>/openness", datasets.DatasetOpenness.as_view()),
    path("datasets/<str:key>/openness/history", datasets.DatasetOpennessHistory.as_view()),
    path("datasets/<str:key>/activity", datasets.DatasetActivity.as_view()),
    path("datasets/<str:key>/resources", resources.NewResource.as_view()),
    path("datasets/<str:key>/submit", workflow.Submit.as_view()),
    path("datasets/<str:key>/approve", workflow.Approve.as_view()),
    path("datasets/<str:key>/return", workflow.Return.as_view()),
    path("datasets/<str:key>/withdraw", workflow.Withdraw.as_view()),
    path("resources/<uuid:resource_id>", resources.OneResource.as_view()),
    path("resources/<uuid:resource_id>/content", resources.ResourceContent.as_view()),
    path("resources/<uuid:resource_id>/validation", resources.ResourceValidation.as_view()),
    path("resources/<uuid:resource_id>/schema", schema.ResourceSchemaView.as_view()),
    path("resources/<uuid:resource_id>/personal-data", personal.ResourcePersonalData.as_view()),
    path("resources/<uuid:resource_id>/contact-columns/<str:column>", personal.ResourceContactColumn.as_view()),
    path("resources/<uuid:resource_id>/rows", rows.Rows.as_view()),
    path("resources/<uuid:resource_id>/download", download.Download.as_view()),
    path("agencies", vocabularies.Agencies.as_view()),
    path("agencies/<slug:slug>", vocabularies.OneAgency.as_view()),
    path("themes", vocabularies.Themes.as_view()),
    path("licenses", vocabularies.Licenses.as_view()),
    path("openapi.json", SpectacularJSONAPIView.as_view(api_version="1"), name="openapi"),
    path("docs", docs.Docs.as_view(), name="api-docs"),
]
