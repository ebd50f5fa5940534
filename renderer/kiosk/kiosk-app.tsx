import { useLive } from '../ui/use-live.ts';

export function KioskApp() {
  const live = useLive('watchKiosk', {});
  return <main>{live.view?.point.centreName}</main>;
}
