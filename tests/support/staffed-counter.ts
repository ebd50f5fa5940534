import { newOrigin, post } from '../centre/open-door.ts';
import { sampleInput } from '../centre/sample-inputs.ts';

const account = { login: 'truong', name: 'Trưởng Mẫu', password: 'mat-khau-chim-yen' };
interface Body {
  readonly ok: boolean;
  readonly value: Record<string, never> & { token: string; dossier: string; attachments: { attachment: string }[] };
}

/** A caller at a staffed counter of a running station; the first time with the set-up code. */
export async function staffed(ready: {
  port: number;
  codes: { counter: readonly string[] };
  setUpCode: string | null;
}) {
  const { port, codes, setUpCode } = ready;
  const call = async (method: string, input: object, token?: string) =>
    (await post(port, method, input, { token })).body as Body;
  if (setUpCode !== null) {
    const office = await call('attachTerminal', { code: setUpCode });
    await call('createFirstAccount', { origin: newOrigin(), ...account }, office.value.token);
  }
  const attached = await call('attachTerminal', { code: codes.counter[0] });
  const { login, password } = account;
  const { token } = (await call('signIn', { login, password }, attached.value.token)).value;
  await call('openCounter', sampleInput('openCounter'), token);
  return (method: string, input: object) => call(method, input, token);
}
