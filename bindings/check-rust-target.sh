#!/usr/bin/env bash
# `cargo check` of the core for a phone, on any machine: finds what a `cfg` or a dependency breaks there.
#
#   check-rust-target.sh TARGET      such as aarch64-apple-ios or aarch64-linux-android
#
# Exit code 77 means that Rust's own library for the target cannot be had here. C sources (SQLCipher, ring)
# are not compiled: their compiler is stood in for by one that makes empty objects, since nothing is linked.
# A Mac builds them (ios/scripts/build-xcframework.sh), or a machine with the NDK (`cargo ndk` from Gradle).
set -euo pipefail

TARGET=$1
ROOT=$(realpath -e -- "$(dirname -- "$0")/..")

rustup target add "$TARGET" >/dev/null 2>&1 || {
  echo "check-rust-target: rustup has no library for $TARGET here" >&2; exit 77
}
STAND_IN=$(mktemp -d); trap 'rm -rf -- "$STAND_IN"' EXIT
mkdir "$STAND_IN/iPhoneOS.sdk"
cat >"$STAND_IN/cc" <<'CC'
#!/usr/bin/env bash
# Preprocesses as the host does, compiles nothing.
out= keep=() preprocess=
while [ $# -gt 0 ]; do
  case $1 in
    -o) out=$2; shift ;;
    -E) preprocess=1; keep+=("$1") ;;
    -arch | -isysroot) shift ;;
    --target=* | -m*) ;;
    *) keep+=("$1") ;;
  esac
  shift
done
[ -z "$preprocess" ] || exec cc "${keep[@]}"
[ -n "$out" ] || exec cc "${keep[@]}"          # it is asked what it is
: >"$out"
CC
chmod +x "$STAND_IN/cc"

cd "$ROOT"
NAME=${TARGET//-/_}
# What Apple's targets ask for besides; Android's do not look at it.
export SDKROOT=$STAND_IN/iPhoneOS.sdk IPHONEOS_DEPLOYMENT_TARGET=17.0
env "CC_$NAME=$STAND_IN/cc" "AR_$NAME=ar" \
  cargo check --locked --package rayi-bindings --target "$TARGET"
