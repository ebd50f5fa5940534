import { join } from 'node:path';
import { type Browser, chromium, type LaunchOptions } from '@playwright/test';
import { findChromium } from '../../scripts/chromium.ts';

const project = join(import.meta.dirname, '..', '..');

/** What `chromium.launch` needs here, with or without a Chromium of the system. */
export function chromiumOptions(): Promise<LaunchOptions> {
  return findChromium(project);
}

export async function launchChromium(): Promise<Browser> {
  return chromium.launch(await chromiumOptions());
}
