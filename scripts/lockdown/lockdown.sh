#!/bin/sh
# Makes a Linux PC a kiosk that only shows Gần Dân, and takes all of it back.
#
#   sudo ./lockdown.sh apply        every line says why
#   sudo ./lockdown.sh undo         as it was before
#        ./lockdown.sh dry-run      says what apply would do, changes nothing
#
# What the application cannot close because the system keeps it for itself is closed here: other consoles, the power
# button, SysRq, automatic mounting, a desktop behind the window. The kiosk runs alone on the screen in `cage`, as a user
# who may do nothing else. Needs systemd and the package `cage`. After the staff exit the console asks for a login.
#
# GAN_DAN_ROOT puts everything below another folder and asks no system command (tests; preparing an image).
set -eu

root=${GAN_DAN_ROOT:-}
kept="$root/var/lib/gan-dan-lockdown"
user=gan-dan-kiosk
program=${GAN_DAN_PROGRAM:-/opt/Gan Dan/gan-dan}
arguments=${GAN_DAN_ARGUMENTS:---role kiosk}

. "$(dirname "$0")/kept-files.sh"

# mask REASON UNIT: a unit of systemd that cannot start until undo.
mask() {
  say "mask $2"
  say "  because: $1"
  # One that was masked before stays masked after undo.
  if [ -z "$root" ] && [ "$(systemctl is-enabled "$2" 2>/dev/null)" = masked ]; then say "  it is already"; return; fi
  [ "$mode" = dry-run ] || grep -qxF "$2" "$kept/masked" 2>/dev/null || printf '%s\n' "$2" >>"$kept/masked"
  system systemctl mask --now "$2"
}

apply() {
  [ "$mode" = dry-run ] || mkdir -p "$kept"

  say "user $user"
  say "  because: whoever gets out of the window is nobody: no password, no shell, no group but screen, sound and input"
  if ! id "$user" >/dev/null 2>&1; then
    system useradd --system --create-home --shell /usr/sbin/nologin --groups video,audio,input,render "$user"
    [ "$mode" = dry-run ] || : >"$kept/user"
  fi

  put "the kiosk is alone on the screen, comes back when it ends badly, and gives way to a login after the staff exit" \
    /etc/systemd/system/gan-dan-kiosk.service <<UNIT
[Unit]
Description=Gan Dan, kiosk
After=systemd-user-sessions.service network.target
Conflicts=getty@tty1.service
OnSuccess=getty@tty1.service

[Service]
User=$user
PAMName=login
TTYPath=/dev/tty1
StandardInput=tty
StandardOutput=journal
# cage shows one program and knows no keys, no panel, no other window.
ExecStart=/usr/bin/cage -d -- "$program" $arguments
Restart=on-failure
RestartSec=1
# No NoNewPrivileges: Chromium's own sandbox needs its helper.
ProtectSystem=full
PrivateTmp=yes

[Install]
WantedBy=multi-user.target
UNIT

  put "Ctrl+Alt+F2 … F12 open no other console, and the power button and the lid do not end a day's work" \
    /etc/systemd/logind.conf.d/gan-dan.conf <<'CONF'
[Login]
NAutoVTs=0
ReserveVT=0
HandlePowerKey=ignore
HandlePowerKeyLongPress=ignore
HandleRebootKey=ignore
HandleSuspendKey=ignore
HandleHibernateKey=ignore
HandleLidSwitch=ignore
IdleAction=ignore
CONF

  put "Alt+SysRq reboots or kills nothing from a keyboard somebody plugs in" /etc/sysctl.d/90-gan-dan.conf <<'CONF'
kernel.sysrq = 0
CONF

  put "should the kiosk run on X instead of cage: no change of console, no Ctrl+Alt+Backspace, no dark screen" \
    /etc/X11/xorg.conf.d/90-gan-dan.conf <<'CONF'
Section "ServerFlags"
  Option "DontVTSwitch" "true"
  Option "DontZap" "true"
  Option "BlankTime" "0"
  Option "StandbyTime" "0"
  Option "SuspendTime" "0"
  Option "OffTime" "0"
EndSection
CONF

  put "a USB stick is not opened for the kiosk's user, and that user changes neither network nor power" \
    /etc/polkit-1/rules.d/00-gan-dan.rules <<RULES
polkit.addRule(function (action, subject) {
  var closed = ["org.freedesktop.udisks2.", "org.freedesktop.NetworkManager.", "org.freedesktop.login1.", "org.freedesktop.packagekit."];
  if (subject.user === "$user" && closed.some(function (start) { return action.id.indexOf(start) === 0; })) {
    return polkit.Result.NO;
  }
});
RULES

  mask "three keys at once restart nothing" ctrl-alt-del.target
  mask "a machine that sleeps in the lobby looks broken" sleep.target
  mask "as above" suspend.target
  mask "as above" hibernate.target
  mask "as above" hybrid-sleep.target

  say "start at power-on"
  say "  because: nobody in the lobby starts programs"
  system systemctl daemon-reload
  system sysctl --quiet --load=/etc/sysctl.d/90-gan-dan.conf
  system systemctl enable gan-dan-kiosk.service
  say "done; it holds from the next start of the PC"
}

undo() {
  [ -d "$kept" ] || fail "nothing was applied here"
  system systemctl disable gan-dan-kiosk.service
  if [ -f "$kept/masked" ]; then
    while IFS= read -r unit; do system systemctl unmask "$unit"; done <"$kept/masked"
  fi
  put_back
  if [ -f "$kept/user" ]; then system userdel --remove "$user"; fi
  rm -rf "$kept"
  system systemctl daemon-reload
  # The values of the distribution, from its own files.
  system sysctl --quiet --system
  say "done; it holds from the next start of the PC"
}

mode=${1:-}
case "$mode" in
  apply | undo)
    if [ -z "$root" ] && [ "$(id -u)" -ne 0 ]; then fail "needs root: sudo $0 $mode"; fi
    if [ "$mode" = apply ] && [ -z "$root" ] && ! command -v cage >/dev/null; then fail "install the package cage first"; fi
    "$mode"
    ;;
  dry-run) apply ;;
  *) fail "usage: $0 apply | undo | dry-run" ;;
esac
