import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type SetUpView, setUpSteps } from '../../contract/set-up-api.ts';
import { CardPage } from './card-page.tsx';
import styles from './set-up-frame.module.css';

/** The six steps with the one that is open, whichever page leads it. */
export function SetUpFrame({ step, children }: { step: SetUpView['step'] | null; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <CardPage>
      <ol className={styles.steps} aria-label={t('setUp.steps')}>
        {setUpSteps.map((each) => (
          <li key={each} aria-current={each === step ? 'step' : undefined}>
            {t(`setUp.step.${each}`)}
          </li>
        ))}
      </ol>
      {children}
    </CardPage>
  );
}
