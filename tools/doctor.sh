# ./linli doctor: each line says what is there or what to do. Fails if something that "run" needs is missing.
# shellcheck shell=bash disable=SC2154 # root comes from ./linli

problems=0

ok() {
  printf '  ok       %-14s %s\n' "$1" "$2"
}

# Something that only tests or builds need.
note() {
  printf '  note     %-14s %s\n' "$1" "$2"
}

problem() {
  printf '  PROBLEM  %-14s %s\n' "$1" "$2"
  problems=$((problems + 1))
}

# problem, if a build is due; else note.
problem_for_build() {
  if [ "$is_build_due" = yes ]; then problem "$@"; else note "$@"; fi
}

examine() {
  local data=${LINLI_DATA:-$root/data}
  is_build_due=no
  if is_server_stale; then is_build_due=yes; fi
  echo "Building"
  examine_java
  examine_build_tools
  echo "Running"
  examine_platform
  examine_port "${LINLI_PORT:-8080}"
  examine_data "$data"
  examine_database "$data"
  examine_backups
  echo "Testing"
  examine_browser
  echo
  if [ "$problems" -gt 0 ]; then
    echo "$problems of these must be put right before ./linli run works."
    exit 1
  fi
  echo "./linli run will work."
}

examine_java() {
  local jdk
  jdk=$(find_jdk)
  if [ -n "$jdk" ]; then
    ok "JDK" "$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$jdk/release") in $jdk"
  else
    problem "JDK" "missing: $(missing_java)"
  fi
}

examine_build_tools() {
  local lacking
  lacking=$(missing_maven)
  if [ -z "$lacking" ]; then ok "Maven" "$(maven_version)"; else problem_for_build "Maven" "missing: $lacking"; fi
  lacking=$(missing_node)
  if [ -z "$lacking" ]; then
    ok "Node.js" "$(node --version), npm $(npm --version 2>/dev/null)"
  else
    problem_for_build "Node.js" "missing: ${lacking//$'\n'/; }"
  fi
  if [ "$is_build_due" = yes ]; then
    note "build" "the next run builds what is missing or changed"
  else
    ok "build" "up to date"
  fi
}

examine_platform() {
  if [ -n "${LINLI_DB_URL:-}" ]; then
    ok "platform" "$(uname -sm), database elsewhere"
  elif [ "$(uname -sm)" != "Linux x86_64" ]; then
    problem "platform" "the built-in database runs on Linux x86_64, not on $(uname -sm): set LINLI_DB_URL"
  elif is_root && ! unshare -U true 2>/dev/null; then
    problem "platform" "PostgreSQL does not run as root and user namespaces are blocked: run as an ordinary user, or set LINLI_DB_URL"
  else
    ok "platform" "$(uname -sm)$(is_root && echo ', root with user namespaces')"
  fi
}

examine_port() {
  if ! [ "$1" -ge 0 ] 2>/dev/null; then
    problem "port" "LINLI_PORT is not a number: $1"
  elif (exec 3<>"/dev/tcp/${LINLI_HOST:-127.0.0.1}/$1") 2>/dev/null; then
    problem "port" "$1 is in use, perhaps by a Linli that runs: stop it, or set LINLI_PORT"
  else
    ok "port" "$1 is free"
  fi
}

examine_data() {
  local folder=$1 free
  while [ ! -e "$folder" ]; do folder=$(dirname "$folder"); done
  if [ ! -d "$folder" ] || [ ! -w "$folder" ]; then
    problem "data folder" "$folder belongs to $(owner_of "$folder") and cannot be written by $(id -un): change its owner, or set LINLI_DATA"
  elif [ "$folder" = "$1" ]; then
    ok "data folder" "$1 of $(owner_of "$1")"
  else
    ok "data folder" "$1 will be made in $folder"
  fi
  free=$(df -Pk "$folder" | awk 'NR == 2 { print int($4 / 1024) }')
  if [ "$free" -lt 2048 ]; then
    problem "disk" "$free MB free where the data folder is; 2048 MB are needed"
  else
    ok "disk" "$free MB free"
  fi
}

owner_of() {
  # shellcheck disable=SC2012 # stat differs between systems
  ls -ld "$1" | awk '{ print $3 }'
}

examine_database() {
  local cluster=$1/postgres/cluster
  if [ -n "${LINLI_DB_URL:-}" ]; then
    ok "database" "external, as LINLI_DB_URL says"
  elif [ ! -e "$cluster/PG_VERSION" ]; then
    ok "database" "none yet; the first run makes one"
  elif [ ! -r "$cluster/PG_VERSION" ]; then
    problem "database" "$cluster belongs to $(owner_of "$cluster"): run as that user"
  elif [ ! -f "$cluster/postmaster.pid" ]; then
    ok "database" "PostgreSQL $(cat "$cluster/PG_VERSION"), stopped cleanly"
  elif kill -0 "$(head -n1 "$cluster/postmaster.pid")" 2>/dev/null; then
    ok "database" "PostgreSQL $(cat "$cluster/PG_VERSION"), running; the next run adopts it"
  else
    ok "database" "PostgreSQL $(cat "$cluster/PG_VERSION"), was cut off; the next run recovers it"
  fi
}

examine_backups() {
  local folder=${LINLI_BACKUP_DIR:-} newest
  if [ -n "${LINLI_DB_URL:-}" ]; then
    note "backups" "the database of LINLI_DB_URL is backed up by its own tools; ./linli backup takes photos and keys"
  elif [ -z "$folder" ]; then
    note "backups" "no continuous ones: set LINLI_BACKUP_DIR to a folder on another disk (docs/guides/backup.md)"
  elif [ -e "$folder" ] && { [ ! -d "$folder" ] || [ ! -w "$folder" ]; }; then
    problem "backups" "$folder cannot be written by $(id -un): change its owner, or set LINLI_BACKUP_DIR"
  else
    # shellcheck disable=SC2012 # the names are ours
    newest=$(ls "$folder/base" 2>/dev/null | grep '\.linli$' | tail -n1 || true)
    ok "backups" "in $folder${newest:+, newest archive ${newest%%-*}}"
    if [ -z "${LINLI_BACKUP_KEY_FILE:-}${LINLI_BACKUP_KEY:-}" ]; then
      note "backups" "not encrypted and without the keys: set LINLI_BACKUP_KEY_FILE"
    fi
  fi
}

examine_browser() {
  if [ -n "$(find_browser)" ]; then
    ok "browser" "$(find_browser)"
  else
    note "browser" "no Chromium: apt-get install chromium (./linli test does it as root)"
  fi
  if has_chinese_fonts; then
    ok "fonts" "$(fc-list :lang=zh family | head -n1)"
  else
    note "fonts" "no Chinese fonts: apt-get install fontconfig fonts-noto-cjk (./linli test does it as root)"
  fi
}
