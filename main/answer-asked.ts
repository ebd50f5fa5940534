import packageFile from '../package.json' with { type: 'json' };
import { type Asked, type Given, helpText, type Program } from './command-line.ts';
import { exitCode } from './exit-codes.ts';
import { importUpdate } from './import-update.ts';
import { validateConfiguration } from './validate-configuration.ts';

/** Says what was asked on the command line, and with which code to end. */
export function answerAsked(
  asked: Asked,
  of: {
    readonly program: Program;
    readonly folder: string;
    /** What else stood on the line. */
    readonly given?: Given;
    readonly print: (line: string) => void;
  },
): number | Promise<number> {
  const { program, folder, given = {}, print } = of;
  if (asked === 'help') print(helpText(program));
  if (asked === 'version') print(packageFile.version);
  if (asked === 'help' || asked === 'version') return exitCode('ended');
  if (asked === 'validate-config') {
    const { lines, isRight } = validateConfiguration(folder);
    for (const line of lines) print(line);
    return exitCode(isRight ? 'ended' : 'configurationWrong');
  }
  if (asked === 'import-update')
    return importUpdate(
      { updates: String(given.updates ?? ''), from: String(given['import-update']), version: packageFile.version },
      print,
    );
  return answerDoctor(asked, folder, given, print);
}

async function answerDoctor(
  asked: Exclude<Asked, 'help' | 'version' | 'validate-config' | 'import-update'>,
  folder: string,
  given: Given,
  print: (line: string) => void,
): Promise<number> {
  // Read only where somebody asks: it knows the database.
  const { runDoctorCommand } = await import('./doctor-command.ts');
  const wish = {
    doctor: { kind: 'doctor', json: given.json === true },
    'print-test': { kind: 'print-test' },
    'export-diagnostics': { kind: 'diagnostics', file: String(given['export-diagnostics']) },
  } as const;
  const { lines, isWell } = await runDoctorCommand(
    folder,
    wish[asked],
    packageFile.version,
    String(given.updates ?? ''),
  );
  print(lines.trimEnd());
  return exitCode(isWell ? 'ended' : 'unwell');
}
