"""A process that tells which of GDAL's drivers stay unused here: it heeds GDAL_SKIP only when it starts."""

import sys

import orjson
import pyogrio

USED = {"ESRI Shapefile", "GPKG"}


def main() -> None:
    others = sorted(set(pyogrio.list_drivers()) - USED)
    sys.stdout.buffer.write(orjson.dumps({"end": "whole", "others": others}) + b"\n")


if __name__ == "__main__":
    main()
