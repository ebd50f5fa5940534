import { useKiosk } from './kiosk-context.ts';
import { DocumentsScreen } from './screens/documents-screen.tsx';
import { FailedScreen } from './screens/failed-screen.tsx';
import { HelpScreen } from './screens/help-screen.tsx';
import { HomeScreen } from './screens/home-screen.tsx';
import { LanguagesScreen } from './screens/languages-screen.tsx';
import { LookUpScreen } from './screens/look-up-screen.tsx';
import { MoreScreen } from './screens/more-screen.tsx';
import { NeedsScreen } from './screens/needs-screen.tsx';
import { ProceduresScreen } from './screens/procedures-screen.tsx';
import { RatedScreen, RateScreen } from './screens/rate-screen.tsx';
import { StatusScreen } from './screens/status-screen.tsx';
import { TicketScreen } from './screens/ticket-screen.tsx';
import { TimetableScreen } from './screens/timetable-screen.tsx';
import { UndoneScreen } from './screens/undone-screen.tsx';
import { useNeeds } from './use-needs.ts';

/** What the person in front of the kiosk sees: their state chooses the screen. */
export function CitizenScreen() {
  const { at, ticket, failure, scan } = useKiosk().person;
  if (at === 'ticket' && ticket) return <TicketScreen key={ticket.ticket} ticket={ticket} />;
  if (at === 'failed' && failure) return <FailedScreen failure={failure} />;
  if (at === 'status' && scan) return <StatusScreen scan={scan} />;
  if (at === 'needs' || at === 'procedures' || at === 'documents') return <WhatToBring />;
  if (at === 'undone') return <UndoneScreen />;
  if (at === 'rate') return <RateScreen />;
  if (at === 'rated') return <RatedScreen />;
  if (at === 'help') return <HelpScreen />;
  if (at === 'look-up') return <LookUpScreen />;
  if (at === 'timetable') return <TimetableScreen />;
  if (at === 'languages') return <LanguagesScreen />;
  if (at === 'more') return <MoreScreen />;
  return <HomeScreen />;
}

function WhatToBring() {
  const { at, queue, procedure } = useKiosk().person;
  const needs = useNeeds();
  const procedures = needs?.find((each) => each.queue === queue)?.procedures ?? [];
  const chosen = procedures.find(({ code }) => code === procedure);
  if (at === 'documents' && chosen) return <DocumentsScreen procedure={chosen} />;
  if (at === 'procedures') return <ProceduresScreen procedures={procedures} />;
  return <NeedsScreen needs={needs} />;
}
