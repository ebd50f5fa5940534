import type { Outputs } from '../../station-client.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useRequest } from '../../ui/use-command.ts';

export const fileKinds = ['pdf', 'xlsx', 'csv'] as const;
export type FileKind = (typeof fileKinds)[number];

const types: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

type FileAnswer = Extract<Outputs['readReportFile'], { ok: true }>['value'];

/** Asks for a file and hands it to the person. */
export function useFile<M extends 'readRegisterFile' | 'readReportFile'>(method: M) {
  const { run, pending, error } = useRequest(method);
  const save = async (input: Parameters<typeof run>[0], kind: FileKind) => {
    const answer = await run(input);
    if (!answer.ok) return;
    const { name, base64 } = answer.value as FileAnswer;
    saveFile({ name, base64, type: types[kind] });
  };
  return { save, pending, error };
}
