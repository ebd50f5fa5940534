import { useTranslation } from 'react-i18next';
import { setUpRoles } from '../../contract/set-up-api.ts';
import { Button } from '../ui/button.tsx';
import own from './set-up.module.css';
import type { StepProps } from './step-props.ts';

const languages = { vi: 'Tiếng Việt', en: 'English' } as const;

/** Each language in itself: who cannot read the page finds theirs. */
export function LanguageStep({ client, told }: StepProps) {
  const { t } = useTranslation();
  return (
    <>
      <h1>{t('setUp.language.title')}</h1>
      <p>{t('setUp.language.help')}</p>
      <div className={own.choices}>
        {(['vi', 'en'] as const).map((language) => (
          <Button
            key={language}
            size="large"
            autoFocus={language === 'vi'}
            kind={language === 'vi' ? 'primary' : 'plain'}
            onPress={async () => told(await client.chooseLanguage({ language }))}
          >
            {languages[language]}
          </Button>
        ))}
      </div>
    </>
  );
}

export function RoleStep({ client, told }: StepProps) {
  const { t } = useTranslation();
  return (
    <>
      <h1>{t('setUp.role.title')}</h1>
      <div className={own.choices}>
        {setUpRoles.map((role) => (
          <div key={role} className={own.choice}>
            <Button
              size="large"
              autoFocus={role === 'one'}
              onPress={async () => told(await client.chooseRole({ role }))}
            >
              {t(`setUp.role.${role}`)}
            </Button>
            <span>{t(`setUp.role.${role}Help`)}</span>
          </div>
        ))}
      </div>
      <BackButton client={client} told={told} />
    </>
  );
}

export function BackButton({ client, told }: Pick<StepProps, 'client' | 'told'>) {
  const { t } = useTranslation();
  return (
    <div>
      <Button onPress={async () => told(await client.goBack({}))}>{t('setUp.back')}</Button>
    </div>
  );
}
