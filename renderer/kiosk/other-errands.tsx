import { BarButton } from './bar-button.tsx';
import { useKiosk } from './kiosk-context.ts';

/** What one may want besides a number: how a dossier stands, what to bring, where the centre comes nearer. */
export function OtherErrands() {
  const { view, send } = useKiosk();
  return (
    <>
      <BarButton label="kiosk.bar.lookUp" sign="look-up" onTap={() => send({ type: 'code-asked' })} />
      <BarButton label="kiosk.bar.needs" sign="needs" onTap={() => send({ type: 'needs-asked' })} />
      {view.timetable.length > 0 ? (
        <BarButton label="kiosk.bar.timetable" sign="timetable" onTap={() => send({ type: 'timetable-asked' })} />
      ) : null}
    </>
  );
}
