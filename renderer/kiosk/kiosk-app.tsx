import './sizes.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PriorityCategory } from '../../domain/ticket-words.ts';
import { sourceLanguage } from '../i18n.ts';
import type { Failure } from '../station-client.ts';
import { setTheme, type Theme } from '../ui/display-settings.ts';
import { useCommand } from '../ui/use-command.ts';
import { useLive } from '../ui/use-live.ts';
import { useTexts } from '../ui/use-texts.ts';
import { InputGuard } from './input-guard.tsx';
import { paperOf } from './paper-of.ts';
import { FailedScreen } from './screens/failed-screen.tsx';
import { HomeScreen } from './screens/home-screen.tsx';
import { LostScreen } from './screens/lost-screen.tsx';
import { PriorityScreen } from './screens/priority-screen.tsx';
import { type IssuedTicket, TicketScreen } from './screens/ticket-screen.tsx';
import { StillThere } from './still-there.tsx';

/** Everything one person has chosen; the next person begins with `nobody`. */
interface Person {
  readonly theme: Theme;
  readonly priority: PriorityCategory | null;
  readonly choosingPriority: boolean;
  readonly queue: string | null;
  readonly ticket: IssuedTicket | null;
  readonly failure: Failure | null;
}

const nobody: Person = {
  theme: 'normal',
  priority: null,
  choosingPriority: false,
  queue: null,
  ticket: null,
  failure: null,
};

/** Two taps within this time give one ticket: the second must not close, nor take, anything. */
const afterTicketMs = 3_000;
const afterScreenMs = 350;

export function KioskApp() {
  const { i18n } = useTranslation();
  const live = useLive('watchKiosk', {});
  useTexts(live.view?.point.languages);
  const issue = useCommand('issueTicket');
  const [person, setPerson] = useState<Person>(nobody);
  const change = (changes: Partial<Person>) => setPerson((was) => ({ ...was, ...changes }));

  const reset = () => {
    issue.forget();
    setPerson(nobody);
    setTheme(nobody.theme);
    i18n.changeLanguage(sourceLanguage);
  };
  const takeNumber = async (queue: string) => {
    change({ queue });
    const answer = await issue.run({ queue, priority: person.priority, language: i18n.language });
    if (answer.ok) change({ ticket: answer.value });
    else change({ failure: answer.error });
  };

  const { view, connected } = live;
  const { ticket, failure, theme } = person;

  if (ticket && view) {
    const queue = view.queues.find((each) => each.id === ticket.queue) ?? null;
    return (
      <InputGuard screen={`ticket ${ticket.ticket}`} forMs={afterTicketMs}>
        <TicketScreen ticket={ticket} queue={queue} paper={paperOf(view, ticket)} view={view} onClose={reset} />
      </InputGuard>
    );
  }
  if (!view || !connected || !view.healthy) return <LostScreen point={view?.point ?? null} onShown={reset} />;
  if (failure) {
    return (
      <InputGuard screen="failed" forMs={afterScreenMs}>
        <FailedScreen failure={failure} view={view} onClose={reset} />
      </InputGuard>
    );
  }
  const begun = theme !== 'normal' || person.priority !== null || person.choosingPriority;
  const away = begun || i18n.language !== sourceLanguage;
  if (person.choosingPriority) {
    return (
      <InputGuard screen="priority" forMs={afterScreenMs}>
        <PriorityScreen
          view={view}
          onChoose={(priority) => change({ priority, choosingPriority: false })}
          onBack={() => change({ choosingPriority: false })}
        />
        <StillThere active={away} onGone={reset} />
      </InputGuard>
    );
  }
  return (
    <InputGuard screen={`home ${person.priority}`} forMs={afterScreenMs}>
      <HomeScreen
        view={view}
        priority={person.priority}
        theme={theme}
        taking={issue.pending ? person.queue : null}
        onQueue={takeNumber}
        onLanguage={(language) => i18n.changeLanguage(language)}
        onPriority={() => change(person.priority ? { priority: null } : { choosingPriority: true })}
        onTheme={(next) => {
          setTheme(next);
          change({ theme: next });
        }}
      />
      <StillThere active={away && !issue.pending} onGone={reset} />
    </InputGuard>
  );
}
