import { useTranslation } from 'react-i18next';
import { RegisterCompare } from '../../ui/register/register-compare.tsx';
import { useRequest } from '../../ui/use-command.ts';
import { Section } from '../parts/section.tsx';

/** As many as one message to the station carries. */
const most = 3000;

/** The provincial register against what this point received. */
export function RegisterSection() {
  const { t } = useTranslation();
  const compare = useRequest('compareRegister');
  return (
    <Section title={t('office.beside.register')}>
      <RegisterCompare
        help={t('office.beside.registerHelp')}
        most={most}
        compare={async (rows, from, to) => {
          const answer = await compare.run({ rows, from, to });
          if (!answer.ok) return null;
          const differentDate = answer.value.differentDate.map(({ there, here }) => ({
            ...there,
            here: here.receivedOn,
          }));
          return { ...answer.value, differentDate };
        }}
        pending={compare.pending}
        failure={compare.error}
      />
    </Section>
  );
}
