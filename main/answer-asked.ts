import packageFile from '../package.json' with { type: 'json' };
import { type Asked, helpText, type Program } from './command-line.ts';
import { exitCode } from './exit-codes.ts';
import { validateConfiguration } from './validate-configuration.ts';

/** Says what was asked on the command line, and with which code to end. */
export function answerAsked(
  asked: Asked,
  of: { readonly program: Program; readonly folder: string; readonly print: (line: string) => void },
): number {
  const { program, folder, print } = of;
  if (asked === 'help') print(helpText(program));
  if (asked === 'version') print(packageFile.version);
  if (asked !== 'validate-config') return exitCode('ended');
  const { lines, isRight } = validateConfiguration(folder);
  for (const line of lines) print(line);
  return exitCode(isRight ? 'ended' : 'configurationWrong');
}
