import { type KeyboardEvent, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountRole } from '../../domain/roles.ts';
import { officePagesOf, pageGroups } from './office-pages.ts';
import styles from './page-list.module.css';
import { stepsOf } from './steps-of.ts';

interface ListProps {
  readonly role: AccountRole;
  readonly page: string;
  readonly onPage: (id: string) => void;
}

/**
 * The pages of the office by group. One stop of the Tab key, on the page that is open; arrows, Home and End go through the
 * list, Enter or the space bar opens.
 */
export function PageList({ role, page, onPage }: ListProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLElement>(null);
  const id = useId();
  const pages = officePagesOf(role);
  const groups = pageGroups
    .map((group) => ({ group, pages: pages.filter((each) => each.group === group) }))
    .filter((each) => each.pages.length > 0);
  const walk = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const to = stepsOf(event.key, at, buttons.length);
    if (at < 0 || to === null) return;
    event.preventDefault();
    buttons[to]?.focus();
  };
  return (
    <nav ref={list} className={styles.list} aria-label={t('office.pages')} onKeyDown={walk}>
      {groups.map((each) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
        <div key={each.group} className={styles.group} role="group" aria-labelledby={`${id}${each.group}`}>
          <span id={`${id}${each.group}`} className={styles.heading}>
            {t(`office.pageGroup.${each.group}`)}
          </span>
          {each.pages.map((one) => (
            <button
              key={one.id}
              type="button"
              className={styles.page}
              tabIndex={one.id === page ? 0 : -1}
              onClick={() => onPage(one.id)}
              {...(one.id === page ? { 'aria-current': 'page' } : {})}
            >
              {t(one.title)}
            </button>
          ))}
        </div>
      ))}
    </nav>
  );
}
