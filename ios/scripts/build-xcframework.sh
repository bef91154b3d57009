#!/usr/bin/env bash
# Builds the core for iPhones and simulators and puts it into build/RayiCore.xcframework. For a Mac with Xcode
# and rustup; no Mac has run it yet.
#
#   build-xcframework.sh
set -euo pipefail

IOS=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
ROOT=$(cd -- "$IOS/.." && pwd -P)
DEVICE=aarch64-apple-ios
SIMULATORS=(aarch64-apple-ios-sim x86_64-apple-ios)
export IPHONEOS_DEPLOYMENT_TARGET=17.0

[ "$(uname -s)" = Darwin ] || { echo "build-xcframework: needs a Mac with Xcode" >&2; exit 77; }
cd "$ROOT"
TARGET_DIR=$(cargo metadata --no-deps --format-version 1 |
  sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p')

rustup target add "$DEVICE" "${SIMULATORS[@]}"
for target in "$DEVICE" "${SIMULATORS[@]}"; do
  cargo rustc --locked --package rayi-bindings --profile dist --target "$target" --crate-type staticlib
done
# The generator reads a library of the host: the same calls, whatever the processor.
cargo build --locked --package rayi-bindings --package rayi-bindgen
"$IOS/scripts/bindings.sh" "$TARGET_DIR/debug"

OUT=$IOS/build
rm -rf -- "$OUT"; mkdir -p -- "$OUT/simulator" "$OUT/headers/rayi_coreFFI"
lipo -create -output "$OUT/simulator/librayi_core.a" \
  "$TARGET_DIR/${SIMULATORS[0]}/dist/librayi_core.a" \
  "$TARGET_DIR/${SIMULATORS[1]}/dist/librayi_core.a"
# In a folder of its own: an app with two such frameworks has two module maps.
cp "$IOS"/Sources/rayi_coreFFI/* "$OUT/headers/rayi_coreFFI/"
xcodebuild -create-xcframework \
  -library "$TARGET_DIR/$DEVICE/dist/librayi_core.a" -headers "$OUT/headers" \
  -library "$OUT/simulator/librayi_core.a" -headers "$OUT/headers" \
  -output "$OUT/RayiCore.xcframework"
