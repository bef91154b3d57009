#!/usr/bin/env bash
# Writes the Swift source of the core, and the C header and module map that it imports.
#
#   bindings.sh PROGRAMS        folder of the core's library and uniffi-bindgen-swift: cargo's target/debug
#
# What it writes is not committed: it is the library's own account of itself.
set -euo pipefail

[ $# -eq 1 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 64; }
PROGRAMS=$(cd -- "$1" && pwd -P)
IOS=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
LIBRARY=$PROGRAMS/librayi_core.so
[ -e "$LIBRARY" ] || LIBRARY=$PROGRAMS/librayi_core.dylib   # on a Mac

cd "$IOS/.."                               # the generator reads the crates' uniffi.toml by cargo
write() {
  local folder=$IOS/Sources/$1; shift
  rm -rf -- "$folder"; mkdir -p -- "$folder"
  "$PROGRAMS/uniffi-bindgen-swift" "$LIBRARY" "$folder" "$@" \
    --module-name rayi_coreFFI --modulemap-filename module.modulemap
}
write RayiCore --swift-sources
write rayi_coreFFI --headers --modulemap
