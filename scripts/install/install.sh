#!/bin/sh
# Installs Gan Dan on Debian or Ubuntu without a question:   sudo sh install.sh
#
# In one folder (the stick): this, gan-dan_*.deb, and what this PC is: point.json with its point.signature.json and
# enrolment.json (the host), or device.json (another PC), and machine.conf. Each may be missing: the first start asks then.
# Ends with 0, 1 (not installed; nothing was changed but what is said) or 5 (a file that was brought is wrong; installed).
# GAN_DAN_ROOT: another root than / (tests).
set -eu
root=${GAN_DAN_ROOT:-}
here=$(cd "$(dirname "$0")" && pwd)
say() { printf '%s\n' "$*"; }
fail() { say "$*" >&2; exit 1; }

[ -n "$root" ] || [ "$(id -u)" -eq 0 ] || fail "Cần quyền quản trị: sudo sh install.sh"
arch=$(dpkg --print-architecture)
package=
for each in "$here"/gan-dan_*_"$arch".deb; do
  [ -f "$each" ] || continue
  [ -z "$package" ] || fail "Có hai bản cài ở $here: chỉ để lại bản mới, rồi chạy lại."
  package=$each
done
[ -n "$package" ] || fail "Không thấy gan-dan_*_$arch.deb ở $here."

configuration="$root/etc/gan-dan/configuration"
mkdir -p "$configuration"
# Nobody but who may take them over reads an enrolment or the code of a pairing.
chmod 2770 "$configuration"
for name in point.signature.json enrolment.json device.json point.json; do
  [ -f "$here/$name" ] || continue
  (umask 007 && cp "$here/$name" "$configuration/$name.new")
  mv "$configuration/$name.new" "$configuration/$name"
  say "Đã nhận $name"
done
[ ! -f "$here/machine.conf" ] || cp "$here/machine.conf" "$root/etc/gan-dan/machine.conf"

if [ -n "$root" ]; then dpkg --root="$root" --force-script-chrootless -i "$package"
else dpkg -i "$package" || fail "Chưa cài được: xem các dòng trên. Nếu thiếu gói của hệ thống, cài chúng rồi chạy lại."; fi

# Electron starts neither as root nor without a screen; then the first start looks at the files.
if [ -f "$here/point.json" ] || [ -f "$here/device.json" ]; then
  seen=0
  if [ -n "${SUDO_USER:-}" ] && [ -n "${DISPLAY:-}" ]; then
    sudo -u "$SUDO_USER" "${GAN_DAN_PROGRAM:-/opt/Gan Dan/gan-dan}" --validate-config --folder "$here" || seen=$?
  fi
  if [ "$seen" -eq 5 ]; then say "Đã cài, nhưng tệp mang đến có chỗ sai: sửa rồi chạy lại."; exit 5; fi
fi
say "Xong. Khởi động lại máy; Gần Dân tự mở khi đăng nhập."
