#!/bin/sh
# Can this PC carry Gan Dan? Installs nothing, changes nothing, needs no network. At most twenty seconds.
#
#   sh preflight.sh [--csv FILE] [--commune CODE] [--pc NAME]
#
# Ends with 0 (good), 1 (usable, look at the warnings) or 2 (not usable). --csv adds one line to a file for the province.
# GAN_DAN_ROOT: another root than / for what is read below /proc and /dev (tests).
set -u
LC_ALL=C
export LC_ALL
root=${GAN_DAN_ROOT:-}
csv='' commune='' pc=''
# No clock of a PC that is used today is behind the day this script was written.
written=2026-11-28

while [ $# -gt 0 ]; do
  case $1 in
    --csv) csv=${2:-}; shift ;;
    --commune) commune=${2:-}; shift ;;
    --pc) pc=${2:-}; shift ;;
    *) sed -n '2,8p' "$0"; exit 64 ;;
  esac
  [ $# -gt 0 ] && shift
done

worst=0
# say STATE NAME TEXT: 0 good, 1 look at it, 2 not usable
say() {
  case $1 in 0) mark='TỐT      ' ;; 1) mark='NÊN XEM  ' ;; *) mark='KHÔNG ĐẠT' ;; esac
  [ "$1" -gt "$worst" ] && worst=$1
  printf '%s  %s: %s\n' "$mark" "$2" "$3"
}

machine=$(uname -m)
case $machine in
  x86_64 | amd64 | aarch64 | arm64) say 0 '64 bit' "$machine" ;;
  *) say 2 '64 bit' "$machine. Máy 32 bit không chạy được chương trình; dùng máy khác." ;;
esac

system=$(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' "$root/etc/os-release" 2>/dev/null)
kernel=$(uname -r)
case $kernel in
  [0-3].* | 4.[0-9].* | 4.1[0-7].*) say 2 'Hệ điều hành' "${system:-Linux} ($kernel) quá cũ; cần nhân từ 4.18 trở lên." ;;
  *) say 0 'Hệ điều hành' "${system:-Linux} ($kernel)" ;;
esac

memory=$(sed -n 's/^MemTotal: *\([0-9]*\) kB/\1/p' "$root/proc/meminfo" 2>/dev/null)
memory_mb=$((${memory:-0} / 1024))
if [ "$memory_mb" -lt 1800 ]; then say 2 'Bộ nhớ' "$memory_mb MB. Cần ít nhất 2 GB."
elif [ "$memory_mb" -lt 3500 ]; then say 1 'Bộ nhớ' "$memory_mb MB. Chỉ nên làm một việc: ki-ốt, hoặc quầy, hoặc bảng."
else say 0 'Bộ nhớ' "$memory_mb MB"; fi

disk_mb=$(df -Pk "${HOME:-/}" 2>/dev/null | awk 'NR == 2 { print int($4 / 1024) }')
disk_mb=${disk_mb:-0}
if [ "$disk_mb" -lt 4096 ]; then say 2 'Đĩa trống' "$disk_mb MB. Cần ít nhất 4 GB; xóa tệp thừa rồi thử lại."
elif [ "$disk_mb" -lt 20480 ]; then say 1 'Đĩa trống' "$disk_mb MB. Đủ để cài; máy chủ của điểm nên có 20 GB."
else say 0 'Đĩa trống' "$disk_mb MB"; fi

today=$(date +%Y-%m-%d)
zone=$(date +%z)
if [ "$(printf '%s\n%s\n' "$written" "$today" | sort | head -n 1)" != "$written" ]; then
  say 1 'Đồng hồ' "$today $(date +%H:%M) là sai. Đặt lại giờ; nếu lại sai sau khi tắt máy thì pin trên bo mạch đã cạn."
elif [ "$zone" != '+0700' ]; then say 1 'Đồng hồ' "$today $(date +%H:%M), múi giờ $zone. Nên đặt múi giờ Hà Nội (+0700)."
else say 0 'Đồng hồ' "$today $(date +%H:%M). So với điện thoại có sóng."; fi

printers=0
for each in "$root"/dev/usb/lp*; do [ -e "$each" ] && printers=$((printers + 1)); done
if command -v lpstat >/dev/null 2>&1; then printers=$((printers + $(lpstat -e 2>/dev/null | wc -l))); fi
if [ "$printers" -eq 0 ]; then say 1 'Máy in' 'chưa thấy. Cắm dây USB và bật nguồn máy in, hoặc dùng máy in qua mạng.'
else say 0 'Máy in' "thấy $printers"; fi

touch=không
if grep -qi 'touch *screen\|touchscreen' "$root/proc/bus/input/devices" 2>/dev/null; then touch=có; fi
if [ "$touch" = có ]; then say 0 'Cảm ứng' 'có'; else say 0 'Cảm ứng' 'không thấy. Chỉ ki-ốt mới cần.'; fi

# Ports in hex, state 0A: somebody listens.
busy=''
for port in 4710 4719; do
  hex=$(printf '%04X' "$port")
  if awk '$4 == "0A" { print $2 }' "$root/proc/net/tcp" "$root/proc/net/tcp6" 2>/dev/null | grep -q ":$hex\$"; then
    busy="$busy $port"
  fi
done
if [ -n "$busy" ]; then say 1 'Cổng mạng' "chương trình khác đang dùng:$busy. Tắt nó, hoặc cài với cổng khác (--port)."
else say 0 'Cổng mạng' '4710, 4719 còn trống'; fi

case $worst in
  0) verdict='ĐẠT' words='Máy này dùng được.' ;;
  1) verdict='ĐẠT, NÊN XEM' words='Máy này dùng được; xem các dòng NÊN XEM ở trên.' ;;
  *) verdict='KHÔNG ĐẠT' words='Máy này không dùng được cho Gần Dân.' ;;
esac
printf '\n%s. %s\n' "$verdict" "$words"

# Fields as RFC 4180 wants them: a quote inside is doubled.
field() { printf '"%s"' "$(printf '%s' "$1" | sed 's/"/""/g')"; }
if [ -n "$csv" ]; then
  [ -s "$csv" ] || printf 'commune,pc,date,verdict,machine,system,memory_mb,disk_mb,time_zone,printers,touch,busy_ports\n' >"$csv"
  for each in "$commune" "$pc" "$today" "$verdict" "$machine" "${system:-Linux} $kernel" "$memory_mb" "$disk_mb" "$zone" \
    "$printers" "$touch"; do
    field "$each"
    printf ','
  done >>"$csv"
  field "${busy# }" >>"$csv"
  printf '\n' >>"$csv"
fi
exit "$worst"
