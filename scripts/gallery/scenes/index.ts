import type { Scene } from '../scene.ts';
import { accessScenes } from './access.ts';
import { backupScenes } from './backup.ts';
import { besideScenes } from './beside.ts';
import { boardScenes } from './board.ts';
import { counterScenes } from './counter.ts';
import { dockScenes } from './dock.ts';
import { doctorScenes } from './doctor.ts';
import { doorScenes } from './door.ts';
import { handOverScenes } from './hand-over.ts';
import { homeScenes } from './homes.ts';
import { joinedPcScenes } from './joined-pc.ts';
import { kioskScenes } from './kiosk.ts';
import { moneyScenes } from './money.ts';
import { officeScenes } from './office.ts';
import { ownDoorScenes } from './own-doors.ts';
import { postScenes } from './post.ts';
import { privacyScenes } from './privacy.ts';
import { provinceScenes } from './province.ts';
import { speechAndHourScenes } from './speech-and-hours.ts';
import { stationScenes } from './stations.ts';
import { trainingScenes } from './training.ts';
import { updateScenes } from './updates.ts';
import { visitScenes } from './visit.ts';

/** Every screen in every state that is shown and tested. */
export const scenes: readonly Scene[] = [
  ...kioskScenes,
  ...boardScenes,
  ...doorScenes,
  ...counterScenes,
  ...handOverScenes,
  ...moneyScenes,
  ...visitScenes,
  ...besideScenes,
  ...homeScenes,
  ...officeScenes,
  ...stationScenes,
  ...speechAndHourScenes,
  ...backupScenes,
  ...updateScenes,
  ...doctorScenes,
  ...privacyScenes,
  ...accessScenes,
  ...trainingScenes,
  ...dockScenes,
  ...ownDoorScenes,
  ...joinedPcScenes,
  ...provinceScenes,
  ...postScenes,
];
