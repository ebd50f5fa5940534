import { parentPort, workerData } from 'node:worker_threads';
import { lookAtIntegrity } from './integrity.ts';

const { folder, stream } = workerData as { folder: string; stream: string };
parentPort?.postMessage(await lookAtIntegrity(folder, stream));
