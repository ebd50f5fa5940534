declare const brand: unique symbol;
type Brand<Name extends string> = string & { readonly [brand]: Name };

/** Commune code and the point's ordinal in it: `22006-1` is the principal point of Canh Vinh. */
export type PointId = Brand<'point'>;
/** One writer's log in one incarnation: `<point>:<incarnation>`. */
export type StreamId = Brand<'stream'>;
/** `<business day>.<number>`: unique at the point for ever, because a day is an ordinal that never repeats. */
export type TicketId = Brand<'ticket'>;
/** UUIDv7 made once per person's action; the retry of an action carries the same one. */
export type Origin = Brand<'origin'>;
export type DossierId = Brand<'dossier'>;
export type AttachmentId = Brand<'attachment'>;
/** One bag, or one armful, from point to point. */
export type HandOverId = Brand<'hand-over'>;
export type AppointmentId = Brand<'appointment'>;
/** Somebody asked to be visited at home. */
export type HomeVisitId = Brand<'home-visit'>;
/** What somebody owes. */
export type FeeId = Brand<'fee'>;
/** A book of printed fee receipts. */
export type BookId = Brand<'book'>;
/** What a point wrote down about a procedure. */
export type NoteId = Brand<'note'>;
/** Something happened to people's data. */
export type BreachId = Brand<'breach'>;
export type AccountId = Brand<'account'>;
export type SecondmentId = Brand<'secondment'>;
/** A window in a role on one PC. */
export type TerminalId = Brand<'terminal'>;
/** Another PC of the point, once paired: eight letters and digits. */
export type StationId = Brand<'station'>;
/** Counter number as people say it: `1` … `99`. */
export type CounterId = Brand<'counter'>;
/** Queue letter, `A` … `Z`. */
export type QueueId = Brand<'queue'>;

export const PointId = (text: string) => text as PointId;
export const StreamId = (text: string) => text as StreamId;
export const TicketId = (text: string) => text as TicketId;
export const Origin = (text: string) => text as Origin;
export const DossierId = (text: string) => text as DossierId;
export const AttachmentId = (text: string) => text as AttachmentId;
export const HandOverId = (text: string) => text as HandOverId;
export const AppointmentId = (text: string) => text as AppointmentId;
export const HomeVisitId = (text: string) => text as HomeVisitId;
export const FeeId = (text: string) => text as FeeId;
export const BookId = (text: string) => text as BookId;
export const NoteId = (text: string) => text as NoteId;
export const BreachId = (text: string) => text as BreachId;
export const AccountId = (text: string) => text as AccountId;
export const SecondmentId = (text: string) => text as SecondmentId;
export const TerminalId = (text: string) => text as TerminalId;
export const StationId = (text: string) => text as StationId;
export const CounterId = (text: string) => text as CounterId;
export const QueueId = (text: string) => text as QueueId;

export function streamOf(point: PointId, incarnation: string): StreamId {
  return StreamId(`${point}:${incarnation}`);
}

export function pointOfStream(stream: StreamId): PointId {
  return PointId(stream.slice(0, stream.indexOf(':')));
}
