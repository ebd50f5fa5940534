import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostMinutesView, PostOfficeView, PostRow } from '../../contract/post-office-api.ts';
import { parseCardQr } from '../../domain/person.ts';
import { readPostCode } from '../../domain/post-item.ts';
import { codeOf } from '../../domain/signed-code.ts';
import type { Failure } from '../station-client.ts';
import { Button } from '../ui/button.tsx';
import { ErrorText, Notice } from '../ui/notice.tsx';
import { StaffHeader } from '../ui/staff-header.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { useScanner } from '../ui/use-scanner.ts';
import { GiveDialog } from './give-dialog.tsx';
import { MinutesSheet } from './minutes-sheet.tsx';
import styles from './post.module.css';
import type { AskPost } from './post-client.ts';
import { PostLists } from './post-lists.tsx';
import { TakeForm } from './take-form.tsx';

type Step =
  | { readonly at: 'lists' }
  | { readonly at: 'take'; readonly item: string }
  | { readonly at: 'give'; readonly row: PostRow | null }
  | { readonly at: 'minutes'; readonly minutes: PostMinutesView; readonly handOver: string };

/** Two things are done here, nhận and trả; under them stands what waits, and one key each. A scan does the likeliest. */
export function PostScreen({ ask, onSignOut }: { readonly ask: AskPost; readonly onSignOut: () => void }) {
  const { t } = useTranslation();
  const [view, setView] = useState<PostOfficeView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [step, setStep] = useState<Step>({ at: 'lists' });

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
  const idle = step.at === 'lists';
  useKeys([
    { keys: ['F2'], run: idle ? () => setStep({ at: 'take', item: '' }) : undefined },
    { keys: ['F4'], run: idle ? () => setStep({ at: 'give', row: null }) : undefined },
    { keys: ['Escape'], run: idle ? undefined : back },
  ]);
  // In a form the form hears the scanner itself.
  useScanner((readings) => {
    if (!idle || !view) return null;
    const result = view.out.find(({ code }) => readings.some((each) => codeOf(each) === code));
    if (result) return () => setStep({ at: 'give', row: result });
    const item = readings.map(readPostCode).find((read) => read.ok);
    if (item?.ok && !readings.some((each) => parseCardQr(each).ok))
      return () => setStep({ at: 'take', item: item.value });
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
          <TakeForm ask={ask} view={view} item={step.item} onDone={back} />
        ) : step.at === 'minutes' ? (
          <MinutesSheet view={view} minutes={step.minutes} handOver={step.handOver} onClose={back} />
        ) : (
          <>
            <div className={styles.two}>
              <BigButton sign="nhận" shortcut="F2" onPress={() => setStep({ at: 'take', item: '' })}>
                {t('post.take')}
              </BigButton>
              <BigButton sign="trả" shortcut="F4" onPress={() => setStep({ at: 'give', row: null })}>
                {t('post.give')}
              </BigButton>
            </div>
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

export function BackButton({ onPress }: { onPress: () => void }) {
  const { t } = useTranslation();
  return (
    <Button kind="quiet" onPress={onPress} shortcut="Esc">
      {t('ui.back')}
    </Button>
  );
}

const everyMs = 20_000;
