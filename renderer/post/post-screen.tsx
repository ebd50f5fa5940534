import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostOfficeView } from '../../contract/post-office-api.ts';
import { parseCardQr } from '../../domain/person.ts';
import { readPostCode } from '../../domain/post-item.ts';
import { postSlip } from '../../domain/post-papers.ts';
import type { Failure } from '../station-client.ts';
import { Button } from '../ui/button.tsx';
import { ErrorText, Notice } from '../ui/notice.tsx';
import { StaffHeader } from '../ui/staff-header.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { useScanner } from '../ui/use-scanner.ts';
import { GiveDialog } from './give-dialog.tsx';
import { giverOf, MinutesSheet } from './minutes-sheet.tsx';
import { PaperSheet } from './paper-sheet.tsx';
import styles from './post.module.css';
import type { AskPost } from './post-client.ts';
import {
  afterTake,
  beginTake,
  isBegun,
  type PostDesk,
  type PostStep,
  resultOf,
  type TakeDraft,
} from './post-desk-state.ts';
import { PostLists } from './post-lists.tsx';
import { TakeForm } from './take-form.tsx';

/** Two things are done here, nhận and trả; under them stands what waits, and one key each. A scan does the likeliest. */
export function PostScreen(props: {
  readonly ask: AskPost;
  readonly desk: PostDesk;
  readonly onDesk: (change: (was: PostDesk) => PostDesk) => void;
  readonly onSignOut: () => void;
}) {
  const { ask, desk, onDesk, onSignOut } = props;
  const { step, draft } = desk;
  const { t } = useTranslation();
  const [view, setView] = useState<PostOfficeView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const look = useCallback(async () => {
    const reply = await ask('postOffice', {});
    if (reply.ok) setView(reply.value);
    setFailure(reply.ok ? null : reply.error);
  }, [ask]);
  useEffect(() => {
    look();
    const timer = setInterval(look, everyMs);
    return () => clearInterval(timer);
  }, [look]);

  const setStep = useCallback((next: PostStep) => onDesk((was) => ({ ...was, step: next })), [onDesk]);
  const take = (item: string | null) => onDesk((was) => beginTake(was, item));
  const changeDraft = (change: (was: TakeDraft) => TakeDraft) =>
    onDesk((was) => ({ ...was, draft: change(was.draft) }));
  const isHalfTyped = isBegun(draft);
  useLeaveAsked(isHalfTyped || step.at === 'slip');

  const back = () => {
    setStep({ at: 'lists' });
    look();
  };
  const showMinutes = async (handOver: string) => {
    const reply = await ask('readPostMinutes', { handOver });
    await look();
    if (reply.ok) setStep({ at: 'minutes', minutes: reply.value, handOver });
    else setFailure(reply.error);
  };
  // With a paper on the screen nothing is typed: the next one may be begun from there.
  const idle = step.at === 'lists' || step.at === 'slip' || step.at === 'minutes';
  const atLists = step.at === 'lists';
  useKeys([
    { keys: ['F2'], run: idle ? () => take(null) : undefined },
    { keys: ['F4'], run: idle ? () => setStep({ at: 'give', row: null }) : undefined },
    { keys: ['Escape'], run: atLists ? undefined : back },
  ]);
  // In a form the form hears the scanner itself.
  useScanner((readings) => {
    if (!idle || !view) return null;
    const result = readings.map((each) => resultOf(view.out, each)).find((each) => each !== undefined);
    if (result) return () => setStep({ at: 'give', row: result });
    const item = readings.map(readPostCode).find((read) => read.ok);
    if (item?.ok && !readings.some((each) => parseCardQr(each).ok)) return () => take(item.value);
    return null;
  });

  return (
    <div className={styles.page}>
      <StaffHeader
        place={view?.office.name ?? t('post.title')}
        centre={view?.office.centreName ?? ''}
        demonstration={view?.demonstration ?? false}
        states={null}
        actions={
          <Button kind="quiet" onPress={() => window.location.assign('/')}>
            {t('province.page.account')}
          </Button>
        }
        account={view?.agent ?? null}
        onSignOut={onSignOut}
      />
      <main className={styles.main}>
        <ErrorText failure={failure} ofPress={false} />
        {!view ? (
          failure ? null : (
            <Notice>{t('post.loading')}</Notice>
          )
        ) : step.at === 'take' ? (
          <TakeForm
            ask={ask}
            view={view}
            draft={draft}
            onChange={changeDraft}
            scanned={step.scanned}
            onScanned={(scanned) => setStep({ at: 'take', scanned })}
            onTaken={(slip) => onDesk(() => afterTake(slip))}
            onBack={back}
          />
        ) : step.at === 'slip' ? (
          <PaperSheet
            title={t('post.taken', { item: step.slip.item })}
            onClose={back}
            draw={(width) => postSlip({ ...step.slip, width, giver: giverOf(view) })}
          />
        ) : step.at === 'minutes' ? (
          <MinutesSheet view={view} minutes={step.minutes} handOver={step.handOver} onClose={back} />
        ) : (
          <>
            <div className={styles.two}>
              <BigButton sign="nhận" shortcut="F2" onPress={() => take(null)}>
                {t('post.take')}
              </BigButton>
              <BigButton sign="trả" shortcut="F4" onPress={() => setStep({ at: 'give', row: null })}>
                {t('post.give')}
              </BigButton>
            </div>
            {desk.lastSlip ? (
              <div className={styles.actions}>
                <Button kind="quiet" onPress={() => desk.lastSlip && setStep({ at: 'slip', slip: desk.lastSlip })}>
                  {t('post.slipAgain', { item: desk.lastSlip.item })}
                </Button>
              </div>
            ) : null}
            {isHalfTyped ? (
              <Notice tone="warn">
                {t('post.draft.waits', { who: draft.person.name || draft.item || t('post.draft.nobody') })}
              </Notice>
            ) : null}
            <PostLists
              ask={ask}
              view={view}
              onGive={(row) => setStep({ at: 'give', row })}
              onMinutes={showMinutes}
              onChanged={look}
            />
            {step.at === 'give' ? <GiveDialog ask={ask} view={view} row={step.row} onDone={back} /> : null}
          </>
        )}
      </main>
    </div>
  );
}

function BigButton(props: { children: string; sign: string; shortcut: string; onPress: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className={styles.big} onClick={props.onPress} aria-keyshortcuts={props.shortcut}>
      <span className={styles.bigWord}>{props.children}</span>
      <span className={styles.bigHelp}>{t(props.sign === 'nhận' ? 'post.takeHelp' : 'post.giveHelp')}</span>
      <kbd className={styles.key}>{props.shortcut}</kbd>
    </button>
  );
}

/** What is in this page alone would be gone with it: the browser asks before it is closed or loaded again. */
function useLeaveAsked(isAsked: boolean): void {
  useEffect(() => {
    if (!isAsked) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isAsked]);
}

const everyMs = 20_000;
