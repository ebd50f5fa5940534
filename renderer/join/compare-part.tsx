import { useTranslation } from 'react-i18next';
import type { JoinView } from '../../contract/join-api.ts';
import { Button } from '../ui/button.tsx';
import styles from '../ui/card-page.module.css';
import type { JoinClient } from './join-client.ts';

/** The number both screens show, and the question whether they do. Nothing is believed before somebody has said so here. */
export function ComparePart({ view, client }: { view: JoinView; client: JoinClient }) {
  const { t } = useTranslation();
  const digits = view.digits ?? '';
  return (
    <>
      <h1>{t('join.compareTitle')}</h1>
      <p className={styles.digits}>{`${digits.slice(0, 3)} ${digits.slice(3)}`}</p>
      {view.state === 'comparing' ? (
        <>
          <p>{t('join.compareAsk')}</p>
          <div className={styles.buttons}>
            <Button kind="primary" onPress={() => void client.digitsAreSame({})}>
              {t('join.same')}
            </Button>
            <Button kind="danger" onPress={() => void client.stopComparing({})}>
              {t('join.differ')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p>{t('join.waitsForOffice')}</p>
          <div className={styles.buttons}>
            <Button kind="primary" pending>
              {t('join.same')}
            </Button>
            <Button onPress={() => void client.stopComparing({})}>{t('join.stop')}</Button>
          </div>
        </>
      )}
    </>
  );
}
