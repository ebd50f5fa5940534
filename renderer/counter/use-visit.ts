import { useRef, useState } from 'react';
import type {
  CounterPauseReason,
  Outcome,
  OutOfOrderReason,
  ParkReason,
  TransferPlace,
} from '../../domain/ticket-words.ts';
import type { Failure } from '../station-client.ts';
import { useCommand } from '../ui/use-command.ts';

/** What a clerk does with whoever stands at the counter. One at a time: a second key while one is under way is nothing. */
export interface Visit {
  readonly pending: boolean;
  /** Of the last key; the next one clears it. */
  readonly failure: Failure | null;
  readonly callNext: () => void;
  readonly recall: () => void;
  readonly startService: () => void;
  readonly markNoShow: () => void;
  readonly park: (why: ParkReason) => void;
  readonly transfer: (to: string, place: TransferPlace | null) => void;
  readonly undoNoShow: (ticket: string) => void;
  readonly rejoin: (ticket: string) => void;
  readonly callInterpreter: () => void;
  readonly pauseCounter: (why: CounterPauseReason) => void;
  readonly resumeCounter: () => void;
  readonly finish: (outcome: Outcome) => void;
  readonly callTicket: (ticket: string, why: OutOfOrderReason) => void;
}

export function useVisit(counter: string): Visit {
  const callNext = useCommand('callNext');
  const recall = useCommand('recall');
  const startService = useCommand('startService');
  const markNoShow = useCommand('markNoShow');
  const park = useCommand('park');
  const transfer = useCommand('transfer');
  const finish = useCommand('finish');
  const callTicket = useCommand('callTicket');
  const undoNoShow = useCommand('undoNoShow');
  const rejoin = useCommand('rejoin');
  const callInterpreter = useCommand('callInterpreter');
  const pauseCounter = useCommand('pauseCounter');
  const resumeCounter = useCommand('resumeCounter');

  const underWay = useRef(false);
  const [state, setState] = useState<{ pending: boolean; failure: Failure | null }>({ pending: false, failure: null });
  const once = async (send: () => Promise<{ ok: true } | { ok: false; error: Failure }>) => {
    if (underWay.current) return;
    underWay.current = true;
    setState({ pending: true, failure: null });
    const answer = await send();
    underWay.current = false;
    setState({ pending: false, failure: answer.ok ? null : answer.error });
  };

  return {
    ...state,
    callNext: () => once(() => callNext.run({ counter })),
    recall: () => once(() => recall.run({ counter })),
    startService: () => once(() => startService.run({ counter })),
    markNoShow: () => once(() => markNoShow.run({ counter })),
    park: (why) => once(() => park.run({ counter, why })),
    transfer: (to, place) => once(() => transfer.run({ counter, to, ...(place ? { place } : {}) })),
    undoNoShow: (ticket) => once(() => undoNoShow.run({ counter, ticket })),
    rejoin: (ticket) => once(() => rejoin.run({ counter, ticket })),
    callInterpreter: () => once(() => callInterpreter.run({ counter })),
    pauseCounter: (why) => once(() => pauseCounter.run({ counter, why })),
    resumeCounter: () => once(() => resumeCounter.run({ counter })),
    finish: (outcome) => once(() => finish.run({ counter, outcome })),
    callTicket: (ticket, why) => once(() => callTicket.run({ counter, ticket, why })),
  };
}
