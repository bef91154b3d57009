#!/usr/bin/env bash
# A Swift toolchain for Linux test runs: Debian's `swiftlang` in a folder of its own.
#
#   swift-chroot.sh ROOT install          make or repair ROOT (nothing to do when it is ready)
#   swift-chroot.sh ROOT check            0 when ROOT is ready, 77 when not
#   swift-chroot.sh ROOT run DIR CMD...   run CMD with DIR (same path inside) as the working folder
#   swift-chroot.sh ROOT remove           delete ROOT
#
# Needs root (debootstrap, chroot, mount). Exit code 77 means "cannot be had on this machine":
# a caller may skip on it, and on nothing else.
#
# Settings: SWIFT_SUITE (trixie), SWIFT_KEEP (space-separated names of variables passed to CMD),
# SWIFT_BIND (colon-separated further folders seen inside at the same path), SWIFT_REQUIRED (when
# set, 1 instead of 77: for a machine that must have it).
#
# The mirror is the one that this machine's apt is configured for; none is named here.
set -euo pipefail

SUITE=${SWIFT_SUITE:-trixie}
RECIPE=3                                  # raise it when what is installed changes
PACKAGES=(swiftlang libc6-dev libstdc++-14-dev)
SKIP=77

say() { printf 'swift-chroot: %s\n' "$*" >&2; }
skip() { say "not available: $*"; [ -z "${SWIFT_REQUIRED:-}" ] || exit 1; exit "$SKIP"; }
usage() { sed -n '2,17s/^# \{0,1\}//p' "$0" >&2; exit 64; }

[ $# -ge 2 ] || usage
ROOT=$1; VERB=$2; shift 2
[ -n "$ROOT" ] && [ "$ROOT" != / ] || usage
case $ROOT in /*) ;; *) ROOT=$PWD/$ROOT ;; esac
ROOT=$(realpath -ms -- "$ROOT")
STAMP=$ROOT/.swift-chroot                 # ready; holds suite and recipe
OURS=$ROOT/.swift-chroot-root             # this script made the folder, so it may delete it

ready() { [ -f "$STAMP" ] && [ "$(cat "$STAMP")" = "$SUITE $RECIPE" ]; }

remove() {
  [ -e "$ROOT" ] || return 0
  if [ ! -e "$OURS" ] && [ -n "$(ls -A -- "$ROOT")" ]; then
    say "$ROOT was not made by this script: not deleted"; exit 1
  fi
  # Mounts are made in private namespaces only; refuse all the same if one is seen here.
  if awk -v r="$ROOT/" 'index($2 "/", r) == 1 { f = 1 } END { exit !f }' /proc/self/mounts; then
    say "something is mounted below $ROOT: not deleted"; exit 1
  fi
  rm -rf --one-file-system -- "$ROOT"
  rm -f -- "$ROOT.log" "$ROOT.acquire"
}

mirror() {
  apt-get indextargets --format '$(REPO_URI)' \
    'Created-By: Packages' 'Origin: Debian' 'Label: Debian' 'Component: main' 2>/dev/null |
    awk 'NF { sub(/\/*$/, "/"); print; exit }'
}

install() {
  ready && { say "ready: $ROOT"; return; }
  [ "$(id -u)" = 0 ] || skip "needs root"
  command -v apt-get >/dev/null || skip "needs apt"
  local tool
  for tool in unshare chroot flock; do command -v "$tool" >/dev/null || skip "needs $tool"; done
  unshare --mount true 2>/dev/null || skip "no private mount namespace"

  mkdir -p -- "$(dirname -- "$ROOT")"
  exec 9>"$ROOT.lock"; flock 9
  ready && { say "ready: $ROOT"; return; }   # another run made it meanwhile

  local free
  free=$(df -Pk -- "$(dirname -- "$ROOT")" | awk 'NR == 2 { print int($4 / 1024) }')
  [ "$free" -ge 5000 ] || skip "5 GB of disk are needed, $free MB are free"
  local site; site=$(mirror)
  if [ -z "$site" ]; then apt-get -qq update || true; site=$(mirror); fi
  [ -n "$site" ] || skip "apt has no Debian source"
  if ! command -v debootstrap >/dev/null; then
    { apt-get -qq update && DEBIAN_FRONTEND=noninteractive \
      apt-get -qq install -y --no-install-recommends debootstrap; } >/dev/null ||
      skip "debootstrap is not installable"
  fi

  remove
  mkdir -p -- "$ROOT"; : >"$OURS"
  local log=$ROOT.log
  say "installing $SUITE and Swift into $ROOT (log: $log)"
  # The host's ways of reaching its mirror (proxy, date checks, retries) hold inside too.
  apt-config dump --format '%F "%v";%n' Acquire 2>/dev/null |
    grep -E '^Acquire::(http|https|Retries|Check-Valid-Until|Check-Date|ForceIPv4)' >"$ROOT.acquire" || true
  if ! ROOT=$ROOT SITE=$site SUITE=$SUITE PACKAGES="${PACKAGES[*]}" \
    unshare --mount --propagation private bash -euo pipefail -s >"$log" 2>&1 <<'INSIDE'
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
debootstrap --variant=minbase "$SUITE" "$ROOT" "$SITE"
cp "$ROOT.acquire" "$ROOT/etc/apt/apt.conf.d/90host"
printf 'APT::Install-Recommends "0";\nDpkg::Options { "--force-unsafe-io"; };\nAcquire::Languages "none";\n' \
  >"$ROOT/etc/apt/apt.conf.d/91lean"
printf 'path-exclude=%s\n' '/usr/share/doc/*' '/usr/share/man/*' '/usr/share/locale/*' \
  '/usr/libexec/swift/lib/swift_static/*' >"$ROOT/etc/dpkg/dpkg.cfg.d/lean"
printf '#!/bin/sh\nexit 101\n' >"$ROOT/usr/sbin/policy-rc.d"; chmod 755 "$ROOT/usr/sbin/policy-rc.d"
for f in resolv.conf hosts; do [ -e "/etc/$f" ] && cp -L "/etc/$f" "$ROOT/etc/$f"; done
mountpoint -q "$ROOT/proc" || mount -t proc proc "$ROOT/proc"
chroot "$ROOT" apt-get -q update
chroot "$ROOT" apt-get -q install -y $PACKAGES
chroot "$ROOT" apt-get -q clean
rm -rf "$ROOT"/var/lib/apt/lists/*
chroot "$ROOT" swift --version
INSIDE
  then
    tail -n 15 -- "$log" >&2
    skip "the installation failed"
  fi
  rm -f -- "$ROOT.acquire"
  printf '%s %s\n' "$SUITE" "$RECIPE" >"$STAMP.new"; mv -- "$STAMP.new" "$STAMP"
  say "done: $(du -sxh -- "$ROOT" | cut -f1)"
}

run() {
  [ $# -ge 2 ] || usage
  ready || skip "not installed: $ROOT"
  local dir; dir=$(realpath -e -- "$1"); shift
  local -a vars=(HOME=/root PATH=/usr/libexec/swift/bin:/usr/sbin:/usr/bin:/sbin:/bin
    LANG=C.UTF-8 LC_ALL=C.UTF-8 TERM=dumb)
  local name
  for name in ${SWIFT_KEEP:-}; do [ -z "${!name+x}" ] || vars+=("$name=${!name}"); done
  # Everything mounted below vanishes with this process: the host's mount table is not touched.
  ROOT=$ROOT DIR=$dir BIND=${SWIFT_BIND:-} exec unshare --mount --propagation private -- bash -euo pipefail -c '
    mount -t proc proc "$ROOT/proc"
    mount --rbind /dev "$ROOT/dev"
    mount -t tmpfs -o mode=1777 tmpfs "$ROOT/tmp"
    IFS=: read -r -a more <<<"$BIND"
    for d in "$DIR" ${more[@]+"${more[@]}"}; do
      [ -n "$d" ] || continue
      mkdir -p "$ROOT$d"; mount --bind "$d" "$ROOT$d"
    done
    exec chroot "$ROOT" /usr/bin/env -i "${@:2:$1}" /bin/sh -c "cd \"\$1\" && shift && exec \"\$@\"" sh "$DIR" "${@:2+$1}"
  ' swift-chroot "${#vars[@]}" "${vars[@]}" "$@"
}

case $VERB in
  install) install ;;
  check) ready || exit "$SKIP" ;;
  run) run "$@" ;;
  remove) remove ;;
  *) usage ;;
esac
