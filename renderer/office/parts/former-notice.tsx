import { useTranslation } from 'react-i18next';
import type { OfficeView } from '../../../contract/terminal-views.ts';
import { dateTimeText } from '../../ui/format.ts';
import { Notice, type Tone } from '../../ui/notice.tsx';

type Former = NonNullable<OfficeView['formerHost']>;

const tones: Readonly<Record<Former['state'], Tone>> = {
  ...{ missing: 'warn', meeting: 'info', met: 'good' },
  ...{ 'does-not-chain': 'bad', disowned: 'bad' },
};

/** What became of the host whose place this PC took, and what people have to do about it. */
export function FormerNotice({ former }: { readonly former: OfficeView['formerHost'] }) {
  const { t } = useTranslation();
  if (!former) return null;
  const { state, alone, beside } = former;
  const said = { at: dateTimeText(former.at), alone, beside };
  return (
    <Notice tone={beside > 0 ? 'bad' : tones[state]} title={t(`office.former.${state}`, said)}>
      <p>{t(`office.former.${state}.help`, said)}</p>
      {state === 'met' && beside === 0 ? <p>{t('office.former.nothing')}</p> : null}
      {beside > 0 ? <p>{t('office.former.beside', said)}</p> : null}
    </Notice>
  );
}
