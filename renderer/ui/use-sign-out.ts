import { attachAnewIf } from './attached-anew.ts';
import { useStation } from './station-context.ts';
import { useRequest } from './use-command.ts';

export function useSignOut() {
  const { setSession } = useStation();
  const signOut = useRequest('signOut');
  return {
    failure: signOut.error,
    run: async () => {
      const answer = await signOut.run({});
      if (answer.ok) setSession(answer.value);
      else attachAnewIf(answer.error);
    },
  };
}
