; What the Windows installer does beside copying the program (electron-builder includes it).
;   setup.exe /S /allusers       asks nothing; in its folder may lie point.json with point.signature.json and
;   enrolment.json (the host), or device.json (another PC), and machine.conf. What is missing the first start asks for.
; Exit codes: 0; 2 broken off; 5 a file that was brought is wrong, or the settings of the PC were not set (installed, say so).
; Compiled by makensis on Linux; never run: there is no Windows here.

!macro bring NAME
  ${If} ${FileExists} "$EXEDIR\${NAME}"
    CopyFiles /SILENT "$EXEDIR\${NAME}" "$APPDATA\GanDan\configuration\${NAME}"
    DetailPrint "${NAME}: taken over at the first start"
  ${EndIf}
!macroend

!macro customInstall
  ; For the machine, whatever account installs: $APPDATA is ProgramData.
  SetShellVarContext all
  CreateDirectory "$APPDATA\GanDan\configuration"
  ; Whoever starts the program first takes the files over, once; by number, since the group is called otherwise in each language.
  nsExec::ExecToLog '"$SYSDIR\icacls.exe" "$APPDATA\GanDan\configuration" /inheritance:r /grant *S-1-5-32-544:(OI)(CI)F /grant *S-1-5-18:(OI)(CI)F /grant *S-1-5-32-545:(OI)(CI)M'
  Pop $0
  !insertmacro bring "point.signature.json"
  !insertmacro bring "enrolment.json"
  !insertmacro bring "device.json"
  !insertmacro bring "point.json"
  ${If} ${FileExists} "$EXEDIR\machine.conf"
    CopyFiles /SILENT "$EXEDIR\machine.conf" "$APPDATA\GanDan\machine.conf"
  ${Else}
    ${IfNot} ${FileExists} "$APPDATA\GanDan\machine.conf"
      CopyFiles /SILENT "$INSTDIR\resources\machine\machine.conf" "$APPDATA\GanDan\machine.conf"
    ${EndIf}
  ${EndIf}
  nsExec::ExecToLog '"$SYSDIR\WindowsPowerShell\v1.0\powershell.exe" -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "$INSTDIR\resources\machine\machine-settings.ps1" -Apply -Config "$APPDATA\GanDan\machine.conf" -Program "$INSTDIR\${APP_EXECUTABLE_FILENAME}"'
  Pop $0
  ${If} $0 != 0
    DetailPrint "The settings of this PC were not set: run machine-settings.ps1 -Apply (the doctor says what is missing)"
    SetErrorLevel 5
  ${EndIf}
  ${If} ${FileExists} "$EXEDIR\point.json"
  ${OrIf} ${FileExists} "$EXEDIR\device.json"
    nsExec::ExecToLog '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" --validate-config --folder "$APPDATA\GanDan\configuration"'
    Pop $0
    ${If} $0 == 5
      DetailPrint "A file that was brought is wrong: mend it and install again"
      SetErrorLevel 5
    ${EndIf}
  ${EndIf}
!macroend

; The settings of the PC go back as they were; what the centre wrote stays where it lies (%USERPROFILE%\.gan-dan).
!macro customUnInstall
  ${IfNot} ${isUpdated}
    nsExec::ExecToLog '"$SYSDIR\WindowsPowerShell\v1.0\powershell.exe" -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "$INSTDIR\resources\machine\machine-settings.ps1" -Undo'
    Pop $0
  ${EndIf}
!macroend
