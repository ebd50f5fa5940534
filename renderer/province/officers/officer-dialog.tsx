import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OfficerRole, officerRoles, seenRoles } from '../../../contract/province-pages-api.ts';
import { PointId } from '../../../domain/ids.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useOfficer, useSending } from '../officer-context.ts';
import styles from '../province.module.css';
import type { OfficerRow } from '../province-client.ts';
import { communeOptions } from '../scope-text.ts';

const wholeProvince = 'province';

/** One officer, new or known. A password is shown once, to be said to its person. */
export function OfficerDialog({ of, onClose }: { of: OfficerRow | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { officer } = useOfficer();
  const { send, pending, failure } = useSending();
  const [typed, setTyped] = useState({
    login: of?.login ?? '',
    name: of?.name ?? '',
    role: of?.role ?? ('viewer' as OfficerRole),
    office: '9',
    officeName: '',
    scope: of ? (of.commune?.code ?? wholeProvince) : (officer.commune?.code ?? wholeProvince),
  });
  const [password, setPassword] = useState<string | null>(null);
  const { login, name, role, scope, office, officeName } = typed;
  const commune = scope === wholeProvince ? null : scope;

  const isNewAgent = of === null && role === 'post-agent';
  /** A post office lies in one commune, and has a name and a number there. */
  const isWhole = !isNewAgent || (commune !== null && officeName.trim() !== '' && /^[1-9]\d?$/.test(office));

  const create = async () => {
    const made =
      role === 'post-agent'
        ? await send('createPostAgent', { login, name, officeName, point: PointId(`${commune}-${office}`) })
        : await send('createOfficer', { login, name, commune, role });
    if (made) setPassword(made.password);
  };
  const save = async (active: boolean) => {
    if (await send('setOfficer', { login, role, commune, active })) onClose();
  };
  const reset = async () => {
    const made = await send('resetOfficerPassword', { login });
    if (made) setPassword(made.password);
  };
  const scopes = [
    ...(officer.commune ? [] : [{ value: wholeProvince, text: t('province.scope.province') }]),
    ...communeOptions(t).filter(({ value }) => officer.commune === null || officer.commune.code === value),
  ];

  if (password !== null)
    return (
      <StaffDialog title={t('province.officer.password', { name })} onClose={onClose}>
        <p className={styles.secret}>{password}</p>
        <Notice>{t('province.officer.passwordOnce', { login })}</Notice>
        <div className={styles.actions}>
          <Button kind="primary" onPress={onClose}>
            {t('province.officer.noted')}
          </Button>
        </div>
      </StaffDialog>
    );
  return (
    <StaffDialog title={of ? of.name : t('province.officer.add')} onClose={onClose}>
      <form
        className={styles.wideForm}
        onSubmit={(event) => {
          event.preventDefault();
          void (of ? save(of.active) : create());
        }}
      >
        {of ? null : (
          <>
            <Field
              label={t('province.officer.name')}
              value={name}
              onChange={(next) => setTyped({ ...typed, name: next })}
              maxLength={100}
              autoFocus
            />
            <Field
              label={t('ui.signIn.login')}
              help={t('province.officer.loginHelp')}
              value={login}
              onChange={(next) => setTyped({ ...typed, login: next })}
              maxLength={40}
            />
          </>
        )}
        <Choice
          label={t('province.officer.scope')}
          value={scope}
          options={scopes}
          onChange={(next) => setTyped({ ...typed, scope: next })}
        />
        <Choice
          label={t('province.officer.role')}
          value={role}
          options={(of === null ? seenRoles : role === 'post-agent' ? [role] : officerRoles).map(
            (each: OfficerRole) => ({
              value: each,
              text: t(`province.role.${each}`),
            }),
          )}
          onChange={(next) => setTyped({ ...typed, role: next })}
        />
        <p className={styles.soft}>{t(`province.role.${role}.means`)}</p>
        {isNewAgent ? (
          <>
            <Field
              label={t('province.agent.office')}
              value={officeName}
              onChange={(next) => setTyped({ ...typed, officeName: next })}
              maxLength={100}
            />
            <Field
              label={t('province.agent.point')}
              help={t('province.agent.pointHelp')}
              inputMode="numeric"
              value={office}
              onChange={(next) => setTyped({ ...typed, office: next.replace(/\D/g, '').slice(0, 2) })}
            />
          </>
        ) : null}
        <ErrorText failure={failure} />
        <div className={styles.actions}>
          <Button onPress={onClose}>{t('province.ref.cancel')}</Button>
          {of ? (
            <>
              <Button onPress={reset}>{t('province.officer.reset')}</Button>
              <Button kind={of.active ? 'danger' : 'plain'} onPress={() => save(!of.active)}>
                {t(of.active ? 'province.officer.stop' : 'province.officer.start')}
              </Button>
            </>
          ) : null}
          <Button kind="primary" type="submit" pending={pending} disabled={!login || !name || !isWhole}>
            {t(of ? 'province.officer.save' : 'province.officer.create')}
          </Button>
        </div>
      </form>
    </StaffDialog>
  );
}
