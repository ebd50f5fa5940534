import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonsDossier } from '../../../contract/privacy-api.ts';
import { Button } from '../../ui/button.tsx';
import { CorrectDialog } from '../../ui/correct-dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { localDateText } from '../../ui/format.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useCommand, useRequest } from '../../ui/use-command.ts';
import { Section } from '../parts/section.tsx';
import table from '../parts/table.module.css';
import { EraseDialog } from './erase-dialog.tsx';
import { GiveOutDialog } from './give-out-dialog.tsx';
import styles from './privacy.module.css';
import { ReadingsDialog } from './readings-dialog.tsx';

type Asked =
  | { readonly what: 'readings' | 'correct' | 'erase'; readonly of: PersonsDossier }
  | { readonly what: 'give-out' };

const ended: readonly PersonsDossier['state'][] = ['returned', 'refused', 'withdrawn', 'stopped', 'voided'];

/** By the number of their card: every dossier, and what can be done for them. */
export function PersonSection() {
  const { t } = useTranslation();
  const [idNumber, setIdNumber] = useState('');
  const [found, setFound] = useState<{ readonly of: string; readonly dossiers: readonly PersonsDossier[] } | null>(
    null,
  );
  const [asked, setAsked] = useState<Asked | null>(null);
  const find = useRequest('findPerson');
  const restrict = useCommand('restrictDossier');
  const isWhole = /^\d{12}$/.test(idNumber);
  const look = async (of = idNumber) => {
    const answer = await find.run({ idNumber: of });
    setFound(answer.ok ? { of, dossiers: answer.value.dossiers } : null);
  };
  const turn = async ({ dossier, restricted }: PersonsDossier) => {
    const answer = await restrict.run({ dossier, restricted: !restricted });
    if (answer.ok && found) await look(found.of);
  };
  const close = () => {
    setAsked(null);
    if (found) void look(found.of);
  };
  return (
    <Section title={t('office.privacy.person')}>
      <p className={styles.soft}>{t('office.privacy.personHelp')}</p>
      <form
        className={styles.find}
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole) void look();
        }}
      >
        <Field
          label={t('dossier.person.idNumber')}
          help={t('office.privacy.idHelp')}
          inputMode="numeric"
          value={idNumber}
          onChange={(typed) => setIdNumber(typed.replace(/\D/g, '').slice(0, 12))}
          maxLength={12}
        />
        <Button kind="primary" type="submit" pending={find.pending} disabled={!isWhole}>
          {t('office.privacy.find')}
        </Button>
      </form>
      <ErrorText failure={find.error ?? restrict.error} />
      {found && found.dossiers.length === 0 ? <Notice>{t('office.privacy.nobody')}</Notice> : null}
      {found && found.dossiers.length > 0 ? (
        <>
          <div>
            <Button onPress={() => setAsked({ what: 'give-out' })}>{t('office.privacy.giveOut')}</Button>
          </div>
          <ul className={styles.list}>
            {found.dossiers.map((each) => (
              <li key={each.dossier} className={styles.dossier}>
                <div>
                  <span className={table.strong}>{each.code}</span>{' '}
                  {each.restricted ? <StateBadge tone="warn">{t('office.privacy.restricted')}</StateBadge> : null}
                  <br />
                  {each.procedureName}
                  <br />
                  <span className={styles.soft}>
                    {t('office.privacy.line', {
                      received: localDateText(each.receivedAt.slice(0, 10)),
                      state: t(`dossier.state.${each.state}`),
                    })}
                  </span>
                </div>
                <div className={styles.buttons}>
                  <Button onPress={() => setAsked({ what: 'readings', of: each })}>
                    {t('office.privacy.readings')}
                  </Button>
                  {each.isGuest ? null : (
                    <Button onPress={() => setAsked({ what: 'correct', of: each })}>
                      {t('office.privacy.correct')}
                    </Button>
                  )}
                  {each.isGuest || each.as === 'submitter' ? null : (
                    <>
                      <Button pending={restrict.pending} onPress={() => void turn(each)}>
                        {t(each.restricted ? 'office.privacy.lift' : 'office.privacy.restrict')}
                      </Button>
                      {ended.includes(each.state) ? (
                        <Button onPress={() => setAsked({ what: 'erase', of: each })}>
                          {t('office.privacy.erase')}
                        </Button>
                      ) : null}
                    </>
                  )}
                </div>
                {each.as === 'submitter' ? <p className={styles.soft}>{t('office.privacy.submitter')}</p> : null}
                {each.isGuest ? <p className={styles.soft}>{t('office.privacy.guest')}</p> : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {asked?.what === 'give-out' && found ? <GiveOutDialog idNumber={found.of} onClose={close} /> : null}
      {asked?.what === 'readings' ? (
        <ReadingsDialog dossier={asked.of.dossier} code={asked.of.code} onClose={close} />
      ) : null}
      {asked?.what === 'correct' ? (
        <CorrectDialog dossier={asked.of.dossier} code={asked.of.code} whose={asked.of.as} onClose={close} />
      ) : null}
      {asked?.what === 'erase' ? <EraseDialog dossiers={[asked.of]} visits={[]} why="asked" onClose={close} /> : null}
    </Section>
  );
}
