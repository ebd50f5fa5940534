import { type ReactNode, StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { createRoot } from 'react-dom/client';
import type { Role } from '../../contract/words.ts';
import { startTexts } from '../i18n.ts';
import { takeCode, wantsPractice } from './attach-terminal.ts';
import { measureScreen } from './display-settings.ts';
import { PracticeGate } from './practice/practice-gate.tsx';
import { TerminalGate } from './terminal-gate.tsx';

/** The whole of a role's `main.tsx`: styles, texts, measure of the screen, station, page. */
export function startPage(role: Role, page: ReactNode): void {
  // Before the address is cleared.
  const practises = wantsPractice(window.location, window.ganDan);
  const code = takeCode(window.location, window.history);
  startPlainPage(
    role,
    <TerminalGate role={role} code={code}>
      <PracticeGate role={role} startsInside={practises}>
        {page}
      </PracticeGate>
    </TerminalGate>,
  );
}

/** A page with another door than a station (the province). */
export function startPlainPage(name: string, page: ReactNode): void {
  startTexts();
  measureScreen(name, window.localStorage, window);
  standInForInlineStyle();
  const root = document.getElementById('page');
  if (!root) throw new Error('no #page in the document');
  createRoot(root).render(
    <StrictMode>
      <I18nProvider locale="vi-VN">{page}</I18nProvider>
    </StrictMode>,
  );
}

/** react-aria adds a `<style>` unless this id is there; the content policy refuses inline styles, tokens.css has the rule. */
function standInForInlineStyle(): void {
  const standIn = document.createElement('meta');
  standIn.id = 'react-aria-pressable-style';
  document.head.append(standIn);
}
