#!/usr/bin/env bash
# Resolve the dependencies of pyproject.toml into lock files with hashes and without addresses.
set -euo pipefail
bin=$1
common=(--quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate
        --no-emit-index-url --no-emit-find-links)
"$bin/uv" pip compile "${common[@]}" pyproject.toml requirements/build.in -o requirements/runtime.txt
"$bin/uv" pip compile "${common[@]}" --extra dev -c requirements/runtime.txt \
    pyproject.toml requirements/build.in -o requirements/dev.txt
