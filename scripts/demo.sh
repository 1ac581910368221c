#!/usr/bin/env bash
# Read corpus/, build the index, serve it. Usage: demo.sh ARCHIVE HOME PORT
# A second run finds everything in place and serves at once.
set -euo pipefail
archive=$1 home=$2 port=$3
export ARCHIVE_HOME=$home

status=0
"$archive" ingest corpus/minutes || status=$?
# 3 is "done, with warnings": they are shown above and nothing is missing for it.
[ "$status" -eq 0 ] || [ "$status" -eq 3 ] || exit "$status"
"$archive" reindex --if-needed

cat <<EOF

  Pykälä is ready: http://127.0.0.1:$port/

  Three searches to try:
    http://127.0.0.1:$port/?q=koulu
    http://127.0.0.1:$port/?q=%22hyv%C3%A4ksyttiin+yksimielisesti%22
    http://127.0.0.1:$port/?q=asemakaava&decision_type=approved

EOF
exec "$archive" serve --port "$port"
