#!/usr/bin/env bash
# Writes the Swift source of the core, and the C header and module map that it imports.
#
#   bindings.sh PROGRAMS        folder of librayi_core.so and uniffi-bindgen-swift: cargo's target/debug
#
# What it writes is not committed: it is the library's own account of itself.
set -euo pipefail

[ $# -eq 1 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 64; }
PROGRAMS=$(realpath -e -- "$1")
IOS=$(dirname -- "$(dirname -- "$(realpath -e -- "$0")")")

cd "$IOS/.."                               # the generator reads the crates' uniffi.toml by cargo
write() {
  local folder=$IOS/Sources/$1; shift
  rm -rf -- "$folder"; mkdir -p -- "$folder"
  "$PROGRAMS/uniffi-bindgen-swift" "$PROGRAMS/librayi_core.so" "$folder" "$@" \
    --module-name rayi_coreFFI --modulemap-filename module.modulemap
}
write RayiCore --swift-sources
write rayi_coreFFI --headers --modulemap
