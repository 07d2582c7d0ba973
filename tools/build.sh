# Building what is missing or older than its sources. A second start finds everything built and runs neither npm nor
# Maven. Each result has a stamp that is as old as the begin of its build.
# shellcheck shell=bash disable=SC2154 # root comes from ./linli

web_lock_stamp=$root/web/node_modules/.linli-lock
web_stamp=$root/web/node_modules/.linli-built
server=$root/app/target/server
server_stamp=$server/built
server_jar=$server/linli-server.jar
bench_classpath=$root/bench/target/classpath
bench_stamp=$root/bench/target/linli-built
city_classpath=$root/engines/city/target/generate-classpath

java_options="-XX:+UseCompactObjectHeaders -XX:MaxRAMPercentage=40 --enable-native-access=ALL-UNNAMED
  --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true -Dfile.encoding=UTF-8"

# Whether any of the files and folders is newer than the stamp. A folder becomes newer when something in it goes.
is_stale() {
  local stamp=$1
  shift
  [ ! -f "$stamp" ] || [ -n "$(find "$@" -newer "$stamp" -print -quit)" ]
}

is_web_stale() {
  [ ! -f "$root/web/dist/assets/manifest.json" ] ||
    is_stale "$web_stamp" "$root/web/src" "$root/web/public" "$root/web/package.json" "$root/web/package-lock.json" \
      "$root/web/vite.config.ts" "$root/web/tsconfig.json"
}

is_server_stale() {
  [ ! -f "$server_jar" ] || is_web_stale ||
    is_stale "$server_stamp" "$root/app/src" "$root"/engines/*/src "$root/pom.xml" "$root/app/pom.xml" \
      "$root"/engines/*/pom.xml "$root/.mvn" "$web_stamp" "$root/tools/build.sh"
}

is_bench_stale() {
  [ ! -f "$bench_classpath" ] || is_stale "$bench_stamp" "$root/bench/src" "$root/bench/pom.xml" "$root/app/src" \
    "$root"/engines/*/src "$root/pom.xml" "$root/app/pom.xml" "$root"/engines/*/pom.xml
}

need_for_server() {
  if is_web_stale; then
    need java node maven
  elif is_server_stale; then
    need java maven
  else
    need java
  fi
}

need_for_bench() {
  if is_web_stale; then need java node maven; else need java maven; fi
}

maven() {
  (cd "$root" && mvn -B -ntp "$@" </dev/null)
}

# npm ci, unless exactly these packages are installed already.
ensure_packages() {
  local wanted
  wanted=$(node --version; cksum <"$root/web/package-lock.json")
  if [ ! -f "$web_lock_stamp" ] || [ "$(cat "$web_lock_stamp")" != "$wanted" ]; then
    say "installing the packages of the front end"
    (cd "$root/web" && npm ci --no-audit --no-fund --loglevel=error </dev/null) >&2 || return 1
    printf '%s\n' "$wanted" >"$web_lock_stamp"
  fi
}

ensure_web() {
  if is_web_stale; then
    ensure_packages || return 1
    say "building the front end"
    touch "$web_stamp.begun"
    (cd "$root/web" && npm run --silent build </dev/null) >&2 || return 1
    mv "$web_stamp.begun" "$web_stamp"
  fi
}

ensure_server() {
  ensure_web
  if is_server_stale; then
    say "building the server (some minutes the first time)"
    local begun=$root/app/target/server-build-begun
    mkdir -p "$root/app/target"
    touch "$begun"
    maven -q -Dmaven.test.skip=true package -pl app -am >&2
    rm -rf "$server"
    unpack_server
    prepare_fast_start
    mv "$begun" "$server_stamp"
  fi
}

# The server as a folder of jars starts faster than the one big jar.
unpack_server() {
  local packed
  packed=$(ls "$root"/app/target/linli-app-*-server.jar)
  cp "$packed" "$root/app/target/linli-server.jar"
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$root/app/target/linli-server.jar" extract --destination "$server" >&2
  rm "$root/app/target/linli-server.jar"
}

# Lets an empty server start once, answer a page and stop, while the Java machine notes which classes that takes. The
# note saves a good third of every later start; without it the server starts all the same.
prepare_fast_start() {
  local data=$root/app/target/fast-start-data log=$root/app/target/fast-start.log archive process port waited=0
  archive=$(fast_start_archive)
  say "preparing fast starts"
  rm -rf "$data"
  # shellcheck disable=SC2086 # the options are words
  LINLI_DATA=$data LINLI_KEYS_DIR='' LINLI_DB_URL='' LINLI_HOST=127.0.0.1 LINLI_PORT=0 LINLI_MANAGEMENT_PORT=0 LINLI_PUBLIC_URL='' LINLI_TRUSTED_PROXIES='' \
    "$JAVA_HOME/bin/java" $java_options "-XX:AOTCacheOutput=$archive" -jar "$server_jar" run --empty \
    >"$log" 2>&1 </dev/null &
  process=$!
  trap 'kill -TERM "$process" 2>/dev/null || true' EXIT
  while kill -0 "$process" 2>/dev/null && ! grep -q 'is ready' "$log" && [ "$waited" -lt 600 ]; do
    sleep 0.2
    waited=$((waited + 1))
  done
  port=$(sed -n 's#.*http://127\.0\.0\.1:\([0-9]*\)/$#\1#p' "$log" | head -n1)
  [ -z "$port" ] || ask_once "$port"
  kill -TERM "$process" 2>/dev/null || true
  wait "$process" 2>/dev/null || true
  trap - EXIT
  rm -rf "$data" "$archive.config"
  [ -f "$archive" ] || say "no fast starts on this machine; $log says why"
}

ask_once() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$1"
    printf 'GET / HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$1" >&3
    cat <&3 >/dev/null
  ) 2>/dev/null || true
}

# It fits one build of the Java machine only.
fast_start_archive() {
  printf '%s/fast-start-%s.aot\n' "$server" "$(sed -n 's/^JAVA_RUNTIME_VERSION="\(.*\)"/\1/p' "$JAVA_HOME/release")"
}

# scope → ScopeBench, evidence-log → EvidenceLogBench
class_of_bench() {
  printf '%s\n' "$1" | awk -F- '{ for (i = 1; i <= NF; i++) printf "%s%s", toupper(substr($i, 1, 1)), substr($i, 2); print "Bench" }'
}

names_of_benches() {
  # shellcheck disable=SC2012 # class names are plain
  ls "$root"/bench/src/main/java/org/linli/bench/*Bench.java 2>/dev/null |
    sed 's#.*/##; s#Bench\.java$##; s#\([a-z]\)\([A-Z]\)#\1-\2#g' | tr '[:upper:]\n' '[:lower:] '
}

ensure_bench() {
  ensure_web
  if is_bench_stale; then
    say "building the benches"
    mkdir -p "$root/bench/target"
    touch "$bench_stamp.begun"
    maven -q -Dmaven.test.skip=true package dependency:build-classpath -pl bench -am -Dmdep.outputFile=target/classpath >&2
    mv "$bench_stamp.begun" "$bench_stamp"
  fi
}

is_city_stale() {
  is_stale "$city_classpath" "$root/engines/city/src" "$root/engines/geo/src" "$root/pom.xml" \
    "$root/engines/city/pom.xml" "$root/engines/geo/pom.xml"
}

need_for_city() {
  if is_city_stale; then need java maven; else need java; fi
}

ensure_city() {
  if is_city_stale; then
    say "building the generator of cities"
    mkdir -p "$root/engines/city/target"
    maven -q -Dmaven.test.skip=true package dependency:build-classpath -pl engines/city -am \
      -Dmdep.outputFile=target/dependencies -Dmdep.includeScope=runtime >&2
    printf '%s:%s:%s\n' "$root/engines/city/target/classes" "$root/engines/geo/target/classes" \
      "$(cat "$root/engines/city/target/dependencies")" >"$city_classpath"
  fi
}
