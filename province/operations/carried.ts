import type { Head } from '../../domain/chain.ts';
import { pointOfStream, StreamId } from '../../domain/ids.ts';
import { streamOfPoint } from '../store/streams.ts';
import type { Province } from './province.ts';

/** What a station has of other streams (a neighbour's, a stick's), and the province has not: from where it wants it. */
export async function wanted(
  { database }: Province,
  carries: readonly { readonly stream: string; readonly head: Head }[],
): Promise<{ stream: string; from: Head }[]> {
  const wants: { stream: string; from: Head }[] = [];
  for (const { stream, head } of carries) {
    const known = await streamOfPoint(database, pointOfStream(StreamId(stream)), stream);
    if (known && known.have.seq < head.seq) wants.push({ stream, from: known.have });
  }
  return wants;
}
