import { useTranslation } from 'react-i18next';
import { RegisterCompare } from '../ui/register/register-compare.tsx';
import { useSending } from './officer-context.ts';
import { Panel } from './panel.tsx';

/** As many as one comparison takes. */
const most = 20_000;

/** The provincial system's list against what the points received. */
export function CompareScreen() {
  const { t } = useTranslation();
  const { send, pending, failure } = useSending();
  return (
    <Panel title={t('province.page.compare')}>
      <RegisterCompare
        help={t('province.compare.help')}
        most={most}
        compare={async (rows, from, to) => {
          const compared = await send('compareWithRegister', { from, to, rows });
          if (!compared) return null;
          const differentDate = compared.differentDate.map(({ there, ...row }) => ({ ...row, receivedOn: there }));
          return { ...compared, differentDate };
        }}
        pending={pending}
        failure={failure}
      />
    </Panel>
  );
}
