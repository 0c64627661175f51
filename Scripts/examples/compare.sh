#!/usr/bin/env bash
# Compares Minhang's plan with its scenarios and names the one that brings most people into reach of public transport
# or a charger for each new site. Run it to see how a script reads Ambit's JSON; needs python3.
#
#   Scripts/examples/compare.sh            builds ambit if need be
#   AMBIT=path/to/ambit Scripts/examples/compare.sh
set -euo pipefail
cd "$(dirname "$0")/../.."

if [ -z "${AMBIT:-}" ]; then
  Scripts/setup >&2
  swift build -c release --product ambit >&2
  AMBIT=$(swift build -c release --show-bin-path)/ambit
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# One command computes the baseline and every scenario; the figures come out as JSON.
"$AMBIT" compare GeoData/minhang/plan.yaml GeoData/minhang/scenarios/*.yaml \
  --only transit-coverage ev-coverage rail-coverage new-green \
  --format json --quiet --output "$folder/comparison" > "$folder/comparison.json"

python3 - "$folder/comparison.json" <<'PYTHON'
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    comparison = json.load(file)

print("baseline")
for indicator in comparison["baseline"]["indicators"]:
    print(f"  {indicator['id']:<20} {indicator['value']:.4f} {indicator['unit']}")

best = None
for scenario in comparison["scenarios"]:
    reached = [i["id"] for i in scenario["indicators"] if i["metAfter"] and not i["metBefore"]]
    # People who gain a stop and a charger count twice: each is a service of its own.
    people = sum((i["reach"] or {}).get("peopleGained") or 0 for i in scenario["indicators"])
    per_site = people / scenario["cost"] if scenario["cost"] else 0
    print(f"{scenario['name']}: reaches {', '.join(reached) or 'no further target'};", end=" ")
    print(f"{people:,.0f} people, {per_site:,.0f} for each new site")
    if best is None or per_site > best[0]:
        best = (per_site, scenario["name"])

print(f"best by cost: {best[1]}")
PYTHON
