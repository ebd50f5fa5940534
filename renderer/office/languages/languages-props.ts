import type { Inputs } from '../../station-client.ts';
import type { ViewOf } from '../../ui/use-live.ts';

export type LanguageProgress = ViewOf<'watchLanguages'>['languages'][number];
export type StageProgress = LanguageProgress['stages'][number];
export type Stage = Inputs['openStage']['stage'];
