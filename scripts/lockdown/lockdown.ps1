<#
Makes a Windows PC a kiosk that only shows Gan Dan, and takes all of it back.

  powershell -ExecutionPolicy Bypass -File lockdown.ps1 -Apply
  powershell -ExecutionPolicy Bypass -File lockdown.ps1 -Undo
  powershell -ExecutionPolicy Bypass -File lockdown.ps1 -DryRun     says what -Apply would do, changes nothing

What the application cannot close because Windows keeps it for itself is closed here. It works on every edition (Pro and
Home have neither Assigned Access for such programs nor the keyboard filter). Run it as administrator, after an ordinary
local account for the kiosk (default: GanDanKiosk, without administrator's rights) has been made and has signed in once.
Settings of that account are written into its own registry, so that the technician's account stays an ordinary Windows.
Restart the PC afterwards. It has not been run on a Windows PC by its makers: follow the protocol "Windows lock-down".
#>
param(
  [switch]$Apply,
  [switch]$Undo,
  [switch]$DryRun,
  [string]$Account = 'GanDanKiosk',
  [string]$Program = "$env:ProgramFiles\Gan Dan\Gan Dan.exe",
  [string]$Arguments = '--role kiosk'
)
$ErrorActionPreference = 'Stop'
$Kept = "$env:ProgramData\GanDan\lockdown-before.json"
$Policies = 'Software\Microsoft\Windows\CurrentVersion\Policies'

# KIOSK: the kiosk account's own registry. PC: the whole machine.
$Settings = @(
  @{ Hive = 'KIOSK'; Key = 'Software\Microsoft\Windows NT\CurrentVersion\Winlogon'; Name = 'Shell'; Type = 'String'; Value = "`"$Program`" $Arguments"
     Why = 'the kiosk is the desktop: no taskbar, no start menu, nothing behind the window' }
  @{ Hive = 'KIOSK'; Key = "$Policies\System"; Name = 'DisableTaskMgr'; Type = 'DWord'; Value = 1
     Why = 'Ctrl+Shift+Esc and Ctrl+Alt+Del open no task manager, which starts programs' }
  @{ Hive = 'KIOSK'; Key = "$Policies\System"; Name = 'DisableLockWorkstation'; Type = 'DWord'; Value = 1
     Why = 'Win+L and Ctrl+Alt+Del cannot leave a locked screen in the lobby' }
  @{ Hive = 'KIOSK'; Key = "$Policies\System"; Name = 'DisableChangePassword'; Type = 'DWord'; Value = 1
     Why = 'nobody gives the kiosk account a password from Ctrl+Alt+Del' }
  @{ Hive = 'KIOSK'; Key = "$Policies\System"; Name = 'DisableRegistryTools'; Type = 'DWord'; Value = 1
     Why = 'a program that was reached after all cannot take these settings back' }
  @{ Hive = 'KIOSK'; Key = 'Software\Policies\Microsoft\Windows\System'; Name = 'DisableCMD'; Type = 'DWord'; Value = 1
     Why = 'no command prompt, whatever opened it' }
  @{ Hive = 'KIOSK'; Key = "$Policies\Explorer"; Name = 'NoWinKeys'; Type = 'DWord'; Value = 1
     Why = 'Win with a letter (R, E, I, X and others) opens nothing' }
  @{ Hive = 'KIOSK'; Key = "$Policies\Explorer"; Name = 'NoRun'; Type = 'DWord'; Value = 1
     Why = 'a file dialog, should one ever open, cannot start a program by its name' }
  @{ Hive = 'KIOSK'; Key = "$Policies\Explorer"; Name = 'NoViewContextMenu'; Type = 'DWord'; Value = 1
     Why = 'a long press on anything of Windows opens no menu' }
  @{ Hive = 'KIOSK'; Key = "$Policies\Explorer"; Name = 'NoDriveTypeAutoRun'; Type = 'DWord'; Value = 255
     Why = 'a USB stick or disc that is put in starts nothing' }
  @{ Hive = 'KIOSK'; Key = "$Policies\Explorer"; Name = 'NoClose'; Type = 'DWord'; Value = 1
     Why = 'Ctrl+Alt+Del offers no shutdown in the middle of a day' }
  @{ Hive = 'KIOSK'; Key = 'Control Panel\Accessibility\StickyKeys'; Name = 'Flags'; Type = 'String'; Value = '506'
     Why = 'Shift five times asks nothing and leads to no settings' }
  @{ Hive = 'KIOSK'; Key = 'Control Panel\Accessibility\Keyboard Response'; Name = 'Flags'; Type = 'String'; Value = '122'
     Why = 'right Shift for eight seconds asks nothing' }
  @{ Hive = 'KIOSK'; Key = 'Control Panel\Accessibility\ToggleKeys'; Name = 'Flags'; Type = 'String'; Value = '58'
     Why = 'Num Lock for five seconds asks nothing' }
  @{ Hive = 'KIOSK'; Key = 'Control Panel\Accessibility\HighContrast'; Name = 'Flags'; Type = 'String'; Value = '122'
     Why = 'left Shift, Alt and Print turn no colours around' }
  @{ Hive = 'KIOSK'; Key = 'Software\Microsoft\Windows\CurrentVersion\PushNotifications'; Name = 'ToastEnabled'; Type = 'DWord'; Value = 0
     Why = 'a notification that is pressed opens a program' }
  @{ Hive = 'KIOSK'; Key = 'Control Panel\Desktop'; Name = 'TouchGestureSetting'; Type = 'DWord'; Value = 0
     Why = 'three and four fingers on the glass change no window (Windows 11)' }
  @{ Hive = 'KIOSK'; Key = 'Software\Microsoft\TabletTip\1.7'; Name = 'EnableDesktopModeAutoInvoke'; Type = 'DWord'; Value = 0
     Why = 'the keyboard of Windows, with its settings, does not come up by itself' }
  @{ Hive = 'KIOSK'; Key = 'Control Panel\Desktop'; Name = 'ScreenSaveActive'; Type = 'String'; Value = '0'
     Why = 'a dark screen looks like a kiosk that is out of order' }

  @{ Hive = 'PC'; Key = 'SOFTWARE\Policies\Microsoft\Windows\EdgeUI'; Name = 'AllowEdgeSwipe'; Type = 'DWord'; Value = 0
     Why = 'a swipe from the edge of the glass opens no panel of Windows' }
  @{ Hive = 'PC'; Key = 'SOFTWARE\Policies\Microsoft\Windows\Explorer'; Name = 'DisableNotificationCenter'; Type = 'DWord'; Value = 1
     Why = 'no notification centre behind the edge' }
  @{ Hive = 'PC'; Key = 'SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System'; Name = 'HideFastUserSwitching'; Type = 'DWord'; Value = 1
     Why = 'Ctrl+Alt+Del offers no other account while the kiosk runs' }
  @{ Hive = 'PC'; Key = 'SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System'; Name = 'shutdownwithoutlogon'; Type = 'DWord'; Value = 0
     Why = 'the sign-in screen offers no shutdown to a passer-by' }
  @{ Hive = 'PC'; Key = 'SYSTEM\CurrentControlSet\Control\Keyboard Layout'; Name = 'Scancode Map'; Type = 'Binary'
     # Header of eight bytes, four entries (three keys and the end), each: what it becomes, what it is.
     Value = [byte[]](0,0,0,0, 0,0,0,0, 4,0,0,0, 0,0,0x5B,0xE0, 0,0,0x5C,0xE0, 0,0,0x5D,0xE0, 0,0,0,0)
     Why = 'the two Windows keys and the menu key are no keys: Win, Win+Tab, Win+U, Win+Ctrl+Enter' }
  @{ Hive = 'PC'; Key = 'SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon'; Name = 'AutoAdminLogon'; Type = 'String'; Value = '1'
     Why = 'after a power cut the kiosk comes back by itself' }
  @{ Hive = 'PC'; Key = 'SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon'; Name = 'DefaultUserName'; Type = 'String'; Value = $Account
     Why = 'it is the kiosk account that signs in; an account without a password can sign in at this PC alone' }
  @{ Hive = 'PC'; Key = 'SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon'; Name = 'DefaultDomainName'; Type = 'String'; Value = $env:COMPUTERNAME
     Why = 'a local account, whatever domain the PC is in' }
  @{ Hive = 'PC'; Key = 'SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate\AU'; Name = 'NoAutoRebootWithLoggedOnUsers'; Type = 'DWord'; Value = 1
     Why = 'an update does not restart the kiosk while people wait' }
  @{ Hive = 'PC'; Key = 'SYSTEM\CurrentControlSet\Services\USBSTOR'; Name = 'Start'; Type = 'DWord'; Value = 4
     Why = 'a USB stick is not mounted; printers and scanners go on working. A bundle for the province goes over the host' }
)

# Powercfg values are of the plan in force; undo sets what Windows sets at installation.
$Power = @(
  @{ Setting = 'monitor-timeout-ac'; Value = 0; Before = 10; Why = 'the screen of the lobby never goes dark' }
  @{ Setting = 'standby-timeout-ac'; Value = 0; Before = 30; Why = 'a PC that sleeps gives no numbers' }
  @{ Setting = 'hibernate-timeout-ac'; Value = 0; Before = 180; Why = 'as above' }
)

function Get-KioskSid { (New-Object System.Security.Principal.NTAccount($Account)).Translate([System.Security.Principal.SecurityIdentifier]).Value }

# The kiosk account's registry is there while it is signed in; otherwise it is loaded for the moment.
function Open-Kiosk {
  $sid = Get-KioskSid
  if (Test-Path "Registry::HKEY_USERS\$sid") { return @{ Root = "Registry::HKEY_USERS\$sid"; Loaded = $false } }
  $folder = (Get-ItemProperty "HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList\$sid").ProfileImagePath
  if (-not $folder) { throw "$Account has never signed in on this PC: sign in once and out again" }
  & reg.exe load 'HKU\GanDanKiosk' "$folder\NTUSER.DAT" | Out-Null
  if ($LASTEXITCODE -ne 0) { throw "the registry of $Account cannot be opened" }
  return @{ Root = 'Registry::HKEY_USERS\GanDanKiosk'; Loaded = $true }
}

function Close-Kiosk($kiosk) {
  if (-not $kiosk.Loaded) { return }
  [gc]::Collect()
  & reg.exe unload 'HKU\GanDanKiosk' | Out-Null
}

function Get-Place($setting, $kiosk) {
  if ($setting.Hive -eq 'PC') { return "HKLM:\$($setting.Key)" }
  return "$($kiosk.Root)\$($setting.Key)"
}

function Read-Before($place, $setting) {
  $item = Get-Item -LiteralPath $place -ErrorAction SilentlyContinue
  if (-not $item -or $item.GetValueNames() -notcontains $setting.Name) { return $null }
  return @{ Value = $item.GetValue($setting.Name, $null, 'DoNotExpandEnvironmentNames'); Type = "$($item.GetValueKind($setting.Name))" }
}

function Invoke-Apply {
  if (-not (Test-Path $Program)) { throw "Gan Dan is not at ${Program}: name it with -Program" }
  if ((Get-LocalGroupMember -SID 'S-1-5-32-544').SID.Value -contains (Get-KioskSid)) { throw "$Account is an administrator: a kiosk must not be one" }
  # Applied twice, what was there before the first time stays kept.
  $before = @{}
  if (Test-Path $Kept) { (Get-Content $Kept -Raw | ConvertFrom-Json).PSObject.Properties | ForEach-Object { $before[$_.Name] = $_.Value } }
  $kiosk = Open-Kiosk
  try {
    foreach ($setting in $Settings) {
      $place = Get-Place $setting $kiosk
      $id = "$($setting.Hive)\$($setting.Key)\$($setting.Name)"
      if (-not $before.ContainsKey($id)) { $before[$id] = Read-Before $place $setting }
    }
    # What was before is on the disk before anything changes.
    New-Item -ItemType Directory -Force (Split-Path $Kept) | Out-Null
    $before | ConvertTo-Json -Depth 4 | Set-Content -Encoding UTF8 $Kept
    foreach ($setting in $Settings) {
      $place = Get-Place $setting $kiosk
      if (-not (Test-Path -LiteralPath $place)) { New-Item -Path $place -Force | Out-Null }
      New-ItemProperty -LiteralPath $place -Name $setting.Name -PropertyType $setting.Type -Value $setting.Value -Force | Out-Null
      Write-Output "$($setting.Hive)  $($setting.Name): $($setting.Why)"
    }
  } finally { Close-Kiosk $kiosk }
  foreach ($row in $Power) { & powercfg.exe /change $row.Setting $row.Value; Write-Output "power  $($row.Setting): $($row.Why)" }
  Write-Output 'done; restart the PC'
}

function Invoke-Undo {
  if (-not (Test-Path $Kept)) { throw 'nothing was applied here' }
  $before = Get-Content $Kept -Raw | ConvertFrom-Json
  $kiosk = Open-Kiosk
  try {
    foreach ($setting in $Settings) {
      $place = Get-Place $setting $kiosk
      $was = $before."$($setting.Hive)\$($setting.Key)\$($setting.Name)"
      if ($null -eq $was) { Remove-ItemProperty -LiteralPath $place -Name $setting.Name -ErrorAction SilentlyContinue }
      else {
        $value = if ($was.Type -eq 'Binary') { [byte[]]$was.Value } else { $was.Value }
        New-ItemProperty -LiteralPath $place -Name $setting.Name -PropertyType $was.Type -Value $value -Force | Out-Null
      }
      Write-Output "as before: $($setting.Hive)  $($setting.Name)"
    }
  } finally { Close-Kiosk $kiosk }
  foreach ($row in $Power) { & powercfg.exe /change $row.Setting $row.Before }
  Remove-Item $Kept
  Write-Output 'done; restart the PC'
}

function Show-Settings {
  foreach ($setting in $Settings) { Write-Output "$($setting.Hive)  $($setting.Key)  $($setting.Name) = $($setting.Value)`n       because: $($setting.Why)" }
  foreach ($row in $Power) { Write-Output "power  $($row.Setting) = $($row.Value)`n       because: $($row.Why)" }
}

if ($DryRun) { Show-Settings }
elseif ($Apply -xor $Undo) {
  $me = New-Object Security.Principal.WindowsPrincipal([Security.Principal.WindowsIdentity]::GetCurrent())
  if (-not $me.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) { throw 'run it as administrator' }
  if ($Apply) { Invoke-Apply } else { Invoke-Undo }
} else { Write-Output 'usage: lockdown.ps1 -Apply | -Undo | -DryRun [-Account NAME] [-Program PATH] [-Arguments "--role kiosk"]' }
