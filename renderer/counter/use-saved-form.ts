import { saveFile } from '../ui/save-file.ts';
import { useRequest } from '../ui/use-command.ts';

/** The A5 form of a printed paper, handed to the clerk as a file; its name names nobody. */
export function useSavedForm() {
  const { run, pending, error } = useRequest('readPaper');
  const save = async (job: string) => {
    const read = await run({ job });
    if (read.ok) saveFile({ name: read.value.name, type: 'application/pdf', base64: read.value.pdf });
  };
  return { save, pending, error };
}
