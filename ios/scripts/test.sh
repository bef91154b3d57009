#!/usr/bin/env bash
# Compiles and tests this package on Linux, in Debian's Swift, through the real library of the core.
#
#   test.sh PROGRAMS [ARGUMENT...]     further arguments are those of `swift test`
#
# PROGRAMS is cargo's target/debug with librayi_core.so, uniffi-bindgen-swift and rayi-collector.
# `cargo xtask ci swift` does the same with the toolchain installed, formats checked and tests counted.
set -euo pipefail

[ $# -ge 1 ] || { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 64; }
PROGRAMS=$(realpath -e -- "$1"); shift
IOS=$(dirname -- "$(dirname -- "$(realpath -e -- "$0")")")
FORMS=$(realpath -e -- "$IOS/../tests/forms")
ROOT=${XDG_CACHE_HOME:-$HOME/.cache}/rayi/swift-trixie
SCRATCH=$(dirname -- "$PROGRAMS")/swift

mkdir -p -- "$SCRATCH"
export RAYI_FORMS=$FORMS RAYI_COLLECTOR=$PROGRAMS/rayi-collector
export SWIFT_KEEP="RAYI_FORMS RAYI_COLLECTOR"
export SWIFT_BIND=$PROGRAMS:$SCRATCH:$FORMS
exec "$IOS/scripts/swift-chroot.sh" "$ROOT" run "$IOS" swift test --scratch-path "$SCRATCH" \
  -Xlinker "-L$PROGRAMS" -Xlinker -rpath -Xlinker "$PROGRAMS" -Xlinker --allow-shlib-undefined "$@"
