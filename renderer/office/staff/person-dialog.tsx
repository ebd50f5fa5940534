import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffView } from '../../../contract/staff-api.ts';
import { languages } from '../../../domain/languages.ts';
import { accountRoles } from '../../../domain/roles.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Choice } from '../../ui/field.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { Picks } from '../../ui/picks.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { PassOnForm } from './pass-on-form.tsx';
import { SecondmentForm } from './secondment-form.tsx';
import styles from './staff.module.css';
import type { StaffPerson } from './staff-words.ts';

/** Everything the head decides about one person, on one page; each part saves by itself. */
export function PersonDialog(props: { view: StaffView; person: StaffPerson; onClose: () => void }) {
  const { view, person, onClose } = props;
  const { t } = useTranslation();
  return (
    <StaffDialog title={person.name} onClose={onClose} wide>
      <div className={styles.parts}>
        <div className={styles.part}>
          <Work person={person} />
          <Access person={person} />
        </div>
        <div className={styles.part}>
          <SecondmentForm view={view} person={person} />
          <PassOnForm view={view} person={person} />
        </div>
      </div>
      <div>
        <Button kind="primary" onPress={onClose}>
          {t('office.account.close')}
        </Button>
      </div>
    </StaffDialog>
  );
}

/** What the person is here for, and what they speak. */
function Work({ person }: { person: StaffPerson }) {
  const { t } = useTranslation();
  const setRole = useCommand('setAccountRole');
  const setLanguages = useCommand('setAccountLanguages');
  const { account } = person;
  return (
    <section className={styles.block}>
      <Choice
        label={t('office.account.role')}
        value={person.role}
        options={accountRoles.map((value) => ({ value, text: t(`office.role.${value}`) }))}
        onChange={(role) => setRole.run({ account, role })}
      />
      <p className={styles.soft}>{t(`office.roleMeaning.${person.role}`)}</p>
      <ErrorText failure={setRole.error} />
      <Picks
        label={t('office.staff.speaks')}
        chosen={person.languages}
        options={languages.map(({ code, vietnameseName }) => ({ value: code as string, text: vietnameseName }))}
        onChange={(chosen) => {
          if (chosen.length > 0) setLanguages.run({ account, languages: [...chosen] });
        }}
      />
      <ErrorText failure={setLanguages.error} />
    </section>
  );
}

/** The password for once, and the account itself. */
function Access({ person }: { person: StaffPerson }) {
  const { t } = useTranslation();
  const [once, setOnce] = useState<string | null>(null);
  const [sure, setSure] = useState(false);
  const reset = useCommand('resetPassword');
  const deactivate = useCommand('deactivateAccount');
  const reactivate = useCommand('reactivateAccount');
  const { account, isActive } = person;
  const run = async () => {
    const answer = await reset.run({ account });
    if (answer.ok) setOnce(answer.value.password);
  };
  if (!isActive)
    return (
      <section className={styles.block}>
        <p>{t('office.staff.inactiveHelp')}</p>
        <ErrorText failure={reactivate.error} />
        <div>
          <Button pending={reactivate.pending} onPress={() => reactivate.run({ account })}>
            {t('office.staff.reactivate')}
          </Button>
        </div>
      </section>
    );
  return (
    <section className={styles.block}>
      {once ? (
        <Notice tone="good">
          <p>{t('office.staff.onceHelp')}</p>
          <p className={styles.once}>{once}</p>
        </Notice>
      ) : null}
      <ErrorText failure={reset.error ?? deactivate.error} />
      <div className={styles.actions}>
        <Button pending={reset.pending} onPress={run}>
          {t('office.staff.reset')}
        </Button>
        {sure ? (
          <Button kind="danger" pending={deactivate.pending} onPress={() => deactivate.run({ account })}>
            {t('office.staff.deactivateSure')}
          </Button>
        ) : (
          <Button kind="quiet" onPress={() => setSure(true)}>
            {t('office.staff.deactivate')}
          </Button>
        )}
      </div>
    </section>
  );
}
