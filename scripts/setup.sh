#!/usr/bin/env bash
# Install what a machine lacks. Usage: setup.sh runtime|dev|browser PYTHON VENV
# Each step looks first, so that a second run costs nothing and needs no network.
set -euo pipefail
step=$1 python=$2 venv=$3

say() { printf '%s\n' "$*" >&2; }

# Install Debian packages as root or with sudo; else stop with the command to type.
debian() {
    local missing=()
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' \
            || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    local run=()
    if [ "$(id -u)" -ne 0 ]; then
        if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
            run=(sudo)
        else
            say "These Debian packages are needed and cannot be installed without root: ${missing[*]}"
            say "Type this, then run make again:"
            say "    sudo apt-get update && sudo apt-get install -y ${missing[*]}"
            exit 1
        fi
    fi
    say "Installing ${missing[*]} (apt) ..."
    # A list of packages that is not there or too old is mended by one update.
    DEBIAN_FRONTEND=noninteractive "${run[@]}" apt-get install -y -qq "${missing[@]}" >/dev/null 2>&1 || {
        "${run[@]}" apt-get update -qq
        DEBIAN_FRONTEND=noninteractive "${run[@]}" apt-get install -y -qq "${missing[@]}" >/dev/null
    }
}

case $step in
runtime)
    command -v "$python" >/dev/null || { debian python3; python=python3; }
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
        say "Python 3.11 or newer is needed; $python is $("$python" --version 2>&1)."
        say "Name another one: make setup PYTHON=/path/to/python3"
        exit 1
    }
    "$python" -c 'import ensurepip, venv' 2>/dev/null || debian python3-venv
    debian libvoikko1 voikko-fi
    [ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
    say "Installing Python packages (locked by hash) ..."
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
        --require-hashes --no-deps -r requirements/runtime.txt
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
        --no-build-isolation --no-deps --editable .
    ;;
dev)
    say "Installing the packages for checks and tests (locked by hash) ..."
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
        --require-hashes --no-deps -r requirements/dev.txt
    ;;
browser)
    [ -x /usr/bin/chromium ] || debian chromium
    ;;
*)
    say "setup.sh: unknown step $step"
    exit 2
    ;;
esac
