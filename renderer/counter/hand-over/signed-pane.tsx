import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { capOf } from '../keymap.ts';
import { useKeymap } from '../use-keymap.ts';
import { toCount } from './desk-state.ts';
import styles from './hand-over.module.css';
import { HandOverHead } from './hand-over-pane.tsx';
import type { PaneProps } from './pane-props.ts';
import { SignedAtFields, useSignedAt } from './signed-at.tsx';
import type { WholeSlip } from './use-hand-over.ts';

/** The slip is back from a post office without a screen, signed by hand: when it was signed, and what was struck out. */
export function SignedPane({
  desk,
  slip,
  onUnsigned,
}: PaneProps & { readonly slip: WholeSlip; readonly onUnsigned: () => void }) {
  const { handOver } = slip;
  const { t } = useTranslation();
  const enter = useCommand('enterSignedSlip');
  const signed = useSignedAt(handOver.at);
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const carried = toCount(handOver);
  const there = carried.length - missing.size;
  const save = async () => {
    const signedAt = signed.read();
    if (signedAt === null || there === 0) return;
    const struck = carried.filter(({ dossier }) => missing.has(dossier)).map(({ dossier }) => dossier);
    if ((await enter.run({ slip: [...desk.state.slip], missing: struck, signedAt })).ok)
      desk.putAway({ kind: 'hand-over', handOver: handOver.handOver });
  };
  useKeymap({ save });
  useKeys([{ keys: ['Alt+2'], run: onUnsigned }]);
  const turn = (dossier: string) => {
    const next = new Set(missing);
    if (!next.delete(dossier)) next.add(dossier);
    setMissing(next);
  };
  return (
    <>
      <HandOverHead handOver={handOver} />
      <Notice title={t('handOver.signed.title')}>{t('handOver.signed.help', { to: handOver.to.name })}</Notice>
      <SignedAtFields signed={signed} />
      <ol className={styles.items}>
        {carried.map(({ dossier, code, procedureName }) => (
          <li key={dossier} className={styles.item} data-there={!missing.has(dossier) || undefined}>
            <label className={styles.tick}>
              <input type="checkbox" name="signed" checked={!missing.has(dossier)} onChange={() => turn(dossier)} />
              <span className={styles.words}>
                <strong className={styles.number}>{code}</strong>
                <span className={styles.small}>{procedureName ?? t('handOver.item.unknown')}</span>
              </span>
            </label>
            {missing.has(dossier) ? <span className={styles.small}>{t('handOver.signed.stays')}</span> : null}
          </li>
        ))}
      </ol>
      <ErrorText failure={enter.error} />
      <div className={styles.actions}>
        <Button kind="primary" size="large" shortcut={capOf('save')} onPress={save} pending={enter.pending}>
          {t('handOver.signed.do', { n: there })}
        </Button>
        <Button kind="quiet" size="large" shortcut="Alt 2" onPress={onUnsigned}>
          {t('handOver.signed.unsigned')}
        </Button>
      </div>
    </>
  );
}
