import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { nobody, SecondPerson } from '../../ui/second-person.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { capOf } from '../keymap.ts';
import { useKeymap } from '../use-keymap.ts';
import { ComingPane } from './coming-pane.tsx';
import { isFound, toCount } from './desk-state.ts';
import styles from './hand-over.module.css';
import { HandOverHead, HandOverPane } from './hand-over-pane.tsx';
import { ItemList } from './item-list.tsx';
import type { PaneProps } from './pane-props.ts';
import { SignedPane } from './signed-pane.tsx';
import { comingOf, type WholeSlip } from './use-hand-over.ts';

/** A slip was scanned: more of its codes, received here, taken back here, or somebody else's. */
export function SlipPane(props: PaneProps) {
  const { desk } = props;
  const { slip } = desk;
  const { t } = useTranslation();
  if (!slip) return <Notice>{t('handOver.slip.scan')}</Notice>;
  if (slip.type === 'more') {
    const known = comingOf({ kind: 'slip' }, slip, desk.lists);
    if (!known) return <Notice tone="warn">{t('handOver.slip.more', { missing: slip.missing.join(', ') })}</Notice>;
    return (
      <>
        <Notice>{t('handOver.slip.known')}</Notice>
        <ComingPane key={known.handOver} {...props} handOver={known} slip={[]} />
      </>
    );
  }
  const { verdict, handOver, isForHere, isFromHere } = slip;
  if (verdict === 'forged') return <Notice tone="bad">{t('handOver.slip.forged')}</Notice>;
  const isToAnswer = (isForHere || handOver.state === 'coming-back') && toCount(handOver).length > 0;
  return (
    <>
      {verdict === 'key-unknown' && !slip.isKnown ? (
        <Notice tone="warn">{t('handOver.slip.keyUnknown', { from: handOver.from.name })}</Notice>
      ) : null}
      {isToAnswer ? (
        <ComingPane
          key={handOver.handOver}
          {...props}
          handOver={handOver}
          slip={desk.state.slip}
          isUnproven={verdict === 'key-unknown' && !slip.isKnown}
        />
      ) : isFromHere && (handOver.state === 'on-road' || handOver.items.some(isFound)) ? (
        <OwnSlip key={handOver.handOver} {...props} slip={slip} />
      ) : isForHere || isFromHere ? (
        <HandOverPane {...props} handOver={handOver} />
      ) : (
        <>
          <HandOverHead handOver={handOver} />
          <Notice tone="bad">{t('handOver.slip.notForHere', { to: handOver.to.name })}</Notice>
          <ItemList items={handOver.items} />
        </>
      )}
    </>
  );
}

/** Back from a post office it bears a signature; any other one never left. */
function OwnSlip(props: PaneProps & { readonly slip: WholeSlip }) {
  const [isUnsigned, setUnsigned] = useState(!props.slip.handOver.byPost);
  if (!isUnsigned) return <SignedPane {...props} onUnsigned={() => setUnsigned(true)} />;
  return props.slip.isKnown ? <WithdrawPane {...props} /> : <ForgottenSlip {...props.slip} />;
}

/** The log forgot that it was offered: there is nothing to take back, and what lies in the bag stays. */
function ForgottenSlip({ handOver }: Pick<WholeSlip, 'handOver'>) {
  const { t } = useTranslation();
  return (
    <>
      <HandOverHead handOver={handOver} />
      <Notice tone="warn">{t('handOver.slip.forgotten')}</Notice>
      <ItemList items={handOver.items} isForgotten />
    </>
  );
}

/** The original slip lies here, so nothing has left: taken back, with a second person. */
function WithdrawPane({ desk, slip }: PaneProps & { readonly slip: WholeSlip }) {
  const { handOver } = slip;
  const { t } = useTranslation();
  const [approver, setApprover] = useState(nobody);
  const withdraw = useCommand('withdrawHandOver');
  const save = async () => {
    if ((await withdraw.run({ slip: [...desk.state.slip], approver })).ok)
      desk.putAway({ kind: 'hand-over', handOver: handOver.handOver });
  };
  useKeymap({ save });
  return (
    <>
      <HandOverHead handOver={handOver} />
      <Notice tone="warn" title={t('handOver.withdraw.title')}>
        {t('handOver.withdraw.help', { to: handOver.to.name })}
      </Notice>
      <SecondPerson value={approver} onChange={setApprover} />
      <ErrorText failure={withdraw.error} />
      <div className={styles.actions}>
        <Button kind="danger" size="large" shortcut={capOf('save')} onPress={save} pending={withdraw.pending}>
          {t('handOver.withdraw.do')}
        </Button>
        <Button kind="quiet" size="large" onPress={() => desk.putAway({ kind: 'make' })}>
          {t('handOver.withdraw.leave')}
        </Button>
      </div>
      <ItemList items={handOver.items} />
    </>
  );
}
