import { useEffect, useMemo, useRef, useState } from 'react';
import type { FormField } from '../../../domain/beside-events.ts';
import type { Person } from '../../../domain/person.ts';
import { shellOf } from '../../ui/shell.ts';
import { foreignForm } from './foreign-form.ts';
import { type FormStep, formSteps } from './form-steps.ts';

export type FormState = { readonly kind: 'copied'; readonly step: FormStep } | { readonly kind: 'nobody' | 'failed' };

/** Each press copies the next field of the person; after the last comes the first again, and another person begins anew. */
export function useForeignForm(person: Person | null, order: readonly FormField[]) {
  const [state, setState] = useState<FormState | null>(null);
  const next = useRef({ of: '', at: 0 });
  const form = useMemo(() => foreignForm(shellOf(window), navigator.clipboard), []);

  const press = async () => {
    const steps = person ? formSteps(person, order) : [];
    const whose = person ? `${person.idNumber} ${person.name} ${order.join()}` : '';
    if (next.current.of !== whose) next.current = { of: whose, at: 0 };
    const step = steps[next.current.at % Math.max(1, steps.length)];
    if (!step) return setState({ kind: 'nobody' });
    const done = await form.put(step.text);
    if (done) next.current.at += 1;
    setState(done ? { kind: 'copied', step } : { kind: 'failed' });
  };

  // From any program, where the shell has the key.
  const latest = useRef(press);
  latest.current = press;
  useEffect(() => shellOf(window)?.onKey?.((key) => (key === 'next-field' ? void latest.current() : undefined)), []);

  return { state, press, forget: () => setState(null) };
}
