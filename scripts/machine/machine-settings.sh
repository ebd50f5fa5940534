#!/bin/sh
# What a PC of a centre needs of its system (Debian, Ubuntu), and all of it taken back.
#
#   sudo sh machine-settings.sh apply [--config FILE] [--dry-run]
#   sudo sh machine-settings.sh undo [--dry-run]
#
# No sleep; updates of the system restart nothing and come after office hours; the port for the point's other PCs is
# reached from private networks only; Gan Dan starts when somebody signs in. Each line says why. Done twice it is done
# once. What only the firmware can (power on after a power cut) is said at the end. FILE: see machine.conf beside this.
#
# GAN_DAN_ROOT puts everything below another folder and asks no system command (tests; preparing an image).
set -eu

root=${GAN_DAN_ROOT:-}
kept="$root/var/lib/gan-dan-machine"
program=${GAN_DAN_PROGRAM:-/opt/Gan Dan/gan-dan}
. "$(dirname "$0")/../lockdown/kept-files.sh"

usage() {
  sed -n '2,5p' "$0" | sed 's/^# \{0,1\}//' >&2
  exit 64
}

mode=${1:-}
config=
[ $# -gt 0 ] && shift
wish=$mode
while [ $# -gt 0 ]; do
  case $1 in
    --config) config=${2:?"--config needs a file"}; shift ;;
    --dry-run) mode=dry-run ;;
    *) usage ;;
  esac
  shift
done

# value KEY DEFAULT: the last line KEY=… of the configuration.
value() {
  found=
  if [ -n "$config" ]; then found=$(sed -n "s/^$1=//p" "$config" | tr -d '\r' | tail -n 1); fi
  printf '%s' "${found:-$2}"
}

# number KEY DEFAULT MOST
number() {
  found=$(value "$1" "$2")
  case $found in '' | *[!0-9]* | ??????*) fail "$1=$found: a number from 0 to $3" ;; esac
  [ "$found" -le "$3" ] || fail "$1=$found: a number from 0 to $3"
  printf '%s' "$found"
}

private='10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 169.254.0.0/16'

ufw_is_active() { grep -qx 'ENABLED=yes' "$root/etc/ufw/ufw.conf" 2>/dev/null; }

# The network of the point may come to the port; nobody from elsewhere, should the PC ever stand in one.
firewall() {
  if [ "$lan_port" -eq 0 ]; then
    say "firewall: this PC opens no port (lan-port=0)"
    return
  fi
  if ufw_is_active; then
    say "ufw: port $lan_port from private networks"
    say "  because: a firewall that is on shuts the point's other PCs out"
    for network in $private; do
      system ufw allow from "$network" to any port "$lan_port" proto tcp comment gan-dan
    done
    [ "$mode" = dry-run ] || printf '%s\n' "$lan_port" >"$kept/ufw"
    return
  fi
  put "the port of the point answers private networks only, in whatever network this PC comes to stand" \
    /etc/gan-dan/firewall.nft <<RULES
table inet gan_dan
delete table inet gan_dan
table inet gan_dan {
  chain input {
    type filter hook input priority -5; policy accept;
    iifname "lo" accept
    tcp dport $lan_port ip saddr { $(printf '%s' "$private" | sed 's/ /, /g') } accept
    tcp dport $lan_port ip6 saddr { fe80::/10, fc00::/7 } accept
    tcp dport $lan_port drop
  }
}
RULES
  put "the rule is there before the network is" /etc/systemd/system/gan-dan-firewall.service <<'UNIT'
[Unit]
Description=Gan Dan, the port of the point
DefaultDependencies=no
Before=network-pre.target
Wants=network-pre.target

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/usr/sbin/nft -f /etc/gan-dan/firewall.nft
ExecStop=/usr/sbin/nft delete table inet gan_dan

[Install]
WantedBy=multi-user.target
UNIT
  system systemctl daemon-reload
  system systemctl enable --now gan-dan-firewall.service
}

apply() {
  lan_port=$(number lan-port 4719 65535)
  until=$(number office-until 18 23)
  arguments=$(value arguments '--role office')
  start=$(value auto-start yes)
  case $arguments in *[\"\`\$\\%]*) fail "arguments=$arguments: no quotes, no \$, no %" ;; esac
  if [ "$mode" != dry-run ]; then
    # Undo is there also when the program is not any more.
    own=$(dirname "$0")
    mkdir -p "$kept/machine" "$kept/lockdown"
    for each in machine/machine-settings.sh lockdown/kept-files.sh; do
      [ "$own/../$each" -ef "$kept/$each" ] || cp "$own/../$each" "$kept/$each"
    done
  fi

  put "a PC that sleeps gives no numbers, and the point's other PCs lose their host" \
    /etc/systemd/sleep.conf.d/50-gan-dan.conf <<'CONF'
[Sleep]
AllowSuspend=no
AllowHibernation=no
AllowHybridSleep=no
AllowSuspendThenHibernate=no
CONF
  put "a closed lid and an idle hour end nothing" /etc/systemd/logind.conf.d/50-gan-dan-machine.conf <<'CONF'
[Login]
HandleLidSwitch=ignore
HandleLidSwitchExternalPower=ignore
HandleSuspendKey=ignore
HandleHibernateKey=ignore
IdleAction=ignore
CONF
  put "an update of the system restarts no PC by itself" /etc/apt/apt.conf.d/52gan-dan <<'CONF'
Unattended-Upgrade::Automatic-Reboot "false";
CONF
  put "updates of the system come after office hours ($until:30), or at the next start of a PC that was off" \
    /etc/systemd/system/apt-daily-upgrade.timer.d/50-gan-dan.conf <<CONF
[Timer]
OnCalendar=
OnCalendar=*-*-* $until:30
RandomizedDelaySec=30m
CONF
  firewall
  if [ "$start" = yes ]; then
    put "nobody looks for a program in the morning" /etc/xdg/autostart/gan-dan.desktop <<ENTRY
[Desktop Entry]
Type=Application
Name=Gần Dân
Exec="$program" $arguments
Terminal=false
X-GNOME-Autostart-enabled=true
ENTRY
  fi
  say "by hand, once: in the firmware (F2 or Del at power-on) set 'Restore on AC Power Loss' to 'Power On'"
  say "  because: after a power cut the PC comes back by itself; no program can set or read this"
  say "done; it holds from the next start of the PC"
}

undo() {
  [ -d "$kept" ] || fail "nothing was applied here"
  if [ -f "$kept/ufw" ]; then
    port=$(cat "$kept/ufw")
    for network in $private; do
      system ufw delete allow from "$network" to any port "$port" proto tcp comment gan-dan
    done
  fi
  if grep -qs gan-dan-firewall "$kept/files"; then system systemctl disable --now gan-dan-firewall.service; fi
  put_back
  if [ "$mode" = dry-run ]; then return; fi
  rm -rf "$kept"
  system systemctl daemon-reload
  say "done; it holds from the next start of the PC"
}

case $wish in
  apply | undo)
    if [ "$mode" != dry-run ] && [ -z "$root" ] && [ "$(id -u)" -ne 0 ]; then fail "needs root: sudo sh $0 $wish"; fi
    if [ -n "$config" ] && [ ! -r "$config" ]; then fail "$config cannot be read"; fi
    "$wish"
    ;;
  *) usage ;;
esac
