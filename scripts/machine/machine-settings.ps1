<#
What a Windows PC of a centre needs of its system, and all of it taken back.

  powershell -ExecutionPolicy Bypass -File machine-settings.ps1 -Apply [-Config FILE] [-WhatIf]
  powershell -ExecutionPolicy Bypass -File machine-settings.ps1 -Undo [-WhatIf]

No sleep; Windows restarts for no update in office hours; the port for the point's other PCs is reached from private
networks only; Gan Dan starts when somebody signs in. Each line says why. Done twice it is done once. What only the
firmware can (power on after a power cut) is said at the end. FILE: see machine.conf beside this. -WhatIf says what
would be done and changes nothing. Windows 10 and 11, PowerShell 5.1, as administrator.
It has not been run on a Windows PC by its makers: follow the protocol "Windows machine settings".
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
  [switch]$Apply,
  [switch]$Undo,
  [string]$Config = '',
  [string]$Program = "$env:ProgramFiles\Gan Dan\Gan Dan.exe"
)
$ErrorActionPreference = 'Stop'
$Kept = "$env:ProgramData\GanDan\machine-before.json"
$Rule = 'GanDan-Point'
$Task = 'Gan Dan'
$Update = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate'

function Get-Wish([string]$Name, [string]$Default) {
  if ($Config -eq '') { return $Default }
  $line = @(Get-Content -LiteralPath $Config -Encoding UTF8 | Where-Object { $_ -match "^$Name=(.+)$" }) | Select-Object -Last 1
  if ($null -eq $line) { return $Default }
  return $line.Substring($Name.Length + 1).Trim()
}

function Get-Number([string]$Name, [string]$Default, [int]$Most) {
  $found = Get-Wish $Name $Default
  if ($found -notmatch '^\d{1,5}$' -or [int]$found -gt $Most) { throw "$Name=${found}: a number from 0 to $Most" }
  return [int]$found
}

function Get-Settings {
  @(
    @{ Key = $Update; Name = 'SetActiveHours'; Value = 1
       Why = 'the hours below hold whatever somebody chooses in the settings' }
    @{ Key = $Update; Name = 'ActiveHoursStart'; Value = Get-Number 'office-from' '7' 23
       Why = 'Windows restarts for no update while people wait' }
    @{ Key = $Update; Name = 'ActiveHoursEnd'; Value = Get-Number 'office-until' '18' 23
       Why = 'as above; Windows takes at most eighteen hours' }
    @{ Key = "$Update\AU"; Name = 'NoAutoRebootWithLoggedOnUsers'; Value = 1
       Why = 'nor while somebody is signed in' }
    @{ Key = 'HKLM:\SYSTEM\CurrentControlSet\Control\Session Manager\Power'; Name = 'HiberbootEnabled'; Value = 0
       Why = 'off is off: a half-sleeping PC comes back with yesterday''s faults' }
  )
}

# Minutes of the plan in force, on mains and on battery.
$Power = @(
  @{ Setting = 'standby-timeout'; Query = 'STANDBYIDLE'; Group = 'SUB_SLEEP'; Why = 'a PC that sleeps gives no numbers' }
  @{ Setting = 'hibernate-timeout'; Query = 'HIBERNATEIDLE'; Group = 'SUB_SLEEP'; Why = 'as above' }
)

# The texts of powercfg are in the language of Windows; the last two numbers are mains and battery, in seconds.
function Get-Minutes($row) {
  $numbers = @(& powercfg.exe /query SCHEME_CURRENT $row.Group $row.Query | Select-String '0x([0-9a-fA-F]{8})\s*$' | ForEach-Object { [Convert]::ToUInt32($_.Matches[0].Groups[1].Value, 16) })
  if ($numbers.Count -lt 2) { return $null }
  return @{ ac = [int]($numbers[-2] / 60); dc = [int]($numbers[-1] / 60) }
}

function Read-Before($setting) {
  $item = Get-Item -LiteralPath $setting.Key -ErrorAction SilentlyContinue
  if (-not $item -or $item.GetValueNames() -notcontains $setting.Name) { return $null }
  return $item.GetValue($setting.Name)
}

function Get-Kept {
  $before = @{}
  if (Test-Path -LiteralPath $Kept) { (Get-Content -LiteralPath $Kept -Raw | ConvertFrom-Json).PSObject.Properties | ForEach-Object { $before[$_.Name] = $_.Value } }
  return $before
}

# Says it, and does it unless -WhatIf was given.
function Step([string]$What, [string]$Why, [scriptblock]$Do) {
  Write-Output "$What`n  because: $Why"
  if ($PSCmdlet.ShouldProcess($What)) { & $Do }
}

function Invoke-Apply {
  if (-not (Test-Path -LiteralPath $Program)) { throw "Gan Dan is not at ${Program}: name it with -Program" }
  $settings = Get-Settings
  $port = Get-Number 'lan-port' '4719' 65535
  $arguments = Get-Wish 'arguments' '--role office'
  # Applied twice, what was there before the first time stays kept; it is on the disk before anything changes.
  $before = Get-Kept
  foreach ($setting in $settings) {
    $id = "$($setting.Key)\$($setting.Name)"
    if (-not $before.ContainsKey($id)) { $before[$id] = Read-Before $setting }
  }
  foreach ($row in $Power) { if (-not $before.ContainsKey($row.Setting)) { $before[$row.Setting] = Get-Minutes $row } }
  Step $Kept 'undo finds here what was before' {
    New-Item -ItemType Directory -Force (Split-Path $Kept) | Out-Null
    $before | ConvertTo-Json -Depth 4 | Set-Content -Encoding UTF8 -LiteralPath $Kept
  }
  foreach ($setting in $settings) {
    Step "registry  $($setting.Name) = $($setting.Value)" $setting.Why {
      if (-not (Test-Path -LiteralPath $setting.Key)) { New-Item -Path $setting.Key -Force | Out-Null }
      New-ItemProperty -LiteralPath $setting.Key -Name $setting.Name -PropertyType DWord -Value $setting.Value -Force | Out-Null
    }
  }
  foreach ($row in $Power) {
    Step "power  $($row.Setting) = never" $row.Why {
      & powercfg.exe /change "$($row.Setting)-ac" 0
      & powercfg.exe /change "$($row.Setting)-dc" 0
    }
  }
  if ($port -ne 0) {
    Step "firewall  TCP $port, private networks, from the same network" 'the point''s other PCs come in; a cafe''s guests do not' {
      Remove-NetFirewallRule -Name $Rule -ErrorAction SilentlyContinue
      New-NetFirewallRule -Name $Rule -DisplayName 'Gan Dan' -Direction Inbound -Action Allow -Protocol TCP -LocalPort $port -Profile Private, Domain -RemoteAddress LocalSubnet -Program $Program | Out-Null
    }
  }
  if ((Get-Wish 'auto-start' 'yes') -eq 'yes') {
    Step "task  $Task at log-on: $arguments" 'nobody looks for a program in the morning; one that failed comes back' {
      $action = New-ScheduledTaskAction -Execute $Program -Argument $arguments
      $trigger = New-ScheduledTaskTrigger -AtLogOn
      # Everybody who signs in, each with their own rights: S-1-5-32-545 is the group Users in every language.
      $who = New-ScheduledTaskPrincipal -GroupId 'S-1-5-32-545'
      $how = New-ScheduledTaskSettingsSet -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries -RestartCount 10 -RestartInterval (New-TimeSpan -Minutes 1) -ExecutionTimeLimit ([TimeSpan]::Zero) -MultipleInstances IgnoreNew
      Register-ScheduledTask -TaskName $Task -Action $action -Trigger $trigger -Principal $who -Settings $how -Force | Out-Null
    }
  }
  Write-Output "by hand, once: in the firmware (F2 or Del at power-on) set 'Restore on AC Power Loss' to 'Power On'`n  because: after a power cut the PC comes back by itself; no program can set or read this"
  Write-Output 'done'
}

function Invoke-Undo {
  if (-not (Test-Path -LiteralPath $Kept)) { throw 'nothing was applied here' }
  $before = Get-Kept
  foreach ($setting in Get-Settings) {
    $was = $before["$($setting.Key)\$($setting.Name)"]
    Step "as before: $($setting.Name)" 'undo' {
      if ($null -eq $was) { Remove-ItemProperty -LiteralPath $setting.Key -Name $setting.Name -ErrorAction SilentlyContinue }
      else { New-ItemProperty -LiteralPath $setting.Key -Name $setting.Name -PropertyType DWord -Value ([int]$was) -Force | Out-Null }
    }
  }
  foreach ($row in $Power) {
    $was = $before[$row.Setting]
    if ($null -eq $was) { continue }
    Step "as before: $($row.Setting)" 'undo' {
      & powercfg.exe /change "$($row.Setting)-ac" $was.ac
      & powercfg.exe /change "$($row.Setting)-dc" $was.dc
    }
  }
  Step "gone: the firewall rule $Rule" 'undo' { Remove-NetFirewallRule -Name $Rule -ErrorAction SilentlyContinue }
  Step "gone: the task $Task" 'undo' { Unregister-ScheduledTask -TaskName $Task -Confirm:$false -ErrorAction SilentlyContinue }
  Step "gone: $Kept" 'undo' { Remove-Item -LiteralPath $Kept }
  Write-Output 'done'
}

if ($Apply -xor $Undo) {
  $me = New-Object Security.Principal.WindowsPrincipal([Security.Principal.WindowsIdentity]::GetCurrent())
  if (-not $WhatIfPreference -and -not $me.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) { throw 'run it as administrator' }
  if ($Config -ne '' -and -not (Test-Path -LiteralPath $Config)) { throw "$Config cannot be read" }
  if ($Apply) { Invoke-Apply } else { Invoke-Undo }
} else {
  Write-Output 'usage: machine-settings.ps1 -Apply | -Undo [-Config FILE] [-WhatIf] [-Program PATH]'
  exit 64
}
