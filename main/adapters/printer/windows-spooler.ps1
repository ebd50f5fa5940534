# Gan Dan's hand on the Windows spooler: raw bytes in, what the spooler says out, one line of JSON for each line it reads.
# The printer's name comes in GAN_DAN_PRINTER, the pipe to read and answer on in GAN_DAN_PIPE (not standard input: what is
# redirected there PowerShell takes for $input). Lines: look | print BASE64 | job ID | drop ID.
# It only hands over and reports; what the numbers mean is decided in spooler-status.ts.
$ErrorActionPreference = 'Stop'
Add-Type -TypeDefinition @'
using System;
using System.Runtime.InteropServices;
public static class Spooler {
  [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)]
  public struct DocInfo { public string Name; public string OutputFile; public string DataType; }
  // PRINTER_INFO_2: thirteen pointers, eight numbers (winspool.h).
  [StructLayout(LayoutKind.Sequential)]
  public struct PrinterInfo2 {
    public IntPtr Server, Printer, Share, Port, Driver, Comment, Location, DevMode, SepFile, Processor, DataType, Parameters, Security;
    public uint Attributes, Priority, DefaultPriority, StartTime, UntilTime, Status, Jobs, AveragePpm;
  }
  // JOB_INFO_1 up to its status (winspool.h).
  [StructLayout(LayoutKind.Sequential)]
  public struct JobInfo1 {
    public uint JobId;
    public IntPtr Printer, Machine, User, Document, DataType, StatusText;
    public uint Status;
  }
  [DllImport("winspool.drv", EntryPoint = "OpenPrinterW", CharSet = CharSet.Unicode, SetLastError = true)]
  public static extern bool OpenPrinter(string name, out IntPtr printer, IntPtr defaults);
  [DllImport("winspool.drv", SetLastError = true)] public static extern bool ClosePrinter(IntPtr printer);
  [DllImport("winspool.drv", EntryPoint = "StartDocPrinterW", CharSet = CharSet.Unicode, SetLastError = true)]
  public static extern uint StartDocPrinter(IntPtr printer, uint level, ref DocInfo info);
  [DllImport("winspool.drv", SetLastError = true)] public static extern bool StartPagePrinter(IntPtr printer);
  [DllImport("winspool.drv", SetLastError = true)]
  public static extern bool WritePrinter(IntPtr printer, byte[] bytes, uint count, out uint written);
  [DllImport("winspool.drv", SetLastError = true)] public static extern bool EndPagePrinter(IntPtr printer);
  [DllImport("winspool.drv", SetLastError = true)] public static extern bool EndDocPrinter(IntPtr printer);
  [DllImport("winspool.drv", EntryPoint = "GetPrinterW", SetLastError = true)]
  public static extern bool GetPrinter(IntPtr printer, uint level, IntPtr to, uint size, out uint needed);
  [DllImport("winspool.drv", EntryPoint = "GetJobW", SetLastError = true)]
  public static extern bool GetJob(IntPtr printer, uint job, uint level, IntPtr to, uint size, out uint needed);
  [DllImport("winspool.drv", EntryPoint = "SetJobW", SetLastError = true)]
  public static extern bool SetJob(IntPtr printer, uint job, uint level, IntPtr info, uint command);

  public static string Look(string name) {
    IntPtr printer;
    if (!OpenPrinter(name, out printer, IntPtr.Zero)) return Missing();
    try {
      uint needed;
      GetPrinter(printer, 2, IntPtr.Zero, 0, out needed);
      if (needed == 0) return Missing();
      IntPtr to = Marshal.AllocHGlobal((int)needed);
      try {
        if (!GetPrinter(printer, 2, to, needed, out needed)) return Missing();
        PrinterInfo2 info = (PrinterInfo2)Marshal.PtrToStructure(to, typeof(PrinterInfo2));
        return "{\"status\":" + info.Status + ",\"attributes\":" + info.Attributes + "}";
      } finally { Marshal.FreeHGlobal(to); }
    } finally { ClosePrinter(printer); }
  }

  public static string Print(string name, byte[] bytes) {
    IntPtr printer;
    if (!OpenPrinter(name, out printer, IntPtr.Zero)) return Missing();
    try {
      DocInfo info = new DocInfo();
      info.Name = "Gan Dan";
      info.DataType = "RAW";
      uint job = StartDocPrinter(printer, 1, ref info);
      if (job == 0) return Missing();
      uint written = 0;
      bool whole = StartPagePrinter(printer) && WritePrinter(printer, bytes, (uint)bytes.Length, out written)
        && written == bytes.Length;
      if (!whole) SetJob(printer, job, 0, IntPtr.Zero, 5);
      EndPagePrinter(printer);
      EndDocPrinter(printer);
      return "{\"job\":" + job + ",\"whole\":" + (whole ? "true" : "false") + "}";
    } finally { ClosePrinter(printer); }
  }

  public static string Job(string name, uint job) {
    IntPtr printer;
    if (!OpenPrinter(name, out printer, IntPtr.Zero)) return Missing();
    try {
      uint needed;
      GetJob(printer, job, 1, IntPtr.Zero, 0, out needed);
      if (needed == 0) return "{\"gone\":true}";
      IntPtr to = Marshal.AllocHGlobal((int)needed);
      try {
        if (!GetJob(printer, job, 1, to, needed, out needed)) return "{\"gone\":true}";
        JobInfo1 info = (JobInfo1)Marshal.PtrToStructure(to, typeof(JobInfo1));
        return "{\"status\":" + info.Status + "}";
      } finally { Marshal.FreeHGlobal(to); }
    } finally { ClosePrinter(printer); }
  }

  // JOB_CONTROL_DELETE is 5.
  public static string Drop(string name, uint job) {
    IntPtr printer;
    if (!OpenPrinter(name, out printer, IntPtr.Zero)) return Missing();
    try { return "{\"dropped\":" + (SetJob(printer, job, 0, IntPtr.Zero, 5) ? "true" : "false") + "}"; }
    finally { ClosePrinter(printer); }
  }

  static string Missing() { return "{\"missing\":" + Marshal.GetLastWin32Error() + "}"; }
}
'@
$printer = $env:GAN_DAN_PRINTER
$pipe = New-Object IO.Pipes.NamedPipeClientStream('.', $env:GAN_DAN_PIPE, [IO.Pipes.PipeDirection]::InOut)
$pipe.Connect(10000)
$reader = New-Object IO.StreamReader($pipe, [Text.Encoding]::ASCII)
$writer = New-Object IO.StreamWriter($pipe, [Text.Encoding]::ASCII)
$writer.AutoFlush = $true
while ($null -ne ($line = $reader.ReadLine())) {
  $verb, $rest = $line -split ' ', 2
  try {
    $answer = switch ($verb) {
      'look' { [Spooler]::Look($printer) }
      'print' { [Spooler]::Print($printer, [Convert]::FromBase64String($rest)) }
      'job' { [Spooler]::Job($printer, [uint32]$rest) }
      'drop' { [Spooler]::Drop($printer, [uint32]$rest) }
      default { '{"missing":0}' }
    }
  } catch { $answer = '{"missing":-1}' }
  $writer.WriteLine($answer)
}
