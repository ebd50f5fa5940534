import { join } from 'node:path';
import { type Browser, chromium, type LaunchOptions } from '@playwright/test';
import { findChromium } from '../../scripts/chromium.ts';

const project = join(import.meta.dirname, '..', '..');

/**
 * What `chromium.launch` needs here, with or without a Chromium of the system. A page of a test lives for seconds: making its
 * scripts faster costs more than they gain by it, a seventh of what Chromium does.
 */
export async function chromiumOptions(...args: readonly string[]): Promise<LaunchOptions> {
  return { ...(await findChromium(project)), args: ['--js-flags=--no-opt,--no-maglev', ...args] };
}

export async function launchChromium(): Promise<Browser> {
  return chromium.launch(await chromiumOptions());
}
