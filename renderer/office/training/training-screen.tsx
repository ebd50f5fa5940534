import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrainingView } from '../../../contract/training-api.ts';
import { waiveReasons } from '../../../domain/training/scenario-words.ts';
import { Button } from '../../ui/button.tsx';
import { ChooseDialog } from '../../ui/choose-dialog.tsx';
import { dateText } from '../../ui/format.ts';
import { GuideSheet } from '../../ui/guide/guide-sheet.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useLive } from '../../ui/use-live.ts';
import type { OfficePageProps } from '../office-page.ts';
import { Section } from '../parts/section.tsx';
import table from '../parts/table.module.css';

type Person = TrainingView['people'][number];

/** Who passed which exercise when; what still waits for it, and the head's word that it need not. */
export function TrainingScreen({ account }: OfficePageProps) {
  const { t } = useTranslation();
  const { view } = useLive('watchTraining', {});
  const [waiving, setWaiving] = useState<Person | null>(null);
  const print = useCommand('printTrainingRecord');
  const [isGuideOpen, setGuide] = useState(false);
  const [isPrinted, setPrinted] = useState(false);
  if (!view) return <Notice>{t('office.loading')}</Notice>;
  const isHead = account.role === 'head';
  const record = async (person: Person) => {
    setPrinted((await print.run({ account: person.account })).ok);
  };
  return (
    <Section title={t('training.office.title')} note={isHead ? <Wheels isOn={view.wheels} /> : null}>
      <p>{t('training.office.help')}</p>
      {isPrinted ? <Notice tone="good">{t('training.office.printed')}</Notice> : null}
      <ErrorText failure={print.error} />
      <table className={table.table}>
        <thead>
          <tr>
            <th>{t('office.account.name')}</th>
            <th>{t('office.account.role')}</th>
            <th>{t('training.exercises')}</th>
            <td className={table.end} />
          </tr>
        </thead>
        <tbody>
          {view.people.map((person) => (
            <tr key={person.account}>
              <td className={table.strong}>{person.name}</td>
              <td>{t(`office.role.${person.role}`)}</td>
              <td>
                <PassedBy person={person} />
              </td>
              <td className={table.end}>
                {isHead && person.isAsked ? (
                  <Button onPress={() => setWaiving(person)}>{t('training.office.waive')}</Button>
                ) : null}
                <Button kind="quiet" pending={print.pending} onPress={() => void record(person)}>
                  {t('training.office.print')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div>
        <Button kind="quiet" onPress={() => setGuide((was) => !was)}>
          {t('guide.show')}
        </Button>
      </div>
      {isGuideOpen ? <GuideSheet /> : null}
      {waiving ? <Waive person={waiving} onClose={() => setWaiving(null)} /> : null}
    </Section>
  );
}

function PassedBy({ person }: { person: Person }) {
  const { t } = useTranslation();
  const { passed, missing, waived } = person;
  const names = (ids: readonly Person['missing'][number][]) => ids.map((id) => t(`training.scenario.${id}`)).join(', ');
  const done = passed.map(({ scenario, at }) =>
    t('training.office.on', { name: t(`training.scenario.${scenario}`), date: dateText(at) }),
  );
  return (
    <>
      <p>{done.length > 0 ? done.join(', ') : t('training.office.none')}</p>
      {person.isAsked && missing.length > 0 ? (
        <p className={table.soft}>{t('training.office.waits', { missing: names(missing) })}</p>
      ) : null}
      {waived ? (
        <p className={table.soft}>
          {t('training.office.waived', {
            by: waived.by,
            date: dateText(waived.at),
            reason: t(`training.reason.${waived.reason}`),
          })}
        </p>
      ) : null}
    </>
  );
}

function Wheels({ isOn }: { isOn: boolean }) {
  const { t } = useTranslation();
  const set = useCommand('setTrainingWheels');
  return (
    <div>
      <span>
        {t('training.office.wheels')}:{' '}
        <strong>{t(isOn ? 'training.office.wheelsOn' : 'training.office.wheelsOff')}</strong>{' '}
      </span>
      <Button pending={set.pending} onPress={() => void set.run({ on: !isOn })}>
        {t(isOn ? 'training.office.turnOff' : 'training.office.turnOn')}
      </Button>
      <ErrorText failure={set.error} />
    </div>
  );
}

function Waive({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const waive = useCommand('waiveTraining');
  return (
    <ChooseDialog
      title={t('training.office.waiveTitle', { name: person.name })}
      onClose={onClose}
      options={waiveReasons.map((reason, n) => ({
        key: String(n + 1),
        text: t(`training.reason.${reason}`),
        run: async () => {
          if ((await waive.run({ account: person.account, reason })).ok) onClose();
        },
      }))}
      footer={<ErrorText failure={waive.error} />}
    />
  );
}
