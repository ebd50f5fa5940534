import type { IncomingMessage } from 'node:http';
import { ORPCError } from '@orpc/server';
import { contentPolicy } from '../../content-policy.ts';
import { doorFailure, refusal } from './refusals.ts';

/** `strip`: the counter's terminal, seen small. */
export const terminalPages = ['kiosk', 'counter', 'strip', 'board', 'office', 'paper', 'phone'] as const;

export const MAX_BODY_BYTES = 256 * 1024;

/** What fails before a method is reached is what came: no such method, no JSON, too much of it. */
export function interceptorsOf(onBug: (where: string, error: unknown) => void) {
  return [
    async ({ next }: { next(): Promise<{ matched: boolean }> }) => {
      const answered = await next().catch((error: unknown) => {
        throw error instanceof ORPCError ? doorFailure(error, (bug) => onBug('door', bug)) : refusal('bad-request');
      });
      if (!answered.matched)
        throw new ORPCError('NOT_FOUND', { message: 'method-unknown', data: { type: 'bad-request' } });
      return answered as never;
    },
  ];
}

/** A page elsewhere that names this PC (DNS rebinding) is refused by the name it used. */
export function isTrustedHost(host: string | undefined, lan: boolean): boolean {
  const name = (host ?? '').replace(/:\d+$/, '');
  const isAddress = /^\d{1,3}(\.\d{1,3}){3}$/.test(name);
  return name === 'localhost' || name === '127.0.0.1' || name === '[::1]' || (lan && isAddress);
}

/** Pages of this door, the Electron shell's own pages, or no browser at all (a program with a token). */
export function isTrustedOrigin({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  return origin === undefined || origin === `http://${host}` || origin === 'app://gan-dan';
}

/**
 * The page on the wall and the one for a telephone, what they are made of and what they play and ask; a path that climbs out of a
 * folder is none of them.
 */
export function isForOthers(url: string): boolean {
  const [path = ''] = url.split('?');
  if (['/board', '/phone', '/api/claimPhonePage', '/api/readPhonePage'].includes(path)) return true;
  return /^\/assets\/[\w.-]+$/.test(path) || MEDIA_PATH.test(path);
}

/** One file: no slash, backslash or zero byte under its percent signs. */
export const MEDIA_PATH = /^\/media\/(?:[\w.~!'()*-]|%(?!2f|5c|00)[\da-f]{2})+$/i;

export function isLoopback({ socket }: IncomingMessage): boolean {
  const address = socket.remoteAddress ?? '';
  return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1';
}

export function securityHeaders(host: string): Record<string, string> {
  return {
    'content-security-policy': contentPolicy([`ws://${host}`]),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}
