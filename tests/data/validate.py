"""Prints, for each JSON file named on the command line, whether the schema named first takes it: "yes FILE" or "no FILE".

Exit code 77 if there is no validator (Debian's python3-jsonschema).
"""
import json
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("no python3-jsonschema")
    sys.exit(77)

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
for name in sys.argv[2:]:
    with open(name, encoding="utf-8") as file:
        print("yes" if validator.is_valid(json.load(file)) else "no", name)
