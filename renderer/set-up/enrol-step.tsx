import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import styles from '../ui/card-page.module.css';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { BackButton } from './first-steps.tsx';
import type { StepProps } from './step-props.ts';

/** A PC of its own reports to the province by a ticket, which may come later; another PC goes on to be paired. */
export function EnrolStep(props: StepProps & { readonly onFinish: (ticket: string) => Promise<void> }) {
  const { t } = useTranslation();
  const { role, point } = props.view;
  const [ticket, setTicket] = useState('');
  if (role === 'joined')
    return (
      <>
        <h1>{t('setUp.pair.title')}</h1>
        <p>{t('setUp.pair.help')}</p>
        <div className={styles.buttons}>
          <Button kind="primary" size="large" autoFocus onPress={() => void props.onFinish('')}>
            {t('setUp.pair.go')}
          </Button>
        </div>
        <BackButton {...props} />
      </>
    );
  return (
    <>
      <h1>{point?.centreName}</h1>
      <p>
        {point?.name} · {point?.id}
      </p>
      <Notice tone={point?.isSigned ? 'good' : 'warn'}>
        {t(point?.isSigned ? 'setUp.enrol.signed' : 'setUp.enrol.unsigned')}
      </Notice>
      <Field
        label={t('setUp.enrol.ticket')}
        help={t('setUp.enrol.ticketHelp')}
        value={ticket}
        onChange={setTicket}
        maxLength={200}
        autoFocus
      />
      <div className={styles.buttons}>
        <Button kind="primary" size="large" onPress={() => void props.onFinish(ticket)}>
          {t('setUp.enrol.go')}
        </Button>
      </div>
      <BackButton {...props} />
    </>
  );
}
