# Sourced by scripts that change a PC and take it back: what was there before lies in $kept until undo.
# They set $root (another folder than /, asked by no system command), $kept, and $mode: apply, undo or dry-run.

say() { printf '%s\n' "$*"; }
fail() { say "$*" >&2; exit 1; }

# A command of the system; below another root it is only said.
system() {
  if [ "$mode" = dry-run ] || [ -n "$root" ]; then say "  would run: $*"; else "$@"; fi
}

# put REASON FILE: writes standard input to FILE and keeps what was there.
put() {
  say "$2"
  say "  because: $1"
  if [ "$mode" = dry-run ]; then cat >/dev/null; return; fi
  mkdir -p "$(dirname "$root$2")" "$(dirname "$kept/before$2")"
  # Applied twice, what was there before the first time stays kept.
  if ! grep -qxF "$2" "$kept/files" 2>/dev/null; then
    if [ -e "$root$2" ]; then cp -p "$root$2" "$kept/before$2"; fi
    printf '%s\n' "$2" >>"$kept/files"
  fi
  cat >"$root$2"
}

# Every file that was put is as it was before, or gone.
put_back() {
  [ -f "$kept/files" ] || return 0
  while IFS= read -r file; do
    say "as before: $file"
    if [ "$mode" = dry-run ]; then continue; fi
    if [ -e "$kept/before$file" ]; then cp -p "$kept/before$file" "$root$file"; else rm -f "$root$file"; fi
  done <"$kept/files"
}
