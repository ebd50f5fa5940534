import { oc } from '@orpc/contract';

/** One POST per method; `summary` says it in one line. */
export function method(name: string, summary: string) {
  return oc.route({ method: 'POST', path: `/${name}`, operationId: name, summary });
}
