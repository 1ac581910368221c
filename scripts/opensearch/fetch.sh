#!/usr/bin/env bash
# Get the OpenSearch server that the cluster tests start. Usage: fetch.sh FOLDER
# Installs Java 17, Maven and nginx through apt where they are missing; a second run costs
# nothing. The server lies in FOLDER/opensearch-VERSION then, and FOLDER/ready says so.
set -euo pipefail
folder=$(realpath -m "$1")
here=$(cd "$(dirname "$0")" && pwd)
version=$(sed -n 's:.*<opensearch>\(.*\)</opensearch>.*:\1:p' "$here/pom.xml")
home=$folder/opensearch-$version

say() { printf '%s\n' "$*" >&2; }

[ -f "$folder/ready" ] && [ "$(cat "$folder/ready")" = "$version" ] && exit 0

missing=()
java -version 2>&1 | grep -qE 'version "(11|17|21)\.' || missing+=(openjdk-17-jre-headless)
command -v mvn >/dev/null || missing+=(maven)
[ -x /usr/sbin/nginx ] || missing+=(nginx-light)
command -v openssl >/dev/null || missing+=(openssl)
if [ ${#missing[@]} -gt 0 ]; then
    run=()
    if [ "$(id -u)" -ne 0 ]; then
        if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
            run=(sudo)
        else
            say "The cluster tests need these Debian packages, which cannot be installed without root:"
            say "    sudo apt-get update && sudo apt-get install -y ${missing[*]}"
            exit 1
        fi
    fi
    say "Installing ${missing[*]} (apt) ..."
    DEBIAN_FRONTEND=noninteractive "${run[@]}" apt-get install -y -qq --no-install-recommends \
        "${missing[@]}" >/dev/null 2>&1 || {
        "${run[@]}" apt-get update -qq
        DEBIAN_FRONTEND=noninteractive "${run[@]}" apt-get install -y -qq --no-install-recommends \
            "${missing[@]}" >/dev/null
    }
fi

say "Fetching OpenSearch $version from Maven Central ..."
mvn -q -B -f "$here/pom.xml" -Dtarget="$folder" package >&2

# What a module has that comes in a distribution, and a jar from Maven lacks.
describe() { # name, class
    cat >"$home/modules/$1/plugin-descriptor.properties" <<END
description=$1
version=$version
name=$1
classname=$2
java.version=11
opensearch.version=$version
custom.foldername=
extended.plugins=
has.native.controller=false
END
}
describe analysis-common org.opensearch.analysis.common.CommonAnalysisPlugin
describe reindex org.opensearch.index.reindex.ReindexPlugin
cat >"$home/modules/reindex/plugin-security.policy" <<END
grant {
  permission java.net.SocketPermission "*", "connect";
  permission java.lang.RuntimePermission "getClassLoader";
};
END
printf '%s' "$version" >"$folder/ready"
