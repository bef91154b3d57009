#!/usr/bin/env bash
# A signed APK without the SDK: shrunk by R8 with the app's own rules, packed, aligned, signed with a key of the
# moment, and looked into. It shows what Gradle's release build rests on: the rules, the manifest, the packing.
#
#   apk.sh NATIVE OUT      NATIVE: a folder with ABI/librayi_core.so (may be empty or absent), OUT: the APK
#
# It takes the classes, resources and manifest that the step `kotlin` of CI made. The manifest is the copy for the
# framework of API 29 that Debian has: what is younger is not in it. Exit code 77 means that a tool is missing here.
set -euo pipefail

ANDROID=$(realpath -e -- "$(dirname -- "$0")/..")
NATIVE=$1
OUT=$(realpath -m -- "$2")
FRAMEWORK=/usr/share/android-framework-res/framework-res.apk
ABIS="arm64-v8a armeabi-v7a x86_64"

missing() { echo "apk: $1 cannot be had here" >&2; exit 77; }
fail() { echo "apk: $1" >&2; exit 1; }
for tool in aapt aapt2 zipalign apksigner keytool jar mvn; do
  command -v "$tool" >/dev/null || missing "$tool"
done
[ -e "$FRAMEWORK" ] || missing "$FRAMEWORK"

made=$ANDROID/app/target/resources
for folder in core app; do
  [ -d "$ANDROID/$folder/target/classes/org/rayi" ] || fail "no classes of $folder: the step kotlin makes them"
done
[ -e "$made/compiled.zip" ] || fail "no resources: the step kotlin makes them"

version() { sed -n "s:.*<$1>\(.*\)</$1>.*:\1:p" "$ANDROID/pom.xml"; }
STAGE=$(mktemp -d)
trap 'rm -rf -- "$STAGE"' EXIT
fetch() {
  mvn --quiet --batch-mode "org.apache.maven.plugins:maven-dependency-plugin:$(version dependency.version):copy" \
    "-Dartifact=$1" "-DoutputDirectory=$STAGE/libraries" >&2 || missing "$1"
}
fetch "com.android.tools:r8:$(version r8.version)"
fetch "org.jetbrains.kotlin:kotlin-stdlib:$(version kotlin.version)"
fetch "org.jetbrains.kotlinx:kotlinx-coroutines-core-jvm:$(version coroutines.version)"
fetch "net.java.dev.jna:jna:$(version jna.version):aar"
fetch "org.robolectric:android-all:$(version android.version)"
cd "$STAGE/libraries"
R8=$(echo r8-*.jar)
PLATFORM=$(echo android-all-*.jar)
mkdir jna && (cd jna && jar xf ../jna-*.aar)

# The manifest's own classes are named by aapt2, as the SDK's build has it.
aapt2 link --auto-add-overlay -I "$FRAMEWORK" --manifest "$made/AndroidManifest.xml" \
  --proguard "$STAGE/manifest.pro" -o "$STAGE/unsigned.apk" "$made/compiled.zip"
jar cf "$STAGE/rayi.jar" -C "$ANDROID/core/target/classes" . -C "$ANDROID/app/target/classes" .
mkdir "$STAGE/dex"
java -cp "$R8" com.android.tools.r8.R8 --release --min-api "$(version android.min)" \
  --lib "$(java -XshowSettings:properties -version 2>&1 | sed -n 's/ *java.home = //p')" --lib "$PLATFORM" \
  --pg-conf "$ANDROID/app/keep.pro" --pg-conf "$STAGE/manifest.pro" --output "$STAGE/dex" \
  "$STAGE/rayi.jar" kotlin-stdlib-*.jar kotlinx-coroutines-core-jvm-*.jar jna/classes.jar

pack() { (cd "$1" && jar "uM${3:-}f" "$STAGE/unsigned.apk" "$2"); }
pack "$STAGE/dex" classes.dex
ours=
for abi in $ABIS; do
  mkdir -p "$STAGE/native/lib/$abi"
  cp "jna/jni/$abi/libjnidispatch.so" "$STAGE/native/lib/$abi/"
  if [ -e "$NATIVE/$abi/librayi_core.so" ]; then
    cp "$NATIVE/$abi/librayi_core.so" "$STAGE/native/lib/$abi/"
    ours="$ours $abi"
  fi
done
# Stored and not packed, so that Android maps them as they lie.
pack "$STAGE/native" lib 0

keytool -genkeypair -keystore "$STAGE/keys" -storepass rayi-of-the-moment -alias rayi -keyalg EC -groupname secp256r1 \
  -dname CN=rayi -validity 1 >/dev/null 2>&1
mkdir -p "$(dirname -- "$OUT")"
zipalign -p -f 4 "$STAGE/unsigned.apk" "$STAGE/aligned.apk"
apksigner sign --ks "$STAGE/keys" --ks-pass pass:rayi-of-the-moment --min-sdk-version "$(version android.min)" \
  --out "$OUT" "$STAGE/aligned.apk"

# What came of it.
apksigner verify --min-sdk-version "$(version android.min)" --verbose "$OUT" | grep -q 'v2 scheme.*true' || fail "it is not signed by scheme v2"
badging=$(aapt dump badging "$OUT" 2>/dev/null)
says() { grep -q -- "$1" <<<"$badging" || fail "the badging has no $1"; }
says "^package: name='org.rayi.app'"
says "^sdkVersion:'$(version android.min)'"
says "^targetSdkVersion:'$(version android.target)'"
says "^launchable-activity: name='org.rayi.app.page.FormsPage'"
says "^native-code: 'arm64-v8a'"
if grep -q application-debuggable <<<"$badging"; then fail "it can be debugged"; fi
names=$(sed -n 's/.*android:name="\(org\.rayi\.app\.[A-Za-z.]*\)".*/\1/p' "$made/AndroidManifest.xml" | sort -u)
for name in $names; do
  grep -qaF "L${name//.//};" "$STAGE/dex/classes.dex" || fail "the shrunk code has lost $name"
done
# JNA finds the core's functions by the names of the methods that stand for them.
for name in uniffi_rayi_core_fn_constructor_projects_open uniffi_rayi_core_fn_method_session_screen; do
  grep -qaF "$name" "$STAGE/dex/classes.dex" || fail "the shrunk code has lost $name"
done

size() { stat -c %s -- "$1"; }
echo "apk: $(size "$OUT") bytes, classes $(size "$STAGE/dex/classes.dex") bytes, $(wc -w <<<"$names") classes of the manifest"
if [ -z "$ours" ]; then
  echo "apk: THE CORE IS NOT IN IT: librayi_core.so for Android needs the NDK"
else
  echo "apk: the core is in it for$ours"
fi
