<#
Can this PC carry Gan Dan? Installs nothing, changes nothing, needs no network. At most twenty seconds.

  powershell -ExecutionPolicy Bypass -File preflight.ps1 [-Csv FILE] [-Commune CODE] [-Pc NAME]

Ends with 0 (good), 1 (usable, look at the warnings) or 2 (not usable). -Csv adds one line to a file for the province.
Windows PowerShell 5.1 or later, every edition, no administrator.
#>
param(
  [string]$Csv = '',
  [string]$Commune = '',
  [string]$Pc = ''
)
Set-StrictMode -Version 2
$ErrorActionPreference = 'SilentlyContinue'
[Console]::OutputEncoding = [System.Text.Encoding]::UTF8

# No clock of a PC that is used today is behind the day this script was written.
$written = [datetime]'2026-11-28'
# The oldest build the program was made for: Windows 10, 1809.
$leastBuild = 17763
$script:worst = 0

function Say([int]$State, [string]$Name, [string]$Text) {
  $marks = @('TỐT      ', 'NÊN XEM  ', 'KHÔNG ĐẠT')
  if ($State -gt $script:worst) { $script:worst = $State }
  Write-Output ('{0}  {1}: {2}' -f $marks[$State], $Name, $Text)
}

$machine = $env:PROCESSOR_ARCHITECTURE
if ([Environment]::Is64BitOperatingSystem) { Say 0 '64 bit' $machine }
else { Say 2 '64 bit' "$machine. Windows 32 bit không chạy được chương trình; cài Windows 64 bit hoặc dùng máy khác." }

$windows = Get-CimInstance Win32_OperatingSystem
$build = [int][Environment]::OSVersion.Version.Build
$system = if ($windows) { $windows.Caption } else { 'Windows' }
if ($build -lt $leastBuild) { Say 2 'Hệ điều hành' "$system, bản dựng $build quá cũ; cần Windows 10 bản dựng $leastBuild trở lên." }
else { Say 0 'Hệ điều hành' "$system, bản dựng $build" }

$memory = 0
if ($windows) { $memory = [int]($windows.TotalVisibleMemorySize / 1024) }
if ($memory -lt 1800) { Say 2 'Bộ nhớ' "$memory MB. Cần ít nhất 2 GB." }
elseif ($memory -lt 3500) { Say 1 'Bộ nhớ' "$memory MB. Chỉ nên làm một việc: ki-ốt, hoặc quầy, hoặc bảng." }
else { Say 0 'Bộ nhớ' "$memory MB" }

$disk = 0
$drive = Get-CimInstance Win32_LogicalDisk -Filter "DeviceID='$($env:SystemDrive)'"
if ($drive) { $disk = [int]($drive.FreeSpace / 1MB) }
if ($disk -lt 4096) { Say 2 'Đĩa trống' "$disk MB. Cần ít nhất 4 GB; xóa tệp thừa rồi thử lại." }
elseif ($disk -lt 20480) { Say 1 'Đĩa trống' "$disk MB. Đủ để cài; máy chủ của điểm nên có 20 GB." }
else { Say 0 'Đĩa trống' "$disk MB" }

$now = Get-Date
$offset = [TimeZoneInfo]::Local.BaseUtcOffset
$zone = '{0}{1:00}{2:00}' -f $(if ($offset.Ticks -lt 0) { '-' } else { '+' }), [Math]::Abs($offset.Hours), [Math]::Abs($offset.Minutes)
$shown = $now.ToString('yyyy-MM-dd HH:mm', [Globalization.CultureInfo]::InvariantCulture)
if ($now.Date -lt $written) { Say 1 'Đồng hồ' "$shown là sai. Đặt lại giờ; nếu lại sai sau khi tắt máy thì pin trên bo mạch đã cạn." }
elseif ($zone -ne '+0700') { Say 1 'Đồng hồ' "$shown, múi giờ $zone. Nên đặt múi giờ Hà Nội (+0700)." }
else { Say 0 'Đồng hồ' "$shown. So với điện thoại có sóng." }

# Printers that only make files print no ticket.
$printers = @(Get-CimInstance Win32_Printer | Where-Object { $_.Name -notmatch 'PDF|XPS|Fax|OneNote' }).Count
if ($printers -eq 0) { Say 1 'Máy in' 'chưa thấy. Cắm dây USB và bật nguồn máy in, hoặc dùng máy in qua mạng.' }
else { Say 0 'Máy in' "thấy $printers" }

$touch = 'không'
if (@(Get-CimInstance Win32_PnPEntity | Where-Object { $_.Name -match 'touch screen|touchscreen|màn hình cảm ứng' }).Count -gt 0) { $touch = 'có' }
if ($touch -eq 'có') { Say 0 'Cảm ứng' 'có' } else { Say 0 'Cảm ứng' 'không thấy. Chỉ ki-ốt mới cần.' }

$listening = [Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties().GetActiveTcpListeners() | ForEach-Object { $_.Port }
$busy = @(4710, 4719 | Where-Object { $listening -contains $_ })
if ($busy.Count -gt 0) { Say 1 'Cổng mạng' "chương trình khác đang dùng: $($busy -join ' '). Tắt nó, hoặc cài với cổng khác (--port)." }
else { Say 0 'Cổng mạng' '4710, 4719 còn trống' }

$verdicts = @('ĐẠT', 'ĐẠT, NÊN XEM', 'KHÔNG ĐẠT')
$words = @('Máy này dùng được.', 'Máy này dùng được; xem các dòng NÊN XEM ở trên.', 'Máy này không dùng được cho Gần Dân.')
$verdict = $verdicts[$script:worst]
Write-Output ''
Write-Output ('{0}. {1}' -f $verdict, $words[$script:worst])

if ($Csv -ne '') {
  $names = 'commune,pc,date,verdict,machine,system,memory_mb,disk_mb,time_zone,printers,touch,busy_ports'
  $values = @($Commune, $Pc, $shown.Substring(0, 10), $verdict, $machine, "$system $build", $memory, $disk, $zone, $printers, $touch, ($busy -join ' '))
  $line = ($values | ForEach-Object { '"' + ([string]$_).Replace('"', '""') + '"' }) -join ','
  $utf8 = New-Object System.Text.UTF8Encoding $false
  if (-not (Test-Path $Csv)) { [IO.File]::WriteAllText($Csv, "$names`n", $utf8) }
  [IO.File]::AppendAllText($Csv, "$line`n", $utf8)
}
exit $script:worst
