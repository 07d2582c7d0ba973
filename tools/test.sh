# ./linli test: every check of the front end and the server, with a summary that says what failed.
# shellcheck shell=bash disable=SC2154 # root comes from ./linli

summary=""
failures=0

# Pages are tested in a real browser with Chinese fonts.
ensure_browser() {
  local packages=""
  [ -n "$(find_browser)" ] || packages="chromium"
  has_chinese_fonts || packages="$packages fontconfig fonts-noto-cjk"
  [ -n "$packages" ] || return 0
  # shellcheck disable=SC2086 # the packages are words
  if is_root && command -v apt-get >/dev/null; then
    say "installing for the tests of pages:" $packages
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq </dev/null >&2
    apt-get install -y -qq --no-install-recommends $packages </dev/null >&2
  else
    say "the tests of pages need a browser and Chinese fonts. On Debian:"
    say "  sudo apt-get install --no-install-recommends" $packages
    exit 2
  fi
}

# Runs a named step and notes how it ended; goes on after a failure, so that one run shows all of them.
step() {
  local name=$1 began=$SECONDS outcome=passed
  shift
  say "$name"
  if ! "$@"; then
    outcome=FAILED
    failures=$((failures + 1))
  fi
  summary="$summary$(printf '  %-34s %-7s %4d s' "$name" "$outcome" "$((SECONDS - began))")"$'\n'
}

web() {
  (cd "$root/web" && npm run --silent "$1" </dev/null)
}

# Sums what the reports of this run say: tests, failures and errors, skipped ones.
count_tests() {
  find "$root" -path '*/target/surefire-reports/TEST-*.xml' -newer "$1" -not -path '*/node_modules/*' -exec \
    sed -n 's/.*<testsuite [^>]*name="[^"]*".*/&/p' {} + |
    awk '
      function number(attribute) { return match($0, " " attribute "=\"[0-9]+\"") ? substr($0, RSTART + length(attribute) + 3, RLENGTH - length(attribute) - 4) : 0 }
      { tests += number("tests"); failed += number("failures") + number("errors"); skipped += number("skipped") }
      END { printf "%d tests of the server, %d failed, %d skipped\n", tests, failed, skipped }'
}

test_everything() {
  if [ $# -gt 0 ]; then
    say "test takes no arguments"
    exit 2
  fi
  need java node maven
  ensure_browser
  export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
  local begun
  begun=$(mktemp)
  step "web: packages" ensure_packages
  step "web: lint and format" web lint
  step "web: unit tests" web test
  step "web: types and bundle" ensure_web
  step "server: build, tests and gates" maven --fail-at-end verify
  {
    printf '\n%s' "$summary"
    printf '  %s' "$(count_tests "$begun")"
    printf '\n\n'
  } >&2
  rm -f "$begun"
  if [ "$failures" -gt 0 ]; then
    say "$failures of the steps above failed"
    exit 1
  fi
  say "everything passed"
}
