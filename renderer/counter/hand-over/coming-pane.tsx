import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandOverView } from '../../../contract/hand-over-api.ts';
import { declineReasons } from '../../../domain/custody-events.ts';
import { Button } from '../../ui/button.tsx';
import { ChooseDialog } from '../../ui/choose-dialog.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { CheckFolders } from './check-folders.tsx';
import { toCount } from './desk-state.ts';
import styles from './hand-over.module.css';
import { DeclinedWhy, HandOverHead } from './hand-over-pane.tsx';
import { ItemList } from './item-list.tsx';
import { LostDialog, losableOf } from './lost-dialog.tsx';
import type { PaneProps } from './pane-props.ts';
import { SignedAtFields, useSignedAt } from './signed-at.tsx';

/**
 * What has come: a whole bag of the right number is one Enter; an open one is looked at folder by folder. What should not have
 * come goes back with a reason.
 */
export function ComingPane(
  props: PaneProps & {
    readonly handOver: HandOverView;
    readonly slip: readonly string[];
    /** Nobody here can tell whose word the slip is: then a seal says nothing. */
    readonly isUnproven?: boolean;
  },
) {
  const { handOver, slip, desk } = props;
  const { t } = useTranslation();
  const accept = useCommand('acceptHandOver');
  const decline = useCommand('declineHandOver');
  const [isOpened, setOpened] = useState(false);
  const [declining, setDeclining] = useState(false);
  const [reportsLost, setReportsLost] = useState(false);
  const { bag } = handOver;
  const carried = toCount(handOver);
  const isBack = handOver.state === 'coming-back';
  // Of what is known by its slip alone nothing is in the log yet that could be lost.
  const losable = carried.filter(({ procedureName }) => procedureName !== null);
  // What the post brought is no dossier yet, and the post is who knows where it is.
  const isItem = handOver.byPost && handOver.kind === 'folders';
  const mayBeLost = slip.length === 0 && !isItem && losable.length > 0;
  const mayBeSigned = handOver.byPost && !isBack;
  const isSealed = bag !== null && !isBack && !isOpened && !props.isUnproven;
  const signed = useSignedAt(handOver.at);
  const [isSigned, setSigned] = useState(false);
  /** Of minutes on paper; null: its fields are not filled in. */
  const timeOf = () => {
    if (!isSigned) return {};
    const signedAt = signed.read();
    return signedAt === null ? null : { signedAt };
  };
  const done = () => desk.putAway({ kind: 'hand-over', handOver: handOver.handOver });

  const takeBag = async () => {
    const time = timeOf();
    if (bag === null || time === null) return;
    const answer = await accept.run({
      ...{ handOver: handOver.handOver, slip: [...slip], ...time },
      answer: { how: 'seal', bag, count: carried.length },
    });
    if (answer.ok) done();
    else desk.look();
  };
  const takeFolders = async (present: readonly string[], damaged: readonly string[]) => {
    const time = timeOf();
    if (time === null) return;
    const answer = await accept.run({
      ...{ handOver: handOver.handOver, slip: [...slip], ...time },
      answer: { how: 'one-by-one', present: [...present], damaged: [...damaged] },
    });
    if (answer.ok) done();
    else desk.look();
  };
  useKeys(
    declining || reportsLost
      ? []
      : [
          { keys: ['Enter'], onlyOutsideFields: true, run: isSealed ? takeBag : undefined },
          { keys: ['Alt+2'], run: isSealed ? () => setOpened(true) : undefined },
          { keys: ['Alt+5'], run: mayBeSigned ? () => setSigned(!isSigned) : undefined },
          { keys: ['Alt+3'], run: isBack ? undefined : () => setDeclining(true) },
          { keys: ['Alt+8'], run: mayBeLost ? () => setReportsLost(true) : undefined },
        ],
  );

  return (
    <>
      <HandOverHead handOver={handOver} />
      {isBack ? (
        <Notice tone="warn">
          {t('handOver.back.help', { to: handOver.to.name })}
          <DeclinedWhy handOver={handOver} />
        </Notice>
      ) : null}
      {carried.length < handOver.carried ? (
        <Notice>{t('handOver.check.rest', { left: carried.length, of: handOver.carried })}</Notice>
      ) : null}
      {isSigned ? <SignedAtFields signed={signed} /> : null}
      {isSealed ? (
        <>
          <div className={styles.seal}>
            <span className={styles.soft}>{t('handOver.seal.bag')}</span>
            <strong className={styles.bag}>{bag}</strong>
            <span>{t('handOver.seal.ask', { what: t(`handOver.count.${handOver.kind}`, { n: carried.length }) })}</span>
          </div>
          <div className={styles.actions}>
            <Button kind="primary" size="large" shortcut="Enter" onPress={takeBag} pending={accept.pending} autoFocus>
              {t('handOver.seal.take', { n: carried.length })}
            </Button>
            <Button size="large" shortcut="Alt 2" onPress={() => setOpened(true)}>
              {t('handOver.seal.open')}
            </Button>
          </div>
          <ErrorText failure={accept.error} />
          <ItemList items={handOver.items} />
        </>
      ) : (
        <CheckFolders
          desk={desk}
          handOver={handOver}
          pending={accept.pending}
          failure={accept.error}
          onTake={takeFolders}
        />
      )}
      {isBack && !mayBeLost ? null : (
        <div className={styles.actions}>
          {mayBeSigned ? (
            <Button shortcut="Alt 5" onPress={() => setSigned(!isSigned)}>
              {t(isSigned ? 'handOver.signed.now' : 'handOver.signed.before')}
            </Button>
          ) : null}
          {isBack ? null : (
            <Button kind="danger" shortcut="Alt 3" onPress={() => setDeclining(true)}>
              {t('handOver.decline.title')}
            </Button>
          )}
          {mayBeLost ? (
            <Button kind="quiet" shortcut="Alt 8" onPress={() => setReportsLost(true)}>
              {t('handOver.lost.title')}
            </Button>
          ) : null}
        </div>
      )}
      {reportsLost ? (
        <LostDialog
          items={losableOf(losable)}
          onDone={() => {
            setReportsLost(false);
            desk.look();
          }}
          onClose={() => setReportsLost(false)}
        />
      ) : null}
      {declining ? (
        <ChooseDialog
          title={t('handOver.decline.title')}
          onClose={() => setDeclining(false)}
          options={declineReasons.map((reason, index) => ({
            key: String(index + 1),
            text: t(`handOver.decline.${reason}`),
            run: async () => {
              const what = { handOver: handOver.handOver, slip: [...slip], only: null, reason };
              if (!(await decline.run(what)).ok) return desk.look();
              setDeclining(false);
              done();
            },
          }))}
          footer={<ErrorText failure={decline.error} />}
        >
          <p>{t('handOver.decline.help', { from: handOver.from.name })}</p>
        </ChooseDialog>
      ) : null}
    </>
  );
}
