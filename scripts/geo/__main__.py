"""Makes every layer of data/geo, in memory first; then writes those that differ, or only names them."""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Final

from scripts.geo import cities, contact_line_build, hatching, labels, land, sources, waters, world

LAYERS: Final = Path(__file__).resolve().parents[2] / "data" / "geo"


def made(folder: Path) -> dict[str, str]:
    """The text of every layer by its name; what is reckoned from other layers comes after them."""
    countries = sources.countries(folder)
    texts = land.layers(folder, countries) | waters.layers(folder) | cities.layers(folder) | world.layers(countries)
    texts |= contact_line_build.layers(texts)
    return texts | hatching.layers(texts) | labels.layers(texts)


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/geodata", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a layer differs")
    parser.add_argument("--packages", type=Path, help="a folder to keep the fetched packages in, or that has them")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.packages or Path(temporary)
        if not (folder / sources.ADMIN1).exists():
            sources.fetch(folder)
        texts = {LAYERS / f"{name}.geojson": text.encode() for name, text in made(folder).items()}
    unknown = sorted(set(LAYERS.glob("*.geojson")) - set(texts))
    differing = [path for path, text in texts.items() if not path.exists() or path.read_bytes() != text]
    for path in differing:
        print(f"{'differs' if asked.check else 'written'}: {path.name}")
        if not asked.check:
            path.write_bytes(texts[path])
    for path in unknown:
        print(f"made by nothing: {path.name}")
    print(f"{len(texts)} layers, {len(texts) - len(differing)} the same byte for byte")
    return int(bool(unknown) or (asked.check and bool(differing)))


if __name__ == "__main__":
    sys.exit(main())
