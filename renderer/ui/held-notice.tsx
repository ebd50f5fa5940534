import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { ErrorText, Notice } from './notice.tsx';
import { useRequest } from './use-command.ts';

/** This host may have been replaced while it was off: it waits for its stand-in, or for a person who knows better. */
export function HeldNotice({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const resume = useRequest('resumeHost');
  const [sure, setSure] = useState(false);
  return (
    <Notice tone="warn" title={t('ui.held.title', { name })}>
      <p>{t(sure ? 'ui.held.means' : 'ui.held.help', { name })}</p>
      <ErrorText failure={resume.error} />
      <Button
        kind={sure ? 'danger' : 'plain'}
        pending={resume.pending}
        onPress={() => (sure ? void resume.run({}) : setSure(true))}
      >
        {t(sure ? 'ui.held.sure' : 'ui.held.resume')}
      </Button>
    </Notice>
  );
}
