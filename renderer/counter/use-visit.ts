import { useMemo, useState } from 'react';
import type {
  CounterPauseReason,
  Outcome,
  OutOfOrderReason,
  ParkReason,
  TransferPlace,
} from '../../domain/ticket-words.ts';
import { useCommand } from '../ui/use-command.ts';
import { createKeysInTurn, type TurnState } from './keys-in-turn.ts';

/** What a clerk does with whoever stands at the counter: one after the other, as the keys were struck. */
export interface Visit extends TurnState {
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

  const [state, setState] = useState<TurnState>({ pending: false, failure: null });
  const inTurn = useMemo(() => createKeysInTurn(setState), []);

  return {
    ...state,
    callNext: () => inTurn('callNext', () => callNext.run({ counter })),
    recall: () => inTurn('recall', () => recall.run({ counter })),
    startService: () => inTurn('startService', () => startService.run({ counter })),
    markNoShow: () => inTurn('markNoShow', () => markNoShow.run({ counter })),
    park: (why) => inTurn(`park ${why}`, () => park.run({ counter, why })),
    transfer: (to, place) =>
      inTurn(`transfer ${to} ${place}`, () => transfer.run({ counter, to, ...(place ? { place } : {}) })),
    undoNoShow: (ticket) => inTurn(`undoNoShow ${ticket}`, () => undoNoShow.run({ counter, ticket })),
    rejoin: (ticket) => inTurn(`rejoin ${ticket}`, () => rejoin.run({ counter, ticket })),
    callInterpreter: () => inTurn('callInterpreter', () => callInterpreter.run({ counter })),
    pauseCounter: (why) => inTurn(`pauseCounter ${why}`, () => pauseCounter.run({ counter, why })),
    resumeCounter: () => inTurn('resumeCounter', () => resumeCounter.run({ counter })),
    finish: (outcome) => inTurn(`finish ${outcome}`, () => finish.run({ counter, outcome })),
    callTicket: (ticket, why) => inTurn(`callTicket ${ticket} ${why}`, () => callTicket.run({ counter, ticket, why })),
  };
}
