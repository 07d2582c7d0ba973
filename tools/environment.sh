# What Linli needs from the machine, and where it is.
# shellcheck shell=bash

java_needed=25
node_needed=20
maven_needed=3.8

say() {
  printf 'linli: %s\n' "$*" >&2
}

# The major version of the JDK in a folder; nothing if there is none with a compiler.
jdk_version() {
  if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  fi
}

# Prints the folder of the first JDK that is new enough: JAVA_HOME, the usual folders, the one on the path.
find_jdk() {
  local on_path folder version
  on_path=$(command -v javac || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")
  for folder in "${JAVA_HOME:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$on_path"; do
    [ -n "$folder" ] || continue
    version=$(jdk_version "$folder")
    if [ -n "$version" ] && [ "$version" -ge "$java_needed" ]; then
      printf '%s\n' "$folder"
      return
    fi
  done
}

node_version() {
  { node --version 2>/dev/null || true; } | sed -n 's/^v\([0-9]*\).*/\1/p'
}

maven_version() {
  { JAVA_HOME="${JAVA_HOME:-$(find_jdk)}" mvn --version 2>/dev/null || true; } |
    sed -n 's/.*Apache Maven \([0-9]*\.[0-9]*\).*/\1/p'
}

# Whether version $1 is at least version $2; both are numbers with points.
is_at_least() {
  [ "$(printf '%s\n%s\n' "$2" "$1" | sort -t. -k1,1n -k2,2n | head -n1)" = "$2" ]
}

find_browser() {
  command -v chromium || command -v chromium-browser || command -v google-chrome || true
}

has_chinese_fonts() {
  command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh family 2>/dev/null | head -n1)" ]
}

is_root() {
  [ "$(id -u)" -eq 0 ]
}

missing_java() {
  [ -n "$(find_jdk)" ] || echo "a JDK $java_needed or newer (apt: temurin-$java_needed-jdk or openjdk-$java_needed-jdk; or set JAVA_HOME)"
}

missing_node() {
  local version
  version=$(node_version)
  if [ -z "$version" ] || [ "$version" -lt "$node_needed" ]; then
    echo "Node.js $node_needed or newer${version:+, not $version} (https://nodejs.org)"
  fi
  command -v npm >/dev/null || echo "npm (comes with Node.js)"
}

missing_maven() {
  local version
  version=$(maven_version)
  if [ -z "$version" ] || ! is_at_least "$version" "$maven_needed"; then
    echo "Maven $maven_needed or newer${version:+, not $version} (apt: maven)"
  fi
}

# Stops with one message if any of the named things is missing, else exports JAVA_HOME.
need() {
  local missing
  missing=$(for thing in "$@"; do "missing_$thing"; done)
  if [ -n "$missing" ]; then
    say "this machine lacks:"
    printf '  - %s\n' "${missing//$'\n'/$'\n'  - }" >&2
    say "./linli doctor explains more."
    exit 2
  fi
  JAVA_HOME=$(find_jdk)
  export JAVA_HOME
}
