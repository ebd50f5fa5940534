import type { Point } from '../../domain/point.ts';
import { canhVinh } from '../../scripts/canh-vinh.ts';

/** The point every test works at. */
export const testPoint: Point = canhVinh({ demonstration: true });
